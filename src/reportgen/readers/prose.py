"""Prose that was changed: the paragraphs of a report that came back, held against those that it was built with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.facts.returned import ProseEdit, ReturnedFile, ReturnedParagraph

__all__ = ["prose_edits"]

_Paragraphs = Sequence[ReturnedParagraph]
_LEAST_ALIKE = 0.4
"""Two paragraphs less alike than this are one deleted and one new, unless one stands just where the other stood."""
_MOST_COMPARED = 4_000_000
"""Pairs of paragraphs that are compared exactly; beyond, paragraphs that are frequent are no anchors."""
_MOST_PAIRED = 900
"""Pairs of changed paragraphs that are searched for the likest; beyond, they are paired in their order."""
_LONG = 4_000
"""Characters of two paragraphs that are compared closely."""
_WHITE = re.compile(r"\s+")
_NEEDLESS = re.compile(r"(?<![!-~]) | (?![!-~])")
"""White that is not between two words of Latin letters."""


def prose_edits(returned: ReturnedFile, built: ReturnedFile) -> tuple[ProseEdit, ...]:
    """Return every paragraph that was changed, is new, or is gone, in the order of the document.

    Args:
        returned: The report that came back.
        built: The same report as its template gives it, read back just so.
    """
    now, before = returned.paragraphs, built.paragraphs
    keys_now, keys_before = [_key(one.text) for one in now], [_key(one.text) for one in before]
    start = _same_ends(keys_now, keys_before)
    end = _same_ends(keys_now[start:][::-1], keys_before[start:][::-1])
    keys_now, keys_before = keys_now[start : len(keys_now) - end], keys_before[start : len(keys_before) - end]
    is_long = len(keys_now) * len(keys_before) > _MOST_COMPARED
    matcher = SequenceMatcher(None, keys_before, keys_now, autojunk=is_long)
    edits: list[ProseEdit] = []
    for tag, from_before, to_before, from_now, to_now in matcher.get_opcodes():
        if tag != "equal":
            gone = before[start + from_before : start + to_before]
            come = now[start + from_now : start + to_now]
            edits += _changed(gone, come, now, start + from_now)
    return tuple(edits)


def _key(text: str) -> str:
    """Return a text without what word processors change on their own."""
    return _NEEDLESS.sub("", _WHITE.sub(" ", text).strip())


def _same_ends(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many entries are the same at the start of both."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _changed(gone: _Paragraphs, come: _Paragraphs, now: _Paragraphs, index: int) -> Iterator[ProseEdit]:
    """Yield the edits of a stretch of paragraphs that another stands in place of, at ``index`` of what is there now."""
    pairs = _pairs(gone, come)
    last = 0
    for number, paragraph in enumerate(come):
        partner = pairs.get(number)
        if partner is None:
            yield ProseEdit("", paragraph.shown, paragraph.span, paragraph.is_tracked)
            continue
        for lost in gone[last:partner]:
            yield _deleted(lost, now, index + number)
        yield ProseEdit(gone[partner].shown, paragraph.shown, paragraph.span, paragraph.is_tracked)
        last = partner + 1
    for lost in gone[last:]:
        yield _deleted(lost, now, index + len(come))


def _deleted(lost: ReturnedParagraph, now: _Paragraphs, index: int) -> ProseEdit:
    """Return the edit of a paragraph that is gone; its place is that of the paragraph before which it stood."""
    near = now[min(index, len(now) - 1)] if now else lost
    return ProseEdit(lost.shown, "", near.span)


def _pairs(gone: _Paragraphs, come: _Paragraphs) -> dict[int, int]:
    """Return which paragraph each changed one was, by their indices, in the same order on both sides."""
    if len(gone) == len(come) == 1 or len(gone) * len(come) > _MOST_PAIRED:
        return {index: index for index in range(min(len(gone), len(come)))}
    alike = [[_likeness(old.text, new.text) for new in come] for old in gone]
    # The heaviest common subsequence: weights[i][j] is the best that gone[i:] and come[j:] can give.
    weights = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for i in range(len(gone) - 1, -1, -1):
        for j in range(len(come) - 1, -1, -1):
            paired = alike[i][j] + weights[i + 1][j + 1] if alike[i][j] >= _LEAST_ALIKE else 0.0
            weights[i][j] = max(paired, weights[i + 1][j], weights[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(gone) and j < len(come):
        if weights[i][j] == weights[i + 1][j]:
            i += 1
        elif weights[i][j] == weights[i][j + 1]:
            j += 1
        else:
            pairs[j] = i
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() if len(one) + len(other) > _LONG else matcher.ratio()
