"""The evidence annex (数据来源说明): every fact of a report with its value, its source, its day and its giver.

What is not stated at all is left out, and what only says which document it is (公文要素, the report type, the year)
unless somebody vouches for it by a source, a day, a giver or a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Alignment, BlankText, Cell, Document, Elements, Paragraph, Row, Table, Text
from reportgen.facts.fact import Fact
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.facts.provenance import OF_VALUE, PROVENANCE, on_one_line
from reportgen.facts.walking import facts_of
from reportgen.pipeline.history.excerpt import excerpt
from reportgen.pipeline.history.tracing import Traced
from reportgen.pipeline.previous import facts_by_route
from reportgen.reports.official import OfficialReport
from reportgen.writers.sheet import Column, Number, Sheet

__all__ = ["Annex", "annex_document", "annex_of", "annex_sheet"]

_TITLE = "数据来源说明"
_FACTS_OF_THE_DOCUMENT = frozenset({"report", "year", "previous", "document"})
_VOUCHING = (*OF_VALUE, "note")
"""What says where a fact comes from; the rest says whom to ask for it."""
_NUMBER, _LABEL, _VALUE = "序号", "事实", "数值或内容"
_COLUMNS = (
    Column(_NUMBER, 6, is_centred=True),
    Column(_LABEL, 28),
    Column(_VALUE, 30),
    Column(PROVENANCE["source"], 24),
    Column(PROVENANCE["as_of"], 12, is_centred=True),
    Column(PROVENANCE["by"], 12, is_centred=True),
    Column(PROVENANCE["note"], 36),
)
_ALIGNMENTS = (Alignment.CENTER, None, None, None, Alignment.CENTER, Alignment.CENTER, None)


@frozen
class Evidence:
    """A fact, or a list, and where it comes from; what is not said is empty."""

    label: str
    value: str
    source: str
    as_of: str
    by: str
    note: str
    """What is noted of it, and how it hangs together with others."""


@frozen
class Annex:
    """What an annex says."""

    title: str
    facts: tuple[Evidence, ...]

    @property
    def said(self) -> str:
        """What stands before the table."""
        without = sum(not fact.source for fact in self.facts)
        known = f"其中{without}项没有注明来源"
        if without in (0, len(self.facts)):
            known = "均没有注明来源" if without else "均注明来源"
        return f"报告所依据的事实列表如下，共{len(self.facts)}项，{known}。"


def annex_of(title: str, traced: Iterable[Traced], report: OfficialReport | None) -> Annex:
    """Return the annex of a report.

    Args:
        title: Of the report; empty where it has none.
        traced: Its facts.
        report: In whose order they are listed; None where only a .docx is there: they stay in its order.
    """
    facts = [each for each in traced if _is_evidence(each)]
    if report is not None:
        facts = _in_order(facts, report)
    return Annex(f"{title}{_TITLE}", tuple(_evidence(list(items)) for _, items in groupby(facts, _member)))


def annex_document(annex: Annex, identity: tuple[tuple[str, str], ...]) -> Document:
    """Return an annex as a document of its own."""
    head = Row(tuple(_cell(column.heading) for column in _COLUMNS))
    body = tuple(Row(tuple(map(_cell, texts))) for texts in _rows(annex))
    return Document(
        Elements(title=((Text(annex.title),),)),
        (Paragraph((Text(annex.said),)), Table((head,), body, _ALIGNMENTS)),
        identity=identity,
    )


def annex_sheet(annex: Annex) -> Sheet:
    """Return an annex as a table of a workbook."""
    rows: tuple[tuple[str | Number, ...], ...] = tuple(
        (Number(Fraction(number), "0"), *texts) for number, *texts in _rows(annex)
    )
    return Sheet(annex.title, _COLUMNS, rows)


def _rows(annex: Annex) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(annex.facts, 1):
        yield str(number), each.label, each.value, each.source, each.as_of, each.by, each.note


def _cell(text: str) -> Cell:
    return Cell((Text(text),))


def _is_evidence(traced: Traced) -> bool:
    if traced.state == "not-given":
        return False
    is_vouched_for = any(getattr(traced.provenance, name) for name in _VOUCHING)
    return is_vouched_for or traced.route.steps[0] not in _FACTS_OF_THE_DOCUMENT


def _in_order(traced: Iterable[Traced], report: OfficialReport) -> list[Traced]:
    """Return facts in the order of their model, the items of a list in theirs."""
    fields = {route: number for number, route in enumerate(facts_by_route(report))}
    items = {fact.route: number for number, fact in enumerate(facts_of(report))}

    def place(each: Traced) -> tuple[int, int]:
        at = next((at for at in (each.route, *each.route.above()) if at in fields), each.route)
        return fields.get(at, len(fields)), items.get(each.route, len(items))

    return sorted(traced, key=place)


def _member(traced: Traced) -> tuple[object, ...]:
    """Return by what a fact is told with others: the items of a list with one source stand in one row."""
    *outer, last = traced.route.steps
    return (*(outer if isinstance(last, int) else traced.route.steps), traced.state, traced.provenance)


def _evidence(items: Sequence[Traced]) -> Evidence:
    first = items[0]
    said = first.provenance
    value = "；".join(map(_value, items))
    formulas = dict.fromkeys(part.formula for each in items for part in each.parts)
    return Evidence(
        first.label,
        excerpt(value),
        on_one_line(said.source or ""),
        "" if said.as_of is None else said.as_of.isoformat(),
        on_one_line(said.by or ""),
        "；".join(filter(None, (on_one_line(said.note or ""), *formulas))),
    )


def _value(traced: Traced) -> str:
    """Return what the report has in the place of a fact."""
    if traced.state == "known":
        return on_one_line(traced.printed)
    if traced.state == "not-applicable":
        return NOT_APPLICABLE
    fact = traced.fact
    around = (fact.prefix, fact.suffix) if isinstance(fact, Fact) else ("", "")
    return BlankText(traced.route, traced.label, "", *around).text
