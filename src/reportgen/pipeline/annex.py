"""The evidence annex (数据来源说明): every fact of a report with its value, its source, its day and its giver.

Facts that only say which document it is (公文要素, the report type, the year) are no evidence, and left out; so is what
is not stated at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Alignment, Cell, Document, Elements, Paragraph, Row, Table, Text
from reportgen.facts.provenance import PROVENANCE, on_one_line
from reportgen.pipeline.tracing import Traced
from reportgen.writers.sheet import Column, Number, Sheet

__all__ = ["Annex", "annex_document", "annex_of", "annex_sheet"]

TITLE = "数据来源说明"
_FACTS_OF_THE_DOCUMENT = frozenset({"report", "year", "previous", "document"})
_LONGEST = 60
"""Characters of a value; prose is cut."""
_STATES = {"blank": "〔待填〕", "not-applicable": "不适用"}
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
        known = f"共{len(self.facts)}项" + (f"，其中{without}项没有注明来源" if without else "，均注明来源")
        return f"报告所依据的事实列表如下，{known}。"


def annex_of(title: str, traced: Iterable[Traced]) -> Annex:
    """Return the annex of a report.

    Args:
        title: Of the report; empty where it has none.
        traced: Its facts, in the order in which they are listed.
    """
    facts = (each for each in traced if each.state != "not-given" and not _is_of_the_document(each.route))
    return Annex(f"{title}{TITLE}", tuple(_evidence(list(items)) for _, items in groupby(facts, _member)))


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


def _is_of_the_document(route: Route) -> bool:
    return route.steps[0] in _FACTS_OF_THE_DOCUMENT


def _member(traced: Traced) -> tuple[object, ...]:
    """Return by what a fact is told with others: the items of a list with one source stand in one row."""
    *outer, last = traced.route.steps
    return (*(outer if isinstance(last, int) else traced.route.steps), traced.state, traced.provenance)


def _evidence(items: Sequence[Traced]) -> Evidence:
    first = items[0]
    said = first.provenance
    value = _STATES.get(first.state) or "；".join(on_one_line(each.printed) for each in items)
    formulas = dict.fromkeys(part.formula for each in items for part in each.parts)
    return Evidence(
        first.label,
        value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…",
        on_one_line(said.source or ""),
        "" if said.as_of is None else said.as_of.isoformat(),
        on_one_line(said.by or ""),
        "；".join(filter(None, (on_one_line(said.note or ""), *formulas))),
    )
