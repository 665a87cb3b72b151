"""Three versions of a fact file become one: fact by fact, and only what is no fact line by line.

Each fact is settled three-way by its answer and by what is said of it.  What is settled is then stated in all three
versions, so that they differ in the rest only: comments, order, and facts that only people can settle.  That rest is
left to ``git merge-file``, whose conflict marks stand where it puts them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer, answer_of, shown_answer
from reportgen.facts.editing import Edit, edited
from reportgen.facts.provenance import PROVENANCE, on_one_line
from reportgen.facts.section import Section
from reportgen.pipeline.history.line_merge import merged_by_lines
from reportgen.pipeline.history.settling import NOTHING, Facts, Said, facts_in, facts_of_three, members_of, settle
from reportgen.pipeline.report import report_of
from reportgen.reports.official import OfficialReport

__all__ = ["Clash", "Merged", "merge"]

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
        sides = facts_of_three(None, mine, other)
        differing = [route for route, said in sides[1].items() if not said.is_same(sides[2].get(route, NOTHING))]
        clashes = _clashes(differing, sides)
        return _first_sound(
            [merged_by_lines(*three)], lambda text: report_of(text, file).value is not None, ours, clashes
        )
    return _by_facts(three, root, mine, other, file)


def _by_facts(
    three: _Three, root: OfficialReport | None, mine: OfficialReport, other: OfficialReport, file: str
) -> Merged:
    sides = facts_of_three(root, mine, other)
    settled: dict[Route, Said] = {}
    unsettled: list[Route] = []
    for route in dict.fromkeys(route for side in sides for route in side):
        said = settle(*(side.get(route, NOTHING) for side in sides))
        if said is None:
            unsettled.append(route)
        else:
            settled[route] = said
    is_for_people = any(not sides[1].get(route, NOTHING).is_list for route in unsettled)  # items may be on lines apart

    def is_sound(text: bytes) -> bool:
        report = None if is_for_people else report_of(text, file).value
        return report is not None and _states(report, settled) and _has_items(report, unsettled, sides)

    return _first_sound(
        _attempts(three, sides, settled, type(mine), file), is_sound, three.ours, _clashes(unsettled, sides)
    )


def _attempts(
    three: _Three, sides: tuple[Facts, Facts, Facts], settled: Facts, model: type[Section], file: str
) -> Iterator[_Text]:
    """Yield what may be the merged text, the best first.

    Settled facts that are stated on neighbouring lines, each in the style of who wrote it, conflict; so both sides are
    tried without what they have changed, too.
    """
    stated = _Three(*(_restated(text, said, settled, model, file) for text, said in zip(three, sides, strict=True)))
    yield merged_by_lines(*stated)
    before = {route: sides[0].get(route, NOTHING) for route in settled}
    plain = _Three(*(_plain(_restated(*pair, before, model, file)) for pair in zip(three, sides, strict=True)))
    if plain.theirs == plain.base:
        yield stated.ours, True
    elif plain.ours == plain.base:
        yield stated.theirs, True
    else:
        rest, is_clean = merged_by_lines(*plain)
        report = report_of(rest, file).value if is_clean else None
        if report is not None:
            yield _restated(rest, facts_in(report, settled), settled, model, file), True
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


def _clashes(routes: Sequence[Route], sides: tuple[Facts, Facts, Facts]) -> tuple[Clash, ...]:
    return tuple(_clash(route, *(side.get(route, NOTHING) for side in sides[1:])) for route in routes)


def _clash(route: Route, ours: Said, theirs: Said) -> Clash:
    label = ours.label or theirs.label
    if ours.answer != theirs.answer:
        return Clash(route, label, *(on_one_line(shown_answer(side.answer)) for side in (ours, theirs)))
    return Clash(
        route,
        label,
        *("；".join(f"{PROVENANCE[key]}：{text}" for key, text in side.provenance) for side in (ours, theirs)),
    )


# --- texts ------------------------------------------------------------------------------------------------------------


def _restated(content: bytes, said: Facts, settled: Facts, model: type[Section], file: str) -> bytes:
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


def _edit(route: Route, said: Said, target: Said) -> Edit | None:
    """Return how a version comes to say of a fact what is to be said of it; None where it does."""
    if said.is_same(target):
        return None
    is_now, is_to_be = dict(said.provenance), dict(target.provenance)
    gone = tuple(key for key in is_now if key not in is_to_be)
    if said.answer != target.answer:
        return Edit(route, target.answer, target.provenance, gone)
    changed = tuple((key, text) for key, text in is_to_be.items() if is_now.get(key) != text)
    return Edit(route, None, changed + tuple((key, "") for key in gone))


def _states(report: OfficialReport, settled: Facts) -> bool:
    """Tell whether a report says what is settled."""
    said = facts_in(report, settled)
    return all(said.get(route, NOTHING).is_same(target) for route, target in settled.items())


def _has_items(report: OfficialReport, lists: Sequence[Route], sides: tuple[Facts, Facts, Facts]) -> bool:
    """Tell whether lists that were merged by lines have each text as often as the three versions together say.

    Lines know no items: one that the one side took out and the other moved would be there again, and one that both
    put in, at two places, would be there twice.
    """
    members = dict(members_of(report))
    for route in lists:
        if route not in members:
            return False
        merged = _counts(answer_of(members[route]))
        base, ours, theirs = (_counts(side.get(route, NOTHING).answer) for side in sides)
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
