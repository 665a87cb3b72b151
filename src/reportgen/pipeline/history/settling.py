"""What three versions of a fact file say of each fact, and what is to be said of it.

A fact is settled by its answer and by what is said of it.  Of lists with the same items in each version the items are
settled one by one, others as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer, answer_of
from reportgen.facts.fact import Fact, FactList
from reportgen.facts.provenance import NO_PROVENANCE, OF_VALUE, PROVENANCE, Provenance
from reportgen.facts.section import Section
from reportgen.facts.walking import facts_of
from reportgen.reports.official import OfficialReport

__all__ = ["NOTHING", "Facts", "Said", "facts_in", "facts_of_three", "members_of", "settle"]

_OF_LIST = ("owner", "due", "ask")
"""What an item has from its list where it does not say it itself."""


@frozen
class Said:
    """What a version says of a fact, or of a whole list."""

    label: str = ""
    answer: Answer = ""
    provenance: tuple[tuple[str, str], ...] = ()
    is_list: bool = False
    """Whether it is a list whose items may be changed on lines apart; none whose items have moved."""
    is_split: bool = False
    """Whether it is a list whose items are settled one by one, so that its own answer does not count."""

    def is_same(self, other: Said) -> bool:
        """Tell whether two versions say the same."""
        return (self.answer, self.provenance) == (other.answer, other.provenance)


Facts = Mapping[Route, Said]
"""What a version says, by routes."""
NOTHING = Said()
"""What it says of a fact that it does not state."""
_Texts = Mapping[str, str]
"""What is said of one value: keys of its provenance and texts."""


def facts_of_three(
    root: OfficialReport | None, mine: OfficialReport, other: OfficialReport
) -> tuple[Facts, Facts, Facts]:
    """Return what the three versions say; of lists with the same items in each, what they say of each item."""
    ours, theirs = dict(members_of(mine)), dict(members_of(other))
    base = {} if root is None else dict(members_of(root))
    versions = (ours, theirs) if root is None else (base, ours, theirs)
    counts = {route: {_count(version.get(route)) for version in versions} for route in ours}
    moved = {route for route in base for side in (ours, theirs) if _has_moved(base[route], side.get(route))}
    split = {route for route, found in counts.items() if len(found) == 1 and found != {0}} - moved
    said = [dict(_said_in(version, split)) for version in (base, ours, theirs)]
    for side in said:
        side.update({route: replace(side[route], is_list=False) for route in moved & side.keys()})
    return said[0], said[1], said[2]


def _count(member: Fact | FactList[object] | None) -> int:
    return len(member.items) if isinstance(member, FactList) else 0


def _has_moved(before: Fact | FactList[object], after: Fact | FactList[object] | None) -> bool:
    """Tell whether an item of a list says what another one said: it is that one, and stands elsewhere now."""
    if not isinstance(before, FactList) or not isinstance(after, FactList):
        return False
    gone: set[tuple[str, Answer]] = set()
    come: set[tuple[str, Answer]] = set()
    for one, other in zip(before.items, after.items, strict=False):
        if isinstance(one, Section) and isinstance(other, Section):
            was, now = ({(fact.label, answer_of(fact)) for fact in facts_of(item)} for item in (one, other))
            gone |= was - now
            come |= now - was
    return any(answer for _, answer in gone & come)


def members_of(section: Section) -> Iterator[tuple[Route, Fact | FactList[object]]]:
    """Yield the facts and lists of a section, and of the sections in it; of a list not its items."""
    for name in type(section).model_fields:
        member = getattr(section, name)
        if isinstance(member, Section):
            yield from members_of(member)
        elif isinstance(member, Fact | FactList):
            yield member.route, member


def _said_in(
    members: Mapping[Route, Fact | FactList[object]], split: Collection[Route]
) -> Iterator[tuple[Route, Said]]:
    for route, member in members.items():
        if route not in split or not isinstance(member, FactList):
            yield route, _said(member)
            continue
        yield route, Said(member.label, "", _stated(member.provenance, NO_PROVENANCE), is_list=True, is_split=True)
        for item in member.items:
            facts = facts_of(item) if isinstance(item, Section) else (item,)
            for fact in facts:
                if isinstance(fact, Fact):
                    yield fact.route, _said(fact, member.provenance)


def _said(member: Fact | FactList[object], of_list: Provenance = NO_PROVENANCE) -> Said:
    is_list = isinstance(member, FactList)
    return Said(member.label, answer_of(member), _stated(member.provenance, of_list), is_list=is_list)


def _stated(provenance: Provenance, of_list: Provenance) -> tuple[tuple[str, str], ...]:
    """Return what is said of a fact itself: keys and texts, in their order."""
    said = ((key, getattr(provenance, key)) for key in PROVENANCE)
    return tuple(
        (key, str(text))
        for key, text in said
        if text is not None and not (key in _OF_LIST and text == getattr(of_list, key))
    )


def facts_in(report: OfficialReport, settled: Facts) -> Facts:
    """Return what a report says, of each item where items are settled."""
    return dict(_said_in(dict(members_of(report)), {route for route, target in settled.items() if target.is_split}))


def settle(base: Said, ours: Said, theirs: Said) -> Said | None:
    """Return what is to be said of a fact; None where both sides have changed it, each otherwise."""
    if ours.is_same(theirs) or theirs.is_same(base):
        return ours
    if ours.is_same(base):
        return theirs
    if theirs.answer == ours.answer != base.answer:
        return ours  # the same answer from two people: ours knows its own source
    if base.answer not in (ours.answer, theirs.answer):
        return None
    winner = ours if theirs.answer == base.answer else theirs
    said = _settled_provenance(*(dict(each.provenance) for each in (base, ours, theirs)))
    won = dict(winner.provenance)
    is_new = ours.answer != theirs.answer
    if said is None or (is_new and any(said.get(key) != won.get(key) for key in OF_VALUE)):
        return None  # the one side says of a value what the other has replaced
    return Said(winner.label, winner.answer, tuple(said.items()), winner.is_list, winner.is_split)


def _settled_provenance(base: _Texts, ours: _Texts, theirs: _Texts) -> _Texts | None:
    """Return what is to be said of a value, key by key; None where both sides have changed a key, each otherwise."""
    said: dict[str, str] = {}
    for key in PROVENANCE:
        was, mine, other = (each.get(key) for each in (base, ours, theirs))
        if was not in (mine, other) and mine != other:
            return None
        text = other if mine == was else mine
        if text is not None:
            said[key] = text
    return said
