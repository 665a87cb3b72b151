"""What two rows of keys have in common, in a time that grows with their length and not with its square.

Short rows are compared as difflib does.  Long ones are cut first, where both have the same stretch just once
(patience diff): at long stretches, then within what is left at shorter ones.  What has become short by that is
compared as difflib does; what is still long, and of which both have nothing just once, has changed as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

__all__ = ["Block", "Row", "Stretch", "anchors", "common", "is_short", "rising", "stretches"]

_MOST_PAIRS = 5_000
"""Pairs of the same key in two rows that are compared as difflib does."""
_WIDTHS = (32, 8, 4, 2, 1)
"""Of the stretches at which longer ones are cut."""

Row = str | tuple[str, ...]
Block = tuple[int, int, int]
"""Where a common stretch begins in either row, and how long it is."""
Stretch = tuple[bool, int, int, int, int]
"""Whether it is the same in both; from where to where in one and in the other."""


def common(old: Row, new: Row) -> list[Block]:
    """Return the stretches that two rows have in common, in an order that both keep."""
    return list(_common(old, new, _WIDTHS))


def is_short(old: Row, new: Row) -> bool:
    """Tell whether two rows may be compared as difflib does, which looks at all pairs of a key again and again."""
    if len(old) * len(new) <= _MOST_PAIRS:
        return True
    after = Counter(new)
    return sum(count * after[key] for key, count in Counter(old).items()) <= _MOST_PAIRS


def stretches(blocks: Iterable[Block], old_length: int, new_length: int) -> Iterator[Stretch]:
    """Yield two rows whole, what they have in common and what not; neighbours of one sort are one."""
    start_old = start_new = at_old = at_new = 0
    for one, other, length in (*blocks, (old_length, new_length, 0)):
        if (one, other) != (at_old, at_new):
            if start_old < at_old:
                yield True, start_old, at_old, start_new, at_new
            yield False, at_old, one, at_new, other
            start_old, start_new = one, other
        at_old, at_new = one + length, other + length
    if start_old < at_old:
        yield True, start_old, at_old, start_new, at_new


def anchors(old: Sequence[Row], new: Sequence[Row], among: Collection[Row] | None = None) -> list[tuple[int, int]]:
    """Return where keys, or those among some, stand that each of two rows has just once, as many as keep one order."""
    before, after = Counter(old), Counter(new)
    places = {
        key: at for at, key in enumerate(new) if after[key] == before[key] == 1 and (among is None or key in among)
    }
    return rising([(at, places[key]) for at, key in enumerate(old) if key in places])


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many pairs as rise in their second number too; the first ones rise (patience sorting)."""
    ends: list[int] = []  # the least second number that so many pairs end with, and which pair that is
    lasts: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(lasts[length - 1] if length else None)
        ends[length : length + 1] = [place]
        lasts[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    last = lasts[-1] if lasts else None
    while last is not None:
        found.append(pairs[last])
        last = before[last]
    return found[::-1]


def _common(old: Row, new: Row, widths: Sequence[int]) -> Iterator[Block]:
    if is_short(old, new):
        yield from SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()[:-1]
        return
    head = _same(zip(old, new, strict=False))
    tail = _same(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    yield 0, 0, head
    inner = _cut(old[head : len(old) - tail], new[head : len(new) - tail], widths)
    yield from ((head + one, head + other, length) for one, other, length in inner)
    yield len(old) - tail, len(new) - tail, tail


def _cut(old: Row, new: Row, widths: Sequence[int]) -> Iterator[Block]:
    """Yield what is common where both rows have a stretch just once, and between one such place and the next."""
    if not widths:
        return
    width, *rest = widths
    at_old = at_new = 0
    for one, other in (*anchors(_windows(old, width), _windows(new, width)), (len(old), len(new))):
        if one < at_old or other < at_new:
            continue  # a part of it belongs to the stretch before
        inner = _common(old[at_old:one], new[at_new:other], rest)
        yield from ((at_old + start, at_new + place, length) for start, place, length in inner)
        yield one, other, min(width, len(old) - one)
        at_old, at_new = one + width, other + width


def _windows(row: Row, width: int) -> list[Row]:
    return [row[at : at + width] for at in range(len(row) - width + 1)]


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
