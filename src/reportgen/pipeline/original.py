"""A returned report as it was when it was built: made anew from the facts of that day, as far as they go back."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.diagnostics import Outcome
from reportgen.facts.answer import answer_of, read_answer, shown_answer
from reportgen.facts.editing import Edit, edited
from reportgen.facts.field import field_at
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.returned import ReturnedFile
from reportgen.pipeline.road import report_of
from reportgen.pipeline.standing import Standing
from reportgen.reports.official import OfficialReport

__all__ = ["Rebuild", "originals_of"]

Rebuild = Callable[[OfficialReport], Outcome[bytes]]
"""Builds the .docx of a report in memory; no value where its template does not let it."""


def originals_of(standing: Standing, facts: bytes, rebuild: Rebuild) -> Callable[[ReturnedFile], ReturnedFile | None]:
    """Return what makes the original of one returned report after the other; None of a form, and where it cannot.

    Reports of one build have the same, which is made once.
    """
    built: dict[tuple[Edit, ...], ReturnedFile | None] = {}

    def original(returned: ReturnedFile) -> ReturnedFile | None:
        if returned.sort != "report":
            return None
        edits = _back(returned, standing)
        if edits not in built:
            built.clear()
            built[edits] = _built(edits, facts, standing, rebuild)
        return built[edits]

    return original


def _back(returned: ReturnedFile, standing: Standing) -> tuple[Edit, ...]:
    """Return what sets the facts back to what they were when the report was built."""
    edits: dict[object, Edit] = {}
    for place in returned.facts:
        mine, field = standing.facts.get(place.route), field_at(type(standing.report), place.route)
        if mine is None or field is None or place.filter is not None:
            continue
        if place.exported.text == shown_answer(answer_of(mine)):
            continue
        try:
            edits[place.route] = Edit(place.route, read_answer(field.kind, place.exported.text))
        except UnreadableError:  # a value for the model of that day
            continue
    return tuple(edits.values())


def _built(edits: tuple[Edit, ...], facts: bytes, standing: Standing, rebuild: Rebuild) -> ReturnedFile | None:
    from reportgen.readers.docx import read  # as everything of Word files: only where there is one

    report = standing.report
    if edits:
        set_back = edited(facts, standing.file, edits, type(report)).value
        report = (None if set_back is None else report_of(set_back, standing.file).value) or report
    content = rebuild(report).value
    return None if content is None else read(content, standing.file).value
