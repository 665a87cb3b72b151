"""Checking a finished Word file: its text, its layout where that is asked, and its facts where reportgen made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import PurePath

from reportgen.check.appearance import Appearance
from reportgen.check.locating import Locator
from reportgen.check.manuscript import Manuscript
from reportgen.check.returned import ReturnedReport
from reportgen.check.rules import group_of, layout, returned, template
from reportgen.check.selection import Selection
from reportgen.diagnostics import Diagnostic, ReportgenError, Route, has_errors, in_order, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact
from reportgen.facts.returned import ReturnedFile
from reportgen.facts.walking import facts_of
from reportgen.layouts import VARIANTS
from reportgen.pipeline.checking import Bench, check_text
from reportgen.pipeline.manifest import ORIGIN
from reportgen.pipeline.objections import foreign
from reportgen.pipeline.road import report_of
from reportgen.pipeline.standing import standing_of
from reportgen.readers.docx.report import FoundReport, read_report
from reportgen.reports import REPORTS

__all__ = ["Against", "Surroundings", "check_word_file"]


@frozen
class Against:
    """The facts that a report is held against: the content of a fact file, and its name as it is shown."""

    content: bytes = field(repr=False)
    file: str


@frozen
class Surroundings:
    """What a finished report belongs to."""

    bench: Bench
    """The templates of its project."""
    selection: Selection
    """What the project asks for."""
    against: Against | None
    """The facts to hold it against; None where there are none."""


def check_word_file(
    content: bytes, file: str, *, layout_name: str | None, surroundings_of: Callable[[str | None], Surroundings]
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a finished Word file.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
        layout_name: The layout that it is held against; None leaves its looks alone.
        surroundings_of: Returns what it belongs to, given the name of the fact file that it was made from as the report
            says it; None where it does not.

    Raises:
        ReportgenError: It is a form, or the facts cannot be read.
    """
    read = read_report(content, file)
    if read.value is None:
        return read.diagnostics
    found = read.value
    if found.is_form:
        said = message('"{file}" is a form, not a report', file=file)
        raise ReportgenError(said, message('take it into its fact file with "reportgen pull"'))
    around = surroundings_of(None if found.returned is None else dict(found.returned.identity).get(ORIGIN))
    bench, selection = around.bench, around.selection
    diagnostics = [*found.diagnostics, *_of_text(found, bench, selection)]
    if layout_name is not None:
        diagnostics += _of_layout(found, layout_name, selection)
    if found.returned is not None:
        diagnostics += _of_facts(found, found.returned, around)
    return in_order(selection.as_bad_as(diagnostics, group_of))


def _of_text(found: FoundReport, bench: Bench, selection: Selection) -> Iterator[Diagnostic]:
    allowed = _allowed(found.returned, bench)
    yield from check_text(Manuscript(found.passages), Locator(file=found.source), selection, allowed)


def _of_layout(found: FoundReport, name: str, selection: Selection) -> Iterator[Diagnostic]:
    appearance = Appearance(found.source, found.passages, found.looks, found.pages, VARIANTS[name]())
    for rule in layout.RULES.values():
        if selection.takes(rule.ID, group_of(rule.ID)):
            yield from rule.check(appearance)


def _of_facts(found: FoundReport, file: ReturnedFile, around: Surroundings) -> Iterator[Diagnostic]:
    against, selection = around.against, around.selection
    facts: dict[Route, Fact] | None = None
    if against is not None:
        report = report_of(against.content, against.file)
        yield from report.diagnostics
        if report.value is not None:
            other = tuple(foreign(file, standing_of(report.value, against.file, PurePath(against.file).name)))
            yield from other
            facts = None if has_errors(other) else {fact.route: fact for fact in facts_of(report.value)}
    words = _allowed(file, around.bench).get(template.typed_number.ID, ())
    words = (*words, *selection.allowed(template.typed_number.ID), *selection.allowed(returned.untraced_number.ID))
    built = ReturnedReport(found.source, found.passages, file.facts, facts, words)
    for rule in returned.RULES.values():
        if selection.takes(rule.ID, group_of(rule.ID)):
            yield from rule.check(built)


def _allowed(file: ReturnedFile | None, bench: Bench) -> dict[str, tuple[str, ...]]:
    """Return what the templates of a report allow; nothing where it is not ours, or of a type that is gone."""
    name = None if file is None else dict(file.identity).get("report")
    return bench.allowed(name) if name is not None and name in REPORTS else {}
