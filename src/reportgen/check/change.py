"""Changes: a figure, what it was before, and how a text says that it rose or fell.

``由100件增加到120件，增长20%``; ``120件，比上年的100件增长20%``; ``120件，同比增加20件，增长20%``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.figure import PER_CENT, POINTS, Figure, figures_in
from reportgen.check.reckoning import difference
from reportgen.check.sentence import begin_of
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage
from reportgen.facts.relation import Interval

__all__ = ["Change", "changes_in"]

_VERB = "(?P<up>增长|增加|增|上升|提高|提升|升|扩大|增幅)|(?P<down>减少|下降|降低|降|缩短|压缩|压减|精简|缩减|减|降幅)"
_NOUN = "[^，。；、（）]{0,8}"
_LAST = "(?:上年度?|上一年度?|去年)(?:同期|全年)?"
_YEAR = "(?:上年度?|上一年度?|去年|(?P<year>(?:19|20)[0-9]{2})年度?)(?:同期|全年)?"
_WHAT = "(?P<what>[^，。；、（）0-9的为是]{0,10})[的为是]?"
_SINCE = f"(?:(?P<last>同比|(?:同?比|较){_LAST})|累计|总体|整体|净|共)?"
_FROM = re.compile("[由从][^由从]{0,14}$")
_TO = re.compile(rf"[^，。；、（）]{{0,6}}?(?:{_VERB})(?:到|至|为)[^，。；、（）]{{0,12}}")
_THAN = re.compile(rf"{_NOUN}[，（]?(?:同?比|较){_YEAR}{_WHAT}")
_CHANGED = re.compile(f"(?:{_VERB})了?$")
"""At the end of the words before a figure: it is not how many there are, but by how much they have become more."""
_BEFORE = re.compile(rf"{_NOUN}[，（]{_YEAR}{_WHAT}")
_BY = re.compile(rf"(?:{_NOUN}）?[，（]|）)?{_SINCE}(?:{_VERB})(?:了|为|达到|达)?")
_STEP = re.compile(rf"(?:{_NOUN}[，（])?(?:同比|(?:同?比|较){_LAST})(?:{_VERB})了?")
_STEP_BY = re.compile(rf"[，、](?:同比)?(?:{_VERB})(?:了|为|达到|达)?")
_ADJUSTED = re.compile(
    "可比|不变价|口径|剔除|扣除|实际增|名义|生产总值|GDP|增加值|产值|指数|价格|分别|排名|位次|名次|第[0-9]"
)
"""Words of sentences whose growth is not that of the plain figures, or is of several."""
_GRADES = frozenset({"位", "类"})
_LENGTHS = frozenset({"米", "千米", "公里", "海里"})
_OF_QUALITY = re.compile("提高|提升|上升|升|下降|降低|降")
"""Words for a change that may be of how good something is, not of how much there is."""
_FINE = re.compile("精度|误差|分辨率|灵敏度|等级|级别|间[隔距]|门槛|前$")
"""Words for what is the better, the smaller its figure."""
_REACH = 120
"""How far before a figure its sentence is looked at."""
_YEAR_OF = re.compile("((?:19|20)[0-9]{2})年")


@frozen
class Change:
    """A figure, what it was before, and how the text says that it changed."""

    before: Figure
    after: Figure
    is_rise: bool
    """Whether the text calls it a rise; else it calls it a fall."""
    verb: tuple[int, int]
    """Where the word for it stands."""
    by: Figure | None
    """By how much it is said to have changed."""
    is_of_quality: bool = False
    """Whether the word for it may be of how good something is: 精度由10米提高到1米."""

    @property
    def moved(self) -> Interval | None:
        """How much more the figure may be than it was, less than 0 of a fall; None where there is no telling."""
        return difference(self.before.interval, self.after.interval)

    @property
    def is_contrary(self) -> bool:
        """Whether what the text calls a rise is a fall, or the other way round."""
        moved = self.moved
        if moved is None or moved.high is None:
            return False
        return not self._may_be_better and (moved.high < 0 if self.is_rise else moved.low > 0)

    @property
    def _may_be_better(self) -> bool:
        """Whether less may be better: of waiting times where it is called a rise, of ranks and accuracy always."""
        unit, counts = self.before.unit, self.before.counts
        if counts == "times" or not self.is_of_quality:
            return counts == "times" and self.is_rise
        if unit in _GRADES or _FINE.search(self.before.label):
            return True
        return self.is_rise and (unit in _LENGTHS or counts == "people")  # a room of 8 people, a grid of 5 km


def changes_in(passage: Passage) -> tuple[Change, ...]:
    """Return the changes that a passage tells of, in its order."""
    figures = figures_in(passage)
    return _changes(passage.text, figures) if len(figures) > 1 else ()


def _changes(text: str, figures: tuple[Figure, ...]) -> tuple[Change, ...]:
    found: list[Change] = []
    for at in range(1, len(figures)):
        one, other = figures[at - 1 : at + 1]
        by = figures[at + 1] if at + 1 < len(figures) else None
        earlier = figures[at - 2] if at > 1 else None
        is_second = earlier is not None and earlier.unit == one.unit and "。" not in text[earlier.end : one.end]
        if not _is_adjusted(text, one, by or other):
            found += _moved(text, one, other, by)
            found += _compared(text, one, other, by, is_second=is_second)
            found += _stepped(text, one, other, by)
            found += _recalled(text, one, other, by, is_second=is_second)
    return tuple(found)


def _is_adjusted(text: str, one: Figure, last: Figure) -> bool:
    first = begin_of(text, one.start, max(0, one.start - _REACH), also="；")
    return _ADJUSTED.search(text, first, last.end + 12) is not None


def _moved(text: str, one: Figure, other: Figure, by: Figure | None) -> Iterator[Change]:
    """Yield from what to what a figure has moved: 由100件增加到120件，增长20%."""
    said = _TO.fullmatch(text[one.end : other.start]) if _FROM.search(one.label) and one.unit == other.unit else None
    if said is not None and one.unit != POINTS:
        first, second = _YEAR_OF.search(one.label), _YEAR_OF.search(text, one.end, other.start)
        follows = first is not None and second is not None and int(second[1]) - int(first[1]) == 1
        is_last = follows or re.search(_LAST, one.label) is not None
        change = _change(said, one.end, one, other, None)
        yield change
        if not change.is_contrary:
            yield from _grown(text, one, other, by, is_last=is_last)


def _compared(text: str, one: Figure, other: Figure, by: Figure | None, *, is_second: bool) -> Iterator[Change]:
    """Yield what a figure was before, where the second of two says it: 120件，去年同期100件，增长20%."""
    between = text[one.end : other.start]
    than = _THAN.fullmatch(between)
    said = than or _BEFORE.fullmatch(between)
    if said is None or one.unit != other.unit or one.unit == POINTS or not one.label.endswith(said["what"]):
        return
    if _CHANGED.search(between):
        return  # 比上年增加300件 is by how much, not how many there were
    year = _YEAR_OF.search(one.label)
    if (is_second and not said["what"]) or (than is None and said["year"] and year is None):
        return  # which of them is compared, or which was first, is not certain
    years = int(year[1]) - int(said["year"]) if year is not None and said["year"] else 1
    before, after = (one, other) if than is None and years < 0 else (other, one)
    yield from _grown(text, before, after, by, is_last=abs(years) == 1 and (year is not None or not said["year"]))


def _stepped(text: str, one: Figure, other: Figure, by: Figure | None) -> Iterator[Change]:
    """Yield what a figure was before, where that follows from by how much it grew: 120件，同比增加20件，增长20%."""
    step, rate = (other, by) if other.unit == one.unit else (by, other)
    if step is None or rate is None or step.unit != one.unit or rate.unit != PER_CENT or one.counts == "shares":
        return
    second = by or other
    said = _STEP.fullmatch(text[one.end : other.start])
    again = _STEP_BY.fullmatch(text[other.end : second.start])
    if said is None or again is None or (said["up"] is None) != (again["up"] is None) or _CHANGED.search(one.label):
        return
    before = _before(one, step, is_rise=said["up"] is not None)
    if before is not None:
        start = other.end if rate is second else one.end
        yield _change(again if rate is second else said, start, before, one, rate)


def _recalled(text: str, one: Figure, other: Figure, by: Figure | None, *, is_second: bool) -> Iterator[Change]:
    """Yield what a figure was before, where that is added to its growth: 120件，同比增长20%（2021年为100件）."""
    if by is None or by.unit != one.unit or one.unit == POINTS:
        return
    said, earlier = _BY.fullmatch(text[one.end : other.start]), _BEFORE.fullmatch(text[other.end : by.start])
    if said is None or not said["last"] or earlier is None or not one.label.endswith(earlier["what"]):
        return
    if is_second and not earlier["what"]:
        return  # which of the two was so many before is not certain
    year = _YEAR_OF.search(one.label)
    if year is None or not earlier["year"] or int(year[1]) - int(earlier["year"]) == 1:
        yield _change(said, one.end, by, one, other)


def _before(after: Figure, step: Figure, *, is_rise: bool) -> Figure | None:
    """Return what a figure was, as a figure that stands nowhere; None where it is not stated exactly."""
    if after.stated is None or step.stated is None or after.stated[1] != step.stated[1]:
        return None
    sign = -1 if is_rise else 1
    number, interval = after.stated[0] + sign * step.stated[0], step.interval
    turned = Interval(-(interval.high or interval.low), -interval.low) if is_rise else interval
    if number <= 0:
        return None
    return replace(
        after, written=f"{number}{after.stated[1]}", stated=(number, after.stated[1]), interval=after.interval + turned
    )


def _grown(text: str, before: Figure, after: Figure, by: Figure | None, *, is_last: bool) -> Iterator[Change]:
    """Yield by how much it is said to have grown, where that is said at once.

    What is said of growth since the year before holds only where the figure before is of that year.
    """
    reach = max(before.end, after.end)
    said = None if by is None else _BY.fullmatch(text[reach : by.start])
    if said is not None and (is_last or not said["last"]):
        yield _change(said, reach, before, after, by)


def _change(said: re.Match[str], offset: int, before: Figure, after: Figure, by: Figure | None) -> Change:
    """Return the change that words tell of, which begin at an offset of the passage."""
    direction = "down" if said["up"] is None else "up"
    verb = (offset + said.start(direction), offset + said.end(direction))
    is_of_quality = _OF_QUALITY.fullmatch(said[direction]) is not None
    return Change(before, after, said["up"] is not None, verb, by, is_of_quality)
