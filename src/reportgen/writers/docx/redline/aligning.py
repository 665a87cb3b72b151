"""What stands for one another in two rows of paragraphs, tables or rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from reportgen.writers.docx.redline.element import W, text_of

__all__ = ["aligned", "anchors"]

_LEAST_ALIKE = 0.35
"""Two paragraphs less alike than this are one deleted and one inserted."""
_MOST_PAIRED = 2_500
"""Pairs of changed paragraphs that are searched for the likest; beyond, they are paired in their order."""


def aligned(
    old: Sequence[etree._Element], new: Sequence[etree._Element]
) -> Iterator[tuple[etree._Element | None, etree._Element | None]]:
    """Yield what stands for one another in two rows of elements, in an order that both keep."""
    old_keys, new_keys = [_key(each) for each in old], [_key(each) for each in new]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[old_start:old_end], new[new_start:new_end], strict=True)
            continue
        pairs = _likest(old_keys[old_start:old_end], new_keys[new_start:new_end])
        at_old, at_new = old_start, new_start
        for one, other in (*pairs, (old_end - old_start, new_end - new_start)):
            yield from ((each, None) for each in old[at_old : old_start + one])
            yield from ((None, each) for each in new[at_new : new_start + other])
            if (one, other) != (old_end - old_start, new_end - new_start):
                yield old[old_start + one], new[new_start + other]
            at_old, at_new = old_start + one + 1, new_start + other + 1


def anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where names stand that each of two rows has just once, as many as keep one order; "" is no name."""
    before, after = Counter(old), Counter(new)
    places = {key: at for at, key in enumerate(new) if key and before[key] == after[key] == 1}
    pairs = [(at, places[key]) for at, key in enumerate(old) if key in places]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
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


def _likest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which of some old texts has become which new one, in order, so that they are as like as can be."""
    if len(old) * len(new) > _MOST_PAIRED:
        return [(at, at) for at in range(min(len(old), len(new))) if _likeness(old[at], new[at]) >= _LEAST_ALIKE]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[_likeness(one, other) for other in new] for one in old]
    for at in range(len(old) - 1, -1, -1):
        for to in range(len(new) - 1, -1, -1):
            pair = best[at + 1][to + 1] + like[at][to] if like[at][to] >= _LEAST_ALIKE else 0.0
            best[at][to] = max(pair, best[at + 1][to], best[at][to + 1])
    pairs: list[tuple[int, int]] = []
    at = to = 0
    while at < len(old) and to < len(new):
        if like[at][to] >= _LEAST_ALIKE and best[at][to] == best[at + 1][to + 1] + like[at][to]:
            pairs.append((at, to))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return pairs


def _likeness(one: str, other: str) -> float:
    """Return how much of two texts is the same, from 0 to 1; two sorts of block are never alike."""
    if one[:1] != other[:1]:
        return 0.0
    matcher = SequenceMatcher(None, one[1:], other[1:], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LEAST_ALIKE else 0.0


def _key(element: etree._Element) -> str:
    """Return what an element is compared by: its sort and its text."""
    return f"{'表' if element.tag == f'{W}tbl' else '段' if element.tag == f'{W}p' else '行'}{text_of(element)}"
