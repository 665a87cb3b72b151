"""What was changed in a report beside its facts: its prose, which belongs into the template."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span, message
from reportgen.facts.answer import answer_of, read_answer, shown_answer
from reportgen.facts.editing import Edit, edited
from reportgen.facts.field import field_at
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.returned import ProseEdit, ReturnedFile
from reportgen.pipeline.road import report_of
from reportgen.pipeline.standing import Standing
from reportgen.reports.official import OfficialReport

__all__ = ["Rebuild", "prose_of"]

Rebuild = Callable[[OfficialReport], Outcome[bytes]]
"""Builds the .docx of a report in memory; no value where its template does not let it."""
_SHORT = 120
"""Characters of both wordings that are shown in full."""
_AROUND = 10
"""Characters that are shown on either side of a change."""


def prose_of(standing: Standing, facts: bytes, rebuild: Rebuild) -> Callable[[ReturnedFile], tuple[Diagnostic, ...]]:
    """Return what tells the changed prose of one returned report after the other.

    A report is held against one that is built anew from the facts as they were when it was built, as far as the fact
    file can be set back.  Reports of one build are all held against the same, which is made once.
    """
    built: dict[tuple[Edit, ...], Outcome[ReturnedFile]] = {}

    def told(returned: ReturnedFile) -> tuple[Diagnostic, ...]:
        if returned.sort != "report":
            return ()
        edits = _back(returned, standing)
        if edits not in built:
            built.clear()
            built[edits] = _built(edits, facts, standing, rebuild)
        before = built[edits]
        return _told(returned, before.value) if before.value is not None else (_not_compared(returned, standing),)

    return told


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


def _built(edits: tuple[Edit, ...], facts: bytes, standing: Standing, rebuild: Rebuild) -> Outcome[ReturnedFile]:
    from reportgen.readers.docx import read  # as everything of Word files: only where there is one

    report = standing.report
    if edits:
        set_back = edited(facts, standing.file, edits, type(report)).value
        report = (None if set_back is None else report_of(set_back, standing.file).value) or report
    content = rebuild(report).value
    return Outcome(None) if content is None else read(content, standing.file)


def _told(returned: ReturnedFile, built: ReturnedFile) -> tuple[Diagnostic, ...]:
    from reportgen.readers.prose import prose_edits

    return tuple(_hint(edit) for edit in prose_edits(returned, built))


def _hint(edit: ProseEdit) -> Diagnostic:
    before, after = _changed(_line(edit.before.splitlines()), _line(edit.after.splitlines()))
    if not before:
        said = message('a paragraph is new: "{after}"', after=after)
    elif not after:
        said = message('a paragraph was deleted: "{before}"', before=before)
    else:
        said = message('a paragraph was changed from "{before}" to "{after}"', before=before, after=after)
    if edit.is_tracked:
        said = message("{said} (a tracked change)", said=said)
    cure = message("prose is the template's: put it in there, or the next build brings back the old one")
    return Diagnostic("prose-changed", said, edit.span, cure, Severity.HINT)


def _changed(before: str, after: str) -> tuple[str, str]:
    """Return what differs of two long texts, each stretch with a little of what stands around it."""
    if not (before and after) or len(before) + len(after) < _SHORT:
        return before, after
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    shown: tuple[list[str], list[str]] = [], []
    for group in matcher.get_grouped_opcodes(_AROUND):
        (_, start, _, other_start, _), (_, _, end, _, other_end) = group[0], group[-1]
        shown[0].append(before[start:end])
        shown[1].append(after[other_start:other_end])
    return _pieces(shown[0], before), _pieces(shown[1], after)


def _pieces(pieces: list[str], whole: str) -> str:
    """Return stretches of a text with … for what is left out."""
    start = "" if whole.startswith(pieces[0]) else "…"
    end = "" if whole.endswith(pieces[-1]) else "…"
    return f"{start}{'…'.join(pieces)}{end}"


def _line(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _not_compared(returned: ReturnedFile, standing: Standing) -> Diagnostic:
    span = Span(returned.facts[0].span.source, 1) if returned.facts else None
    said = message("changes of the prose were not looked for: the report cannot be built anew to compare it with")
    cure = message('run "reportgen build {file}" to see why', file=standing.file)
    return Diagnostic("prose-not-compared", said, span, cure, Severity.WARNING)
