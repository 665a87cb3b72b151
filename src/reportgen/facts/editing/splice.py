"""Pieces of a text to put in the place of others, and the lines around an offset."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from reportgen.diagnostics.frozen import frozen

__all__ = ["Footprint", "Splice", "applied", "column_of", "end_before", "line_end", "line_start", "newline_at"]


@frozen
class Splice:
    """A piece of text for what stands between two offsets; of equal places, the earlier named comes first."""

    start: int
    end: int
    text: str = ""


def applied(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all splices made."""
    pieces, reach = list[str](), 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        pieces += text[reach : splice.start], splice.text
        reach = splice.end
    return "".join([*pieces, text[reach:]])


class Footprint:
    """What of a text is to be changed already."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def takes(self, splices: Sequence[Splice]) -> bool:
        """Take more splices in; False, and nothing taken, when one of them touches what is taken."""
        if any(self._touches(splice) for splice in splices):
            return False
        for splice in splices:
            insort(self._taken, (splice.start, splice.end))
        return True

    def _touches(self, splice: Splice) -> bool:
        index = bisect_left(self._taken, (splice.start, splice.end))
        before = index > 0 and self._taken[index - 1][1] >= splice.start
        return before or (index < len(self._taken) and self._taken[index][0] <= splice.end)


def line_start(text: str, offset: int) -> int:
    """Return the offset of the first character of a line."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return the offset behind the last character of a line, before its line end."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def end_before(text: str, offset: int) -> int:
    """Return the end of the line before that of an offset."""
    end = max(0, line_start(text, offset) - 1)
    return end - 1 if end and text[end - 1] == "\r" else end


def column_of(text: str, offset: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return offset - line_start(text, offset)


def newline_at(text: str, offset: int) -> str:
    """Return the line end of a line; for a last line without one, that of the file."""
    end = line_end(text, offset)
    if end == len(text):
        end = line_end(text, 0)
    return "\r\n" if text.startswith("\r\n", end) else "\n"
