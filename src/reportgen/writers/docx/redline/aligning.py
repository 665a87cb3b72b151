"""What stands for one another in two rows of paragraphs, tables or rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from reportgen.writers.docx.redline.element import W, text_of
from reportgen.writers.docx.redline.matching import common, is_short, rising, stretches

__all__ = ["aligned"]

_LEAST_ALIKE = 0.35
"""Two paragraphs less alike than this are one deleted and one inserted."""
_MOST_PAIRED = 400
"""Pairs of changed paragraphs that are searched for the likest; beyond, they are paired by what only they share."""
_SHARED = 4
"""Characters in a row that only two of many paragraphs have: one has become the other."""

_Pair = tuple[int, int, float]
"""Which old text has become which new one, and how much of it is the same."""


def aligned(
    old: Sequence[etree._Element], new: Sequence[etree._Element]
) -> Iterator[tuple[etree._Element | None, etree._Element | None]]:
    """Yield what stands for one another in two rows of elements, in an order that both keep."""
    old_keys, new_keys = tuple(_key(each) for each in old), tuple(_key(each) for each in new)
    blocks = common(old_keys, new_keys)
    for is_same, old_start, old_end, new_start, new_end in stretches(blocks, len(old), len(new)):
        if is_same:
            yield from zip(old[old_start:old_end], new[new_start:new_end], strict=True)
            continue
        pairs = _likest(old_keys[old_start:old_end], new_keys[new_start:new_end])
        at_old, at_new = old_start, new_start
        for one, other, _ in (*pairs, (old_end - old_start, new_end - new_start, 0.0)):
            yield from ((each, None) for each in old[at_old : old_start + one])
            yield from ((None, each) for each in new[at_new : new_start + other])
            if (one, other) != (old_end - old_start, new_end - new_start):
                yield old[old_start + one], new[new_start + other]
            at_old, at_new = old_start + one + 1, new_start + other + 1


def _likest(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    """Return which of some old texts has become which new one, in order, so that they are as like as can be."""
    if len(old) * len(new) <= _MOST_PAIRED:
        return _likest_of_few(old, new)
    ways = _likest_between(old, new, _kindred(old, new)), _alike_in_order(old, new)
    return max(ways, key=lambda pairs: sum(pair[2] for pair in pairs))


def _likest_between(old: Sequence[str], new: Sequence[str], known: Sequence[_Pair]) -> list[_Pair]:
    """Return some pairs and what has become what between one and the next."""
    pairs: list[_Pair] = []
    at_old = at_new = 0
    for one, other, likeness in (*known, (len(old), len(new), 0.0)):
        few_old, few_new = old[at_old:one], new[at_new:other]
        is_few = len(few_old) * len(few_new) <= _MOST_PAIRED
        found = _likest_of_few(few_old, few_new) if is_few else _alike_in_order(few_old, few_new)
        pairs += [(at_old + left, at_new + right, how) for left, right, how in found]
        pairs += [(one, other, likeness)] if one < len(old) else []
        at_old, at_new = one + 1, other + 1
    return pairs


def _kindred(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    """Return which old texts share with which new ones what no other text has, as many as keep one order."""
    places = _alone(new)
    shared: dict[int, Counter[int]] = {}
    for stretch, one in _alone(old).items():
        if stretch in places:
            shared.setdefault(one, Counter())[places[stretch]] += 1
    likest = ((one, shared[one].most_common(1)[0][0]) for one in sorted(shared))
    alike = {(one, other): how for one, other in likest if (how := _likeness(old[one], new[other])) >= _LEAST_ALIKE}
    return [(*pair, alike[pair]) for pair in rising([*alike])]


def _alone(texts: Sequence[str]) -> dict[str, int]:
    """Return the stretches that only one of some texts has, and which one that is."""
    holders: dict[str, int | None] = {}
    for number, text in enumerate(texts):
        for stretch in {text[at : at + _SHARED] for at in range(len(text) - _SHARED + 1)}:
            holders[stretch] = None if stretch in holders else number
    return {stretch: number for stretch, number in holders.items() if number is not None}


def _alike_in_order(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    alike = (_likeness(one, other) for one, other in zip(old, new, strict=False))
    return [(at, at, how) for at, how in enumerate(alike) if how >= _LEAST_ALIKE]


def _likest_of_few(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[_likeness(one, other) for other in new] for one in old]
    for at in range(len(old) - 1, -1, -1):
        for to in range(len(new) - 1, -1, -1):
            pair = best[at + 1][to + 1] + like[at][to] if like[at][to] >= _LEAST_ALIKE else 0.0
            best[at][to] = max(pair, best[at + 1][to], best[at][to + 1])
    pairs: list[_Pair] = []
    at = to = 0
    while at < len(old) and to < len(new):
        if like[at][to] >= _LEAST_ALIKE and best[at][to] == best[at + 1][to + 1] + like[at][to]:
            pairs.append((at, to, like[at][to]))
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
    one, other = one[1:], other[1:]
    if not is_short(one, other):
        return _shared(_neighbours(one), _neighbours(other))  # of a whole table, say
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if _shared(one, other) >= _LEAST_ALIKE else 0.0


def _neighbours(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of two rows is the same, wherever it stands."""
    length = len(one) + len(other)
    return 2 * (Counter(one) & Counter(other)).total() / length if length else 1.0


def _key(element: etree._Element) -> str:
    """Return what an element is compared by: its sort and its text."""
    return f"{'表' if element.tag == f'{W}tbl' else '段' if element.tag == f'{W}p' else '行'}{text_of(element)}"
