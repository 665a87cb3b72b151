"""Three versions of a fact file become one: fact by fact, and only what is no fact line by line.

Each fact is settled three-way by its answer and by what is said of it.  What is settled is then stated in all three
versions, so that they differ in the rest only: comments, order, and facts that only people can settle.  That rest is
left to ``git merge-file``, whose conflict marks stand where it puts them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer, answer_of, shown_answer
from reportgen.facts.editing import Edit, edited
from reportgen.facts.fact import Fact, FactList
from reportgen.facts.provenance import NO_PROVENANCE, OF_VALUE, PROVENANCE, Provenance, on_one_line
from reportgen.facts.section import Section
from reportgen.facts.walking import facts_of
from reportgen.pipeline.history.line_merge import merged_by_lines
from reportgen.pipeline.report import report_of
from reportgen.reports.official import OfficialReport

__all__ = ["Clash", "Merged", "merge"]

_OF_LIST = ("owner", "due", "ask")
"""What an item has from its list where it does not say it itself."""
_ALONE = re.compile(rb"(?<=:) \{(?:value:([^,{}\r\n]*))?\}(?=[ \t]*\r?$)", re.MULTILINE)
"""A value in braces with nothing beside it: what is left of one whose source, say, was taken away."""


@frozen
class Clash:
    """A fact that both sides have changed, each otherwise."""

    route: Route
    label: str
    ours: str
    """As it is shown; empty where it is not known."""
    theirs: str


@frozen
class Merged:
    """What became of three versions."""

    content: bytes
    """Where it is not clean, with conflict marks if git could put any."""
    is_clean: bool = True
    clashes: tuple[Clash, ...] = ()
    """In the order of the model; none where comments alone conflict."""


@frozen
class _Said:
    """What a version says of a fact, or of a whole list."""

    label: str = ""
    answer: Answer = ""
    provenance: tuple[tuple[str, str], ...] = ()
    is_list: bool = False
    """Whether it is a list whose items may be changed on lines apart; none whose items have moved."""
    is_split: bool = False
    """Whether it is a list whose items are settled one by one, so that its own answer does not count."""

    def is_same(self, other: _Said) -> bool:
        """Tell whether two versions say the same."""
        return (self.answer, self.provenance) == (other.answer, other.provenance)


_Facts = Mapping[Route, _Said]
_NOTHING = _Said()
_Texts = Mapping[str, str]
"""What is said of one value: keys of its provenance and texts."""


_Text = tuple[bytes, bool]
"""A merged text, and whether it is clean: without conflict marks."""
_IsSound = Callable[[bytes], bool]
"""Tells whether a text that was merged cleanly may be taken."""


class _Three(NamedTuple):
    """The texts of the three versions."""

    base: bytes
    ours: bytes
    theirs: bytes


def merge(base: bytes, ours: bytes, theirs: bytes, file: str) -> Merged:
    """Merge what ``theirs`` has changed since ``base`` into ``ours``.

    What is no fact file that can be read is merged line by line.

    Args:
        base: The version that both come from; empty where there is none.
        ours: The version that is edited.
        theirs: The version whose changes come in.
        file: Its name as it is shown.

    Raises:
        ReportgenError: git is needed, and is not there.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    three = _Three(base, ours, theirs)
    root, mine, other = (report_of(content, file).value for content in three)
    if mine is None or other is None or type(mine) is not type(other):
        return _first_sound([merged_by_lines(*three)], lambda _: True, ours, ())
    if type(root) is not type(mine) and base.strip():  # what it said of these facts cannot be told
        sides = _facts_of(None, mine, other)
        differing = [route for route, said in sides[1].items() if not said.is_same(sides[2].get(route, _NOTHING))]
        clashes = _clashes(differing, sides)
        return _first_sound(
            [merged_by_lines(*three)], lambda text: report_of(text, file).value is not None, ours, clashes
        )
    return _by_facts(three, root, mine, other, file)


