"""Where a number in a report comes from: its fact, what hangs together with it, and where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.document.elements import NAMES
from reportgen.document.nodes import BlankText, Document, FactText
from reportgen.document.passage import Passage, Role
from reportgen.document.walking import inlines_of
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.provenance import NO_PROVENANCE, Provenance
from reportgen.facts.relation import Carried, DaysOfYear, LengthOf, NotBefore, PartOf, Ratio, Relation, Same, Sum
from reportgen.facts.walking import facts_of, stated_at
from reportgen.pipeline.blanks import printings_of
from reportgen.pipeline.previous import facts_by_route
from reportgen.readers.docx.report import FoundReport
from reportgen.reports import REPORTS
from reportgen.reports.official import OfficialReport

__all__ = ["Part", "Printed", "Traced", "printed_of", "stated_in", "traced_in", "traced_in_word"]

T = TypeVar("T")


@frozen
class Printed:
    """A place that prints a fact: of a report that is drawn up from facts its template, of a .docx its paragraph."""

    heading: str
    """It stands under; outside the text the element: ``标题``; empty above the first heading."""
    template: str | None = None
    line: int | None = None
    paragraph: int | None = None
    """From 1."""
    text: str | None = None
    """What stands there, in a .docx."""


@frozen
class Part:
    """The part that a fact has in a relation."""

    sort: str
    """``sum``, ``ratio``, ``part-of`` …"""
    role: str
    formula: str
    """By the labels of the facts: ``按期办结率 = 按期办结件数 ÷ 办结件数``."""
    inputs: tuple[tuple[str, Fact | FactList[object]], ...]
    """The other facts, each with the part that it has: ``total``, ``part``, ``more``, ``rate``, ``whole`` …"""


@frozen
class Traced:
    """A fact, and what is known of where it comes from and where it goes."""

    route: Route
    label: str
    printed: str
    """In a .docx as it stands there; empty unless it is known."""
    state: str
    texts: frozenset[str]
    """By which it is found: as it is printed, whatever a filter makes of it, and its answer."""
    fact: Fact | FactList[object] | None = None
    """As the fact file states it; None where that is not there."""
    differs: bool = False
    """Whether the fact file states something else by now than the .docx."""
    provenance: Provenance = NO_PROVENANCE
    """What is not said of an item is said of its list."""
    parts: tuple[Part, ...] = ()
    places: tuple[Printed, ...] | None = ()
    """None where that is not known: the report could not be drawn up."""


def printed_of(fact: Fact | FactList[object]) -> str:
    """Return what stands in a report; of a list its items in a row; empty unless it is known."""
    if isinstance(fact, Fact):
        return fact.printed
    return "；".join(shown_answer(answer_of(fact)).split("\n")) if fact.state is State.KNOWN else ""


# --- facts ------------------------------------------------------------------------------------------------------------


def traced_in(report: OfficialReport, previous: OfficialReport | None, document: Document | None) -> tuple[Traced, ...]:
    """Return every fact of a report: those that it prints in the order of the document, then the others.

    Args:
        report: The facts.
        previous: Those of the year before, if there are any.
        document: The report as it is drawn up; None when it cannot be.
    """
    places: dict[Route, tuple[Printed, ...]] = {}
    texts: dict[Route, set[str]] = {}
    if document is not None:
        for route, printings in printings_of(document).items():
            places[route] = tuple(Printed(each.heading, each.template, each.line) for each in printings)
        for inline in inlines_of(document):
            if isinstance(inline, FactText | BlankText):
                texts.setdefault(inline.route, set()).add(inline.text)
    parts, found = _parts(report, previous), []
    for fact in stated_in(report, places):
        printed = printed_of(fact)
        traced = Traced(
            fact.route,
            fact.label,
            printed,
            str(fact.state),
            frozenset({printed, shown_answer(answer_of(fact)), *_within(fact.route, texts)}) - {""},
            fact,
            provenance=_provenance(report, fact),
            parts=tuple(parts.get(fact.route, ())),
            places=None if document is None else tuple(dict.fromkeys(_within(fact.route, places))),
        )
        found.append(traced)
    order = {route: number for number, route in enumerate(places)}
    return tuple(sorted(found, key=lambda each: min(_ranks(each.route, order), default=len(order))))


def stated_in(report: OfficialReport, also: Iterable[Route] = ()) -> Iterator[Fact | FactList[object]]:
    """Yield every fact, and the lists that have no items or are printed as one."""
    facts = {fact.route: fact for fact in facts_of(report)}
    yield from facts.values()
    for route, each in facts_by_route(report).items():
        stands = any(at.is_within(route) for at in facts)
        if isinstance(each, FactList) and route not in facts and (route in also or not stands):
            yield each


def _within(route: Route, found: Mapping[Route, Iterable[T]]) -> Iterator[T]:
    """Yield what was found of a fact; of a list of which nothing is known, of its one blank item."""
    return (one for at, each in found.items() if at.is_within(route) for one in each)


def _ranks(route: Route, order: Mapping[Route, int]) -> Iterator[int]:
    return (number for at, number in order.items() if at.is_within(route))


def _provenance(report: OfficialReport, fact: Fact | FactList[object]) -> Provenance:
    """Return what is said of a fact, and where it says nothing, of the list that it is in."""
    said = fact.provenance
    for route in fact.route.above():
        outer = stated_at(report, route)
        if isinstance(outer, FactList):
            of_list = outer.provenance
            said = Provenance(*(getattr(said, each.name) or getattr(of_list, each.name) for each in fields(said)))
    return said


# --- a .docx ----------------------------------------------------------------------------------------------------------

_OUTSIDE = {**NAMES, "mark": "版头", "attachment_name": "附件说明"}
"""What the places outside the text are called, by the names of roles."""
_BEGUN = re.compile("(?:（[一二三四五六七八九十百]+）|[0-9]+[.．]|（[0-9]+）)[^。]+(?=。.)", re.DOTALL)
"""A heading that its paragraph runs on behind."""


def traced_in_word(found: FoundReport, facts: Sequence[Traced]) -> tuple[Traced, ...]:
    """Return the facts that a .docx carries in its order, then the others of its fact file.

    Args:
        found: The .docx, which reportgen has made.
        facts: Those of the fact file that it was made from; none where that is not there.
    """
    places = _places_in_word(found.passages)
    known = {each.route: each for each in facts}
    traced: dict[Route, Traced] = {}
    for each in found.returned.facts if found.returned is not None else ():
        if each.route in traced:
            continue
        own = known.get(each.route)
        now = "" if own is None or own.fact is None else shown_answer(answer_of(own.fact))
        of_it = tuple(places.get(each.route, ()))
        traced[each.route] = Traced(
            each.route,
            each.label if own is None else own.label,
            each.typed,
            str(State.KNOWN if each.typed else State.BLANK),
            frozenset({each.typed, each.exported.text, *(place.text or "" for place in of_it)}) - {""},
            None if own is None else own.fact,
            own is not None and (now != each.exported.text or each.is_edited),
            NO_PROVENANCE if own is None else own.provenance,
            () if own is None else own.parts,
            of_it,
        )
    in_order = [traced[route] for route in dict.fromkeys((*places, *traced)) if route in traced]
    return (*in_order, *(replace(each, places=()) for each in facts if each.route not in traced))


def _places_in_word(passages: Iterable[Passage]) -> dict[Route, list[Printed]]:
    found: dict[Route, list[Printed]] = {}
    heading = ""
    for passage in passages:
        begun = _BEGUN.match(passage.text) if passage.role is Role.BODY else None
        if begun or passage.role in (Role.HEADING, Role.RUN_IN):
            heading = (begun[0] if begun else passage.text).rstrip("。")
        elif passage.role is Role.ATTACHMENT_TITLE:
            heading = f"{NAMES['attachment']} {passage.text}"
        under = _OUTSIDE.get(passage.role.replace("-", "_"), heading)
        for piece in passage.pieces:
            if isinstance(piece.inline, FactText | BlankText):
                place = Printed(under, paragraph=passage.number, text=passage.text[piece.start : piece.end])
                places = found.setdefault(piece.inline.route, [])
                if place not in places:
                    places.append(place)
    return found


# --- relations --------------------------------------------------------------------------------------------------------

_SHAPES: Mapping[type[Relation], tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    Sum: ("sum", " = ", ("total", "more"), ("parts",)),
    PartOf: ("part-of", " ≤ ", ("parts",), ("whole", "more")),
    Ratio: ("ratio", " = ", ("rate",), ("part", "whole")),
    DaysOfYear: ("days-of-year", " ≤ ", ("days",), ("year",)),
    NotBefore: ("not-before", " ≥ ", ("later",), ("earlier",)),
    Carried: ("carried", " = ", ("here",), ("before",)),
    Same: ("same", " = ", ("one",), ("other",)),
    LengthOf: ("length-of", " = ", ("count",), ("listed",)),
}
"""What each relation is called, its sign, and which of its fields stand on its two sides."""
_LABELS = {"year": "{}的天数", "before": "上年{}", "listed": "{}的项数"}
"""What stands in a formula where it is not the fact itself."""


def _parts(report: OfficialReport, previous: OfficialReport | None) -> dict[Route, list[Part]]:
    """Return the relations between what is given, by the facts that take part in them."""
    found: dict[Route, list[Part]] = {}
    for relation in REPORTS[report.report.printed].RELATIONS:
        sort, sign, *sides = _SHAPES[type(relation)]
        named = [[(role, route) for role in side for route in _routes(relation, role)] for side in sides]
        given = [list(_given(side, report, previous)) for side in named]
        # a sum of which something is not given is none; of parts of a whole that counts nothing
        if all(given) and (list(map(len, given)) == list(map(len, named)) or isinstance(relation, PartOf)):
            between = " ÷ " if isinstance(relation, Ratio) else " + "
            labels = [[_LABELS.get(role, "{}").format(fact.label) for role, fact in side] for side in given]
            formula, inputs = sign.join(map(between.join, labels)), [each for side in given for each in side]
            for own in inputs:
                if own[0] != "before":  # that one is a fact of another report
                    others = tuple(each for each in inputs if each is not own)
                    found.setdefault(own[1].route, []).append(Part(sort, own[0], formula, others))
    return found


def _routes(relation: Relation, role: str) -> tuple[str, ...]:
    stated: str | tuple[str, ...] = getattr(relation, role)
    return (stated,) if isinstance(stated, str) else stated


def _given(
    side: Iterable[tuple[str, str]], report: OfficialReport, previous: OfficialReport | None
) -> Iterator[tuple[str, Fact | FactList[object]]]:
    """Yield what is given of one side of a relation, with the parts that it has."""
    for role, route in side:
        holder = previous if role == "before" else report
        fact = None if holder is None else stated_at(holder, Route.parse(route))
        if fact is not None and fact.state is not State.NOT_GIVEN:
            yield "part" if role == "parts" else role, fact
