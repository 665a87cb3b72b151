"""A version of a report, from whatever holds it: a fact file, a .docx that was built, a .md that was built."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from reportgen.diagnostics import Outcome, Route, Source, has_errors
from reportgen.document.nodes import Document
from reportgen.document.passage import Passage, passages_of
from reportgen.document.reading import read
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import CountValue, RateValue
from reportgen.facts.section import Section
from reportgen.pipeline.comparing import Stated, Version
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.road import draw_up, report_of, write
from reportgen.readers.docx.report import read_report
from reportgen.reports.official import OfficialReport
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

__all__ = ["version_of_facts", "version_of_markdown", "version_of_word"]


def version_of_facts(
    content: bytes, file: str, folder: Path, templates: Templates, as_word: WriteOptions | None = None
) -> Outcome[Version]:
    """Return the version that a fact file holds, as its template prints it.

    Where the template cannot print it, the version has no passages, and the diagnostics say why.

    Args:
        content: Of the fact file.
        file: Its name as it is shown.
        folder: Where the file that it names as last year's is looked for.
        templates: That print it.
        as_word: Print it as a Word file, to be compared with one; what a writer does to a text is then in both.

    Raises:
        ReportgenError: The file that it names as last year's cannot be read.
    """
    report = report_of(content, file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    previous = named_previous(report.value, folder)
    document = draw_up(report.value, templates, previous.value)
    passages = () if document.value is None else _passages(document.value, file, as_word)
    found = () if document.value is not None else document.diagnostics
    return Outcome(Version(file, dict(_stated_in(report.value)), passages), found)


def _passages(document: Document, file: str, as_word: WriteOptions | None) -> tuple[Passage, ...]:
    written = None if as_word is None else read_report(write(document, "docx", as_word), file).value
    return tuple(passages_of(document)) if written is None else written.passages


def version_of_word(content: bytes, file: str) -> Outcome[Version]:
    """Return the version that a .docx holds: the facts that reportgen put in, as they stand there now."""
    found = read_report(content, file)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    returned = found.value.returned
    facts: dict[Route, Stated] | None = None
    if returned is not None:
        facts = {}
        for each in returned.facts:
            state = State.KNOWN if each.typed else State.BLANK
            answer = "" if each.is_edited else each.exported.text
            facts.setdefault(each.route, Stated(each.label, each.typed, str(state), answer))
    return Outcome(Version(file, facts, found.value.passages))


def version_of_markdown(content: bytes, file: str) -> Outcome[Version]:
    """Return the version that a .md holds: its text."""
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    document = read(text, sources={"": Source(file, text)}, numbered=True)
    if document.value is None or has_errors(document.diagnostics):
        return Outcome(None, document.diagnostics)
    return Outcome(Version(file, None, tuple(passages_of(document.value))))


def _stated_in(report: OfficialReport) -> Iterator[tuple[Route, Stated]]:
    for name in type(report).model_fields:
        yield from _stated(getattr(report, name))


def _stated(member: object) -> Iterator[tuple[Route, Stated]]:
    match member:
        case Section():
            for name in type(member).model_fields:
                yield from _stated(getattr(member, name))
        case Fact():
            number = member.value.number if isinstance(member.value, CountValue | RateValue) else None
            is_exact = number is not None and not getattr(member.value, "approximator", "")
            unit = "%" if isinstance(member.value, RateValue) else member.unit or ""
            exact = Fraction(number) if is_exact and number is not None else None
            answer = shown_answer(answer_of(member))
            state, said = str(member.state), member.provenance
            yield member.route, Stated(member.label, member.printed, state, answer, exact, unit, said)
        case FactList():
            text = shown_answer(answer_of(member)) if member.state is State.KNOWN else ""
            yield member.route, Stated(member.label, text, str(member.state), provenance=member.provenance)