def _by_facts(
    three: _Three, root: OfficialReport | None, mine: OfficialReport, other: OfficialReport, file: str
) -> Merged:
    sides = _facts_of(root, mine, other)
    settled: dict[Route, _Said] = {}
    unsettled: list[Route] = []
    for route in dict.fromkeys(route for side in sides for route in side):
        said = _settled(*(side.get(route, _NOTHING) for side in sides))
        if said is None:
            unsettled.append(route)
        else:
            settled[route] = said
    is_for_people = any(not sides[1].get(route, _NOTHING).is_list for route in unsettled)  # items may be on lines apart

    def is_sound(text: bytes) -> bool:
        return not is_for_people and _states(text, settled, file) and _has_items(text, unsettled, sides, file)

    return _first_sound(
        _attempts(three, sides, settled, type(mine), file), is_sound, three.ours, _clashes(unsettled, sides)
    )


def _attempts(
    three: _Three, sides: tuple[_Facts, _Facts, _Facts], settled: _Facts, model: type[Section], file: str
) -> Iterator[_Text]:
    """Yield what may be the merged text, the best first.

    Settled facts that are stated on neighbouring lines, each in the style of who wrote it, conflict; so both sides are
    tried without what they have changed, too.
    """
    stated = _Three(*(_restated(text, said, settled, model, file) for text, said in zip(three, sides, strict=True)))
    yield merged_by_lines(*stated)
    before = {route: sides[0].get(route, _NOTHING) for route in settled}
    plain = _Three(*(_plain(_restated(*pair, before, model, file)) for pair in zip(three, sides, strict=True)))
    if plain.theirs == plain.base:
        yield stated.ours, True
    elif plain.ours == plain.base:
        yield stated.theirs, True
    else:
        rest, is_clean = merged_by_lines(*plain)
        report = report_of(rest, file).value if is_clean else None
        if report is not None:
            yield _restated(rest, _facts_in(report, settled), settled, model, file), True
    yield merged_by_lines(*three)


def _plain(content: bytes) -> bytes:
    """Return a text in which no value stands alone in braces."""
    return _ALONE.sub(lambda found: b" " + value if (value := (found[1] or b"").strip()) else b"", content)


def _first_sound(attempts: Iterable[_Text], is_sound: _IsSound, ours: bytes, clashes: tuple[Clash, ...]) -> Merged:
    """Return the first text that is clean and sound; else the first that has conflict marks, or ours."""
    marked: bytes | None = None
    for text, is_clean in attempts:
        if is_clean and is_sound(text):
            return Merged(text)
        if marked is None and not is_clean:
            marked = text
    return Merged(ours if marked is None else marked, is_clean=False, clashes=clashes)


def _clashes(routes: Sequence[Route], sides: tuple[_Facts, _Facts, _Facts]) -> tuple[Clash, ...]:
    return tuple(_clash(route, *(side.get(route, _NOTHING) for side in sides[1:])) for route in routes)


def _clash(route: Route, ours: _Said, theirs: _Said) -> Clash:
    label = ours.label or theirs.label
    if ours.answer != theirs.answer:
        return Clash(route, label, *(on_one_line(shown_answer(side.answer)) for side in (ours, theirs)))
    return Clash(
        route,
        label,
        *("；".join(f"{PROVENANCE[key]}：{text}" for key, text in side.provenance) for side in (ours, theirs)),
    )


# --- what is said -----------------------------------------------------------------------------------------------------


def _facts_of(
    root: OfficialReport | None, mine: OfficialReport, other: OfficialReport
) -> tuple[_Facts, _Facts, _Facts]:
    """Return what the three versions say; of lists with the same items in each, what they say of each item."""
    ours, theirs = dict(_members(mine)), dict(_members(other))
    base = {} if root is None else dict(_members(root))
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


def _members(section: Section) -> Iterator[tuple[Route, Fact | FactList[object]]]:
    """Yield the facts and lists of a section, and of the sections in it; of a list not its items."""
    for name in type(section).model_fields:
        member = getattr(section, name)
        if isinstance(member, Section):
            yield from _members(member)
        elif isinstance(member, Fact | FactList):
            yield member.route, member


def _said_in(
    members: Mapping[Route, Fact | FactList[object]], split: Collection[Route]
) -> Iterator[tuple[Route, _Said]]:
    for route, member in members.items():
        if route not in split or not isinstance(member, FactList):
            yield route, _said(member)
            continue
        yield route, _Said(member.label, "", _stated(member.provenance, NO_PROVENANCE), is_list=True, is_split=True)
        for item in member.items:
            facts = facts_of(item) if isinstance(item, Section) else (item,)
            for fact in facts:
                if isinstance(fact, Fact):
                    yield fact.route, _said(fact, member.provenance)


