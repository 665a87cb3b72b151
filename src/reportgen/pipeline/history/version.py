"""A version of a report, from whatever holds it: a fact file, a .docx that was built, a .md that was built."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from reportgen.diagnostics import Outcome, Route, Source, has_errors
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Document
from reportgen.document.passage import passages_of
from reportgen.document.reading import read
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import CountValue, RateValue
from reportgen.pipeline.history.comparing import Stated, Version
from reportgen.pipeline.previous import facts_by_route, named_previous
from reportgen.pipeline.revision import Revision
from reportgen.pipeline.road import draw_up, report_of, write
from reportgen.readers.docx.report import read_report
from reportgen.reports.official import OfficialReport
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

__all__ = ["Drawn", "as_word", "drawn_from", "version_of_markdown", "version_of_word"]


@frozen
class Drawn:
    """A version that a fact file holds."""

    version: Version
    document: Document | None
    """None where the template cannot print it."""
    report: OfficialReport


def drawn_from(
    content: bytes, file: str, folder: Path, templates: Templates, revision: Revision | None = None
) -> Outcome[Drawn]:
    """Return the version that a fact file holds, as its template prints it.

    Where the template cannot print it, the version has no passages, and the diagnostics say why.

    Args:
        content: Of the fact file.
        file: Its name as it is shown.
        folder: Where the file that it names as last year's is looked for.
        templates: That print it.
        revision: Of the file; None: it is the one that is there.

    Raises:
        ReportgenError: The file that it names as last year's cannot be read.
    """
    report = report_of(content, file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    previous = named_previous(report.value, folder, revision)
    drawn = draw_up(report.value, templates, previous.value)
    facts = {route: _stated(fact) for route, fact in facts_by_route(report.value).items()}
    passages = () if drawn.value is None else tuple(passages_of(drawn.value))
    return Outcome(
        Drawn(Version(file, facts, passages), drawn.value, report.value), (*previous.diagnostics, *drawn.diagnostics)
    )


def as_word(drawn: Drawn, options: WriteOptions) -> Version:
    """Return a version as the Word file of it reads: to be compared with one, so that both have what a writer does.

    It has the facts that are printed there, of lists each item, with what the fact file says of them.
    """
    if drawn.document is None:
        return drawn.version
    found = version_of_word(write(drawn.document, "docx", options), drawn.version.name).value
    if found is None:
        return drawn.version
    stated = drawn.version.facts or {}
    facts = {route: stated.get(route, printed) for route, printed in (found.facts or {}).items()}
    return replace(drawn.version, facts=facts, passages=found.passages)


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


def _stated(fact: Fact | FactList[object]) -> Stated:
    state, said, answer = str(fact.state), fact.provenance, shown_answer(answer_of(fact))
    if isinstance(fact, FactList):
        text = answer if fact.state is State.KNOWN else ""
        return Stated(fact.label, text, state, provenance=said)
    value = fact.value if isinstance(fact.value, CountValue | RateValue) else None
    unit = "%" if isinstance(value, RateValue) else fact.unit or ""
    exact = None if value is None or value.approximator else Fraction(value.number)
    return Stated(fact.label, fact.printed, state, answer, exact, unit, said)
