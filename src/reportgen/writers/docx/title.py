"""Where a title breaks: whole words, a symmetric shape, lines neither long nor short (GB/T 9704-2012, 7.3.1).

Every way to break is weighed and the lightest is taken.  What weighs is the *place* of a break (inside 《》 or a number
is worse than inside a name of an organ, that is worse than between two words) and the *shape* of the lines: a trapezoid
(梯形) or a diamond (菱形) is right, an hourglass is wrong, and so are lines of one length.

A printed fact stays one node, so that it stays one content control: a fact that is longer than a line is left to the
word processor to wrap, and the lines around it are weighed by what it leaves over on its last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, Emphasis, FactText, Inline, Inlines, LineBreak, Strong, Text
from reportgen.writers.docx.title_words import words_of
from reportgen.writers.docx.width import running_widths

__all__ = ["title_lines"]

_OPENERS = frozenset("（《〈〔【“‘(")
_CLOSERS = frozenset("）》〉〕】”’)")
_NEVER_FIRST = _CLOSERS | frozenset("、，。；：！？…—％%·,.;:!?/")

_AFTER_ORGAN = re.compile(r"关于|\d|二〇")
"""What follows the name of the organ that a title begins with."""
_YEAR_FIRST = re.compile(r"\d{4}年度?")
"""What a title may begin with before the name of the organ."""
_TO_ANOTHER_DATE = re.compile(r"(?<=[年月日号])(?:至|到|[—–~～-]+)(?=\d)")
"""What stands between two dates that are one term."""

# What a break weighs.  Shape weighs tens, so a banned place is taken only when the title cannot be set without it.
_BANNED = 2_000
_IN_NUMBER = 100_000
_IN_ORGAN = 40
_IN_UNKNOWN_WORD = 30
_BETWEEN_WORDS = 4
_AFTER_PARTICLE = 12

_HOURGLASS = 600
_EQUAL_LINES = 60
_ANOTHER_LINE = 40
_WIDENING = 2
_BEST_STEP = 3.0
"""By how many characters one line should differ from the next."""


@frozen
class _Break:
    """A place where a line may end."""

    index: int
    """How many characters of the title stand before it."""
    width: float
    """How wide the title is up to here, in characters of full width."""
    weight: float


def title_lines(inlines: Inlines, characters: int = 20) -> tuple[Inlines, ...]:
    """Break a title into lines that each hold at most ``characters`` characters of full width.

    A title that fits on a line stays on one; a :class:`LineBreak` that the author gave is kept, and each part is
    broken for itself.  Every printed fact and blank stays one whole node.

    Returns:
        The lines; joined they are the title without its line breaks and without the spaces at the breaks.
    """
    return tuple(line for given in _given_lines(inlines) for line in _broken(given, characters))


def _given_lines(inlines: Inlines) -> list[Inlines]:
    """Return the lines that the author gave, emphasis that goes over several of them in each."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        match inline:
            case LineBreak():
                lines.append([])
            case Strong(inlines=inner) | Emphasis(inlines=inner):
                first, *others = (replace(inline, inlines=line) for line in _given_lines(inner) or [()])
                lines[-1].append(first)
                lines += [[other] for other in others]
            case _:
                lines[-1].append(inline)
    return [tuple(line) for line in lines if line]


def _broken(inlines: Inlines, characters: int) -> list[Inlines]:
    pieces = list(_pieces(inlines))
    text = "".join(piece for piece, _ in pieces)
    if running_widths(text)[-1] <= characters:
        return [inlines]
    ends = _lightest(_breaks(text, _inside_nodes(pieces), characters), characters)
    starts = [0, *ends[:-1]]
    lines = [_cut(inlines, start, end) for start, end in zip(starts, ends, strict=True)]
    return [_stripped(line) for line in lines if line]


# --- the text of the nodes --------------------------------------------------------------------------------------------


def _pieces(inlines: Inlines) -> Iterator[tuple[str, bool]]:
    """Yield each text with whether it may be broken."""
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield text, True
            case FactText() | BlankText():
                yield inline.text, False
            case Strong(inlines=inner) | Emphasis(inlines=inner):
                yield from _pieces(inner)
            case LineBreak():
                pass
            case _:
                assert_never(inline)


def _inside_nodes(pieces: list[tuple[str, bool]]) -> set[int]:
    closed: set[int] = set()
    index = 0
    for text, is_open in pieces:
        if not is_open:
            closed.update(range(index + 1, index + len(text)))
        index += len(text)
    return closed


def _length(inline: Inline) -> int:
    return sum(len(text) for text, _ in _pieces((inline,)))


def _cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """Return the nodes of the characters from ``start`` to ``end``; only literal text is ever cut in two."""
    kept: list[Inline] = []
    index = 0
    for inline in inlines:
        length = _length(inline)
        first, last = max(start - index, 0), min(end - index, length)
        index += length
        if first >= last:
            continue
        match inline:
            case Text(text=text):
                kept.append(replace(inline, text=text[first:last]))
            case Strong(inlines=inner) | Emphasis(inlines=inner):
                kept.append(replace(inline, inlines=_cut(inner, first, last)))
            case _:
                kept.append(inline)
    return tuple(kept)


def _stripped(line: Inlines) -> Inlines:
    """Return the line without spaces at its ends, which would shift a centred line."""
    if isinstance(line[0], Text):
        line = (replace(line[0], text=line[0].text.lstrip()), *line[1:])
    if isinstance(line[-1], Text):
        line = (*line[:-1], replace(line[-1], text=line[-1].text.rstrip()))
    return tuple(inline for inline in line if not (isinstance(inline, Text) and not inline.text))


