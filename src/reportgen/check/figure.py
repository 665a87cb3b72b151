"""Figures in prose: how many or how much of what, where it is said, and the words right before it.

A figure is a number in digits with its measure word.  Years, dates, times, document numbers and ordinals are none, nor
is what stands in 书名号 or quotation marks, nor either end of a range.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from reportgen.check.approximation import ABOUT, NEAR
from reportgen.check.quotation import outside_quotations
from reportgen.check.table import table
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage
from reportgen.facts.kinds import CountValue, RateValue
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.facts.relation import Interval, interval_of

__all__ = ["PER_CENT", "POINTS", "Figure", "figures_in", "figures_of"]

PER_CENT = "%"
POINTS = "个百分点"
_COUNTS = {row["word"]: row["counts"] for row in table("measure-words")}
_SAME_UNIT = {"％": PER_CENT, "百分点": POINTS}
_SAME_WORD = {
    **dict.fromkeys(("不超过", "不高于", "不多于", "不大于", "至多"), "最多"),
    **dict.fromkeys(("高于", "多于", "大于", "突破"), "超过"),
    **dict.fromkeys(("低于", "少于", "小于"), "不足"),
    "不小于": "不少于",
    "大概": "约",
}
"""Approximators that facts do not have, and those that say the same."""
_OWN = frozenset({"高达", "达到", "多达", "近", "约", "将近", "接近", "大约"})
"""Words before a number that leave it exact, and those that ``approximation`` knows."""
_MULTIPLES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_BEFORE = "|".join(sorted({*BEFORE.split("|"), *_SAME_WORD} - _OWN, key=len, reverse=True))
_UNIT = "|".join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))
_NO_FIGURE_BEHIND = (
    r"(?<![0-9A-Za-z\-－—–～~/+×*·第负零#_=〔［\[百千万亿])(?<![0-9][.,:：至到 \u00a0\u2009])(?<![万亿%％][至到])"
    "(?<!百分之)(?<!千分之)"
)
"""What makes a number a code, an ordinal, a time, the end of a range or a part of another number."""
_FIGURE = re.compile(
    rf"(?P<before>{NEAR}|{ABOUT}|{_BEFORE})?{_NO_FIGURE_BEHIND}"
    r"(?P<number>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})++|0(?![0-9])|[1-9][0-9]*+)(?:\.[0-9]++)?)(?![.,:：/·×*+]?[0-9])"
    rf"(?P<middle>{MIDDLE})?(?P<multiple>万亿|[百千]?万|亿|[百千](?![克米瓦]))?(?P<more>{MIDDLE})?"
    rf"(?P<unit>{_UNIT})(?P<after>{AFTER})?(?P<range>[～~—–－\-至到](?=[0-9]))?"
)
_BOUNDARY = frozenset("，。；：、！？,;:!?（）()\n\t 　")
_KEPT = 4096
"""Passages whose figures are kept: several rules ask for them."""


@frozen
class Figure:
    """A number with its measure word, and the words that make it approximate."""

    start: int
    """Where its stretch starts, with 约, 近 …; it ends behind the measure word, or 以上, 左右 …"""
    end: int
    written: str
    """As it is written, without the measure word: ``60``, ``近3.5万``."""
    unit: str
    """The measure word, ``%`` or ``个百分点``."""
    interval: Interval
    """What it may stand for: a number with decimals or 万 is rounded."""
    places: int
    """How many decimals it is stated with."""
    stated: tuple[Decimal, str] | None
    """The number and its multiple (万, 亿) as they are stated; None where a word makes it approximate."""
    label: str
    """The words right before it, back to a mark or to another figure."""

    @property
    def nominal(self) -> Interval:
        """The number as it is stated, as if it were exact; what it may stand for, where a word makes it approximate."""
        if self.stated is None:
            return self.interval
        number, multiple = self.stated
        return Interval(Fraction(number) * _MULTIPLES[multiple], Fraction(number) * _MULTIPLES[multiple])

    @property
    def counts(self) -> str:
        """What is counted: people, things, events, amounts, times, shares."""
        return _COUNTS[self.unit]


def figures_in(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures of a passage, from left to right."""
    return figures_of(passage.text, passage.outside_titles)


@lru_cache(_KEPT)
def figures_of(text: str, outside_titles: str) -> tuple[Figure, ...]:
    """Return the figures of a text, which is also given without what stands in 书名号."""
    found: list[Figure] = []
    reach, range_end = 0, -1
    for match in _FIGURE.finditer(outside_quotations(outside_titles)):
        is_range = match["range"] is not None
        end = match.end("range") if is_range else match.end()
        if not is_range and match.start() != range_end:
            found.append(_figure(match, _label(text, reach, match.start())))
        reach, range_end = end, end if is_range else -1
    return tuple(found)


def _figure(match: re.Match[str], label: str) -> Figure:
    number, multiple = Decimal(match["number"].replace(",", "")), match["multiple"] or ""
    words = [match[name] for name in ("before", "middle", "more", "after") if match[name]]
    unit = _SAME_UNIT.get(match["unit"], match["unit"])
    return Figure(
        match.start(),
        match.end(),
        match[0][: match.start("unit") - match.start()],
        unit,
        _interval(number, multiple, words, is_whole=_COUNTS[unit] not in ("amounts", "shares", "times")),
        -int(number.as_tuple().exponent),
        None if words else (number, multiple),
        label,
    )


def _interval(number: Decimal, multiple: str, words: list[str], *, is_whole: bool) -> Interval:
    if len(words) > 1:
        return Interval(Fraction(0), None)
    word = _SAME_WORD.get(words[0], words[0]) if words else ""
    is_count = is_whole and not multiple and number == int(number)
    interval = interval_of(CountValue(int(number), word) if is_count else RateValue(number, word))
    scale = _MULTIPLES[multiple]
    return Interval(interval.low * scale, None if interval.high is None else interval.high * scale)


def _label(text: str, reach: int, end: int) -> str:
    start = end
    while start > reach and text[start - 1] not in _BOUNDARY:
        start -= 1
    return text[start:end]