def _said(member: Fact | FactList[object], of_list: Provenance = NO_PROVENANCE) -> _Said:
    is_list = isinstance(member, FactList)
    return _Said(member.label, answer_of(member), _stated(member.provenance, of_list), is_list=is_list)


def _stated(provenance: Provenance, of_list: Provenance) -> tuple[tuple[str, str], ...]:
    """Return what is said of a fact itself: keys and texts, in their order."""
    said = ((key, getattr(provenance, key)) for key in PROVENANCE)
    return tuple(
        (key, str(text))
        for key, text in said
        if text is not None and not (key in _OF_LIST and text == getattr(of_list, key))
    )


# --- three-way --------------------------------------------------------------------------------------------------------


def _settled(base: _Said, ours: _Said, theirs: _Said) -> _Said | None:
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
    return _Said(winner.label, winner.answer, tuple(said.items()), winner.is_list, winner.is_split)


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


def _restated(content: bytes, said: _Facts, settled: _Facts, model: type[Section], file: str) -> bytes:
    """Return a version that states what is settled, but for what it cannot be made to state safely."""
    edits = [_edit(route, said[route], target) for route, target in settled.items() if route in said]
    left = [edit for edit in edits if edit is not None]
    while left:
        outcome = edited(content, file, left, model)
        if outcome.value is not None:
            return outcome.value
        refused = [each.route for each in outcome.diagnostics if each.route is not None]
        rest = [edit for edit in left if not any(edit.route.overlaps(route) for route in refused)]
        left = rest if len(rest) < len(left) else []
    return content


def _edit(route: Route, said: _Said, target: _Said) -> Edit | None:
    """Return how a version comes to say of a fact what is to be said of it; None where it does."""
    if said.is_same(target):
        return None
    is_now, is_to_be = dict(said.provenance), dict(target.provenance)
    gone = tuple(key for key in is_now if key not in is_to_be)
    if said.answer != target.answer:
        return Edit(route, target.answer, target.provenance, gone)
    changed = tuple((key, text) for key, text in is_to_be.items() if is_now.get(key) != text)
    return Edit(route, None, changed + tuple((key, "") for key in gone))


def _states(content: bytes, settled: _Facts, file: str) -> bool:
    """Tell whether a text is a fact file that says what is settled."""
    report = report_of(content, file).value
    if report is None:
        return False
    said = _facts_in(report, settled)
    return all(said.get(route, _NOTHING).is_same(target) for route, target in settled.items())


def _has_items(content: bytes, lists: Sequence[Route], sides: tuple[_Facts, _Facts, _Facts], file: str) -> bool:
    """Tell whether lists that were merged by lines have each text as often as the three versions together say.

    Lines know no items: one that the one side took out and the other moved would be there again, and one that both
    put in, at two places, would be there twice.
    """
    report = report_of(content, file).value
    members = {} if report is None else dict(_members(report))
    for route in lists:
        if route not in members:
            return False
        merged = _counts(answer_of(members[route]))
        base, ours, theirs = (_counts(side.get(route, _NOTHING).answer) for side in sides)
        texts = {*merged, *base, *ours, *theirs}
        if any(merged[each] != _merged_count(base[each], ours[each], theirs[each]) for each in texts):
            return False
    return True


def _counts(answer: Answer) -> Counter[str | tuple[str, str]]:
    """Return how often each text is in a list; of records, each text with its key."""
    items = [answer] if isinstance(answer, str) else answer
    return Counter(text for item in items if item for text in ([item] if isinstance(item, str) else item))


def _merged_count(base: int, ours: int, theirs: int) -> int | None:
    """Return how often a text is to be there; None where both sides have changed that, each otherwise."""
    if ours == base:
        return theirs
    return ours if theirs in (base, ours) else None


def _facts_in(report: OfficialReport, settled: _Facts) -> _Facts:
    """Return what a report says, of each item where items are settled."""
    return dict(_said_in(dict(_members(report)), {route for route, target in settled.items() if target.is_split}))
