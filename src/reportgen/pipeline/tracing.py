"""Where a number in a report comes from: its fact, what hangs together with it, where it is printed, who changed it."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from reportgen.diagnostics import Message, ReportgenError, Route, message
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
from reportgen.pipeline.comparing import FactChange, Stated, Version, compared
from reportgen.pipeline.previous import facts_by_route
from reportgen.pipeline.report import report_of
from reportgen.pipeline.revision import _git  # of the same room, which asks git in one way
from reportgen.readers.docx.report import FoundReport
from reportgen.reports import REPORTS
from reportgen.reports.official import OfficialReport

__all__ = ["Change", "History", "Part", "Printed", "Traced", "history_of", "printed_of", "traced_in", "traced_in_word"]

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
    for fact in _stated(report, places):
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


def _stated(report: OfficialReport, also: Iterable[Route] = ()) -> Iterator[Fact | FactList[object]]:
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


# --- who changed it ---------------------------------------------------------------------------------------------------

_LOG = (
    *("-c", "log.showRoot=true", "log", "--follow", "--topo-order", "-c", "--raw", "-z", "--date=short"),
    *("--no-color", "--no-show-signature", "--encoding=UTF-8", "--format=%h%x00%P%x00%ad%x00%aN%x00%s"),
)
"""Each commit that changed a file; ``-c``: a merge where it is like none of its parents."""
_FIELDS = 5
"""Of a commit, before what became of the file."""
_Facts = Mapping[Route, Stated]


@frozen
class Change:
    """What a commit did to a fact."""

    id: str | None
    """Of the commit, as short as git makes it; None: it is not committed yet."""
    date: str
    """Of the author: ``2022-12-31``."""
    author: str
    subject: str
    fact: FactChange


@frozen
class History:
    """The changes of each fact, the newest first."""

    changes: Mapping[Route, tuple[Change, ...]]
    notes: tuple[Message, ...] = ()
    """What is left out, and why."""


@frozen
class _Revision:
    """A commit that changed a file."""

    said: tuple[str, str, str, str]
    """Its short name, day, author and subject."""
    is_first: bool
    """Whether nothing is there before it."""
    before: tuple[str, ...]
    """The names of the contents that its parents have of the file; empty where it is new."""
    after: str
    """The name of its own; empty where it deleted the file."""


def history_of(path: Path, report: OfficialReport) -> History:
    """Return who changed the facts of a file: its revisions, through renames, are compared by routes.

    Where there is no git, or it has nothing of the file, no change is told, and a note says why.
    """
    real = Path(os.path.realpath(path))
    ask = ("-C", str(real.parent), "--literal-pathspecs")
    try:
        if _git(*ask, "rev-parse", "--git-dir") is None:
            return History({}, (message("no history is told: the file is in no git repository"),))
    except ReportgenError:
        return History({}, (message("no history is told: there is no git"),))
    revisions = tuple(_revisions(_git(*ask, *_LOG, "--", real.name) or b""))
    if not revisions:
        return History({}, (message("no history is told: the file is in no commit yet"),))
    head = (_git(*ask, "ls-tree", "-z", "HEAD", "--", real.name) or b"").partition(b"\t")[0].decode().split(" ")[-1]
    contents: dict[str, _Facts | None] = {"": {}}
    for name in {head, *(name for each in revisions for name in (*each.before, each.after))} - {""}:
        stated = report_of(_git(*ask, "cat-file", "blob", name) or b"", name).value
        contents[name] = None if stated is None else _facts(stated)
    cut = {each.said[0] for each in revisions if each.is_first and _is_cut(ask, each.said[0])}
    found = [Change(None, "", "", "", fact) for fact in _changes([contents[head] or {}], _facts(report))]
    found = [] if contents[head] is None else found
    for number, each in enumerate(revisions):
        after = contents[each.after]
        if after is not None and each.said[0] not in cut:
            older = next(filter(None, (contents[other.after] for other in revisions[number + 1 :])), {})
            before = [older if (had := contents[name]) is None else had for name in each.before]
            found += [Change(*each.said, fact) for fact in _changes(before, after)]
    by_route: dict[Route, list[Change]] = {}
    for change in found:
        by_route.setdefault(change.fact.route, []).append(change)
    unread = sum(contents[each.after] is None for each in revisions)
    return History({route: tuple(each) for route, each in by_route.items()}, tuple(_notes(unread, is_cut=bool(cut))))


def _revisions(log: bytes) -> Iterator[_Revision]:
    """Read what git says of each commit, the newest first; a file that was copied begins with its copy."""
    pieces = iter(log.decode("utf-8", "replace").split("\0"))
    while len(said := tuple(islice(pieces, _FIELDS))) == _FIELDS:
        id, parents, day, author, subject = said  # noqa: A001 - the word for it
        raw = next((each for each in pieces if each.strip("\n")), "").lstrip("\n")
        count = len(raw) - len(raw.lstrip(":"))  # of parents
        if not count:  # nothing became of the file; no git does that
            return
        words = raw.split(" ")
        *before, after = ("" if set(name) == {"0"} else name for name in words[count + 1 : -1])
        is_copy, is_moved = words[-1].startswith("C"), words[-1].startswith(("C", "R"))
        deque(islice(pieces, 2 if is_moved and count == 1 else 1), 0)  # the paths
        yield _Revision((id, day, author, subject), not parents, ("",) if is_copy else tuple(before), after)
        if is_copy:
            return


def _is_cut(ask: tuple[str, ...], commit: str) -> bool:
    """Tell whether a commit has parents that are not there: a shallow clone has no more."""
    return b"\nparent " in (_git(*ask, "cat-file", "commit", commit) or b"").partition(b"\n\n")[0]


def _facts(report: OfficialReport) -> _Facts:
    return {
        fact.route: Stated(fact.label, printed_of(fact), str(fact.state), shown_answer(answer_of(fact)))
        for fact in _stated(report)
    }


def _changes(before: Sequence[_Facts], after: _Facts) -> list[FactChange]:
    """Return what differs from all that was before: a merge has changed what is as in none of its parents."""
    news = [compared(Version("", each, ()), Version("", after, ())).facts for each in before]
    routes = set.intersection(*({change.route for change in each} for each in news))
    return [change for change in news[0] if change.route in routes]


def _notes(unread: int, *, is_cut: bool) -> Iterator[Message]:
    if unread:
        yield message("revisions of the file that cannot be read as facts, and are left out: {count}", count=unread)
    if is_cut:
        yield message('this clone is shallow; get the rest with "git fetch --unshallow"')