# --- breaks -----------------------------------------------------------------------------------------------------------


def _breaks(text: str, closed: set[int], characters: int) -> list[_Break]:
    """Return every place where a line may end: the start of the title, then all within it, then its end."""
    weights, widths = _weights(text), running_widths(text)
    found = [_Break(0, 0.0, 0.0)]
    for index in range(1, len(text) + 1):
        if index not in closed:
            piece = widths[index] - widths[found[-1].index]
            seen = piece if piece <= characters else piece % characters or characters
            found.append(_Break(index, found[-1].width + seen, weights[index]))
    return found


def _weights(text: str) -> list[float]:
    """Return for each index what a break weighs there; nothing at the title's two ends."""
    words = words_of(text)
    before = dict(words)
    after = {end: role for (end, _), (_, role) in pairwise(words)}
    organ = _organ(text, words)
    terms = {index for match in _TO_ANOTHER_DATE.finditer(text) for index in range(match.start(), match.end() + 1)}
    weights = [0.0] * (len(text) + 1)
    depth = 0
    for index in range(1, len(text)):
        left = text[index - 1]
        depth += (left in _OPENERS) - (left in _CLOSERS)
        weights[index] = _place_weight(text, index, before.get(index, ""), after.get(index, ""))
        if depth > 0 or index in terms:
            weights[index] += _BANNED
        if index in organ and left not in "、 \u3000":
            weights[index] += _IN_ORGAN
    if len(words) > 1 and words[-1][1] == "genre":
        weights[words[-2][0]] += _BANNED
    return weights


def _organ(text: str, words: list[tuple[int, str]]) -> range:
    """Return the indices within the name of the organ that a title begins with, or says after the year."""
    year = _YEAR_FIRST.match(text)
    start = year.end() if year else 0
    follows = _AFTER_ORGAN.search(text, start)
    end = follows.start() if follows else len(text)
    if year:  # what follows may be no organ at all; where it is one, its last word says so
        end = max((index for index, role in words if role == "organ" and start < index <= end), default=start)
    return range(start + 1, end if year or follows else start)


def _place_weight(text: str, index: int, before: str, after: str) -> float:
    """Weigh a break between two characters by the words it stands between; no role means inside a word."""
    left, right = text[index - 1], text[index]
    if left.isdigit() or (left.isascii() and left.isalnum() and right.isascii() and right.isalnum()):
        return _IN_NUMBER
    if not before:
        return _BANNED
    if right in _NEVER_FIRST or left in _OPENERS or after == "binds-left" or before == "binds-right":
        return _BANNED
    if left.isspace() or right.isspace() or left in _NEVER_FIRST or text.startswith("关于", index):
        return 0.0
    if after == "organ":
        return _IN_ORGAN
    if before == "unknown" and after == "unknown":
        return _IN_UNKNOWN_WORD
    return _AFTER_PARTICLE if before == "binds-left" and left in "的和与及" else _BETWEEN_WORDS


_Way = tuple[float, tuple[int, ...]]
"""What a way to break weighs, and the index where each of its lines ends."""


# --- shapes -----------------------------------------------------------------------------------------------------------


def _lightest(breaks: list[_Break], characters: int) -> list[int]:
    """Return the ends of the lines of the lightest way to break."""
    allowed = [place for place in breaks if place.weight < _BANNED]
    return _search(allowed, characters) or _search(breaks, characters) or [breaks[-1].index]


def _search(breaks: list[_Break], characters: int) -> list[int]:
    """Weigh all ways to break into as few lines as can be, or one more; nothing when none fits."""
    total = breaks[-1].width
    known: dict[tuple[int, float, int, bool], _Way] = {}

    def rest(start: int, previous: float, lines: int, *, narrowing: bool) -> _Way:
        """Return the lightest way to fill this number of lines with what follows ``start``."""
        key = (start, previous, lines, narrowing)
        if key in known:
            return known[key]
        best: _Way = (float("inf"), ())
        for end in range(start + 1, len(breaks)):
            width = breaks[end].width - breaks[start].width
            if width > characters:
                break
            if (lines == 1) != (end == len(breaks) - 1) or total - breaks[end].width > (lines - 1) * characters:
                continue
            weight = breaks[end].weight + (_step(previous, width, narrowing=narrowing) if previous else 0.0)
            narrows = narrowing or width < previous
            later = rest(end, width, lines - 1, narrowing=narrows) if lines > 1 else (0.0, ())
            if weight + later[0] < best[0]:
                best = (weight + later[0], (breaks[end].index, *later[1]))
        known[key] = best
        return best

    for lines in range(max(2, -int(-total // characters)), len(breaks)):
        few = rest(0, 0.0, lines, narrowing=False)
        if few[1]:
            more = rest(0, 0.0, lines + 1, narrowing=False)
            return list(few[1] if few[0] <= more[0] + _ANOTHER_LINE else more[1])
    return []


def _step(previous: float, width: float, *, narrowing: bool) -> float:
    """Weigh one line after another: convex in their difference, so that a diamond comes out symmetric."""
    difference = abs(width - previous)
    weight = (difference - _BEST_STEP) ** 2
    if difference < 1:
        weight += _EQUAL_LINES
    if width > previous:
        weight += _HOURGLASS if narrowing else _WIDENING
    return weight
