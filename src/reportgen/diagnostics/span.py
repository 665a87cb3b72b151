"""Where something stands in a text that the user wrote."""

from __future__ import annotations

from dataclasses import field

from reportgen.diagnostics.frozen import frozen

__all__ = ["Source", "Span"]


@frozen
class Source:
    """A text of the user's and the name of the file it came from."""

    file: str
    """As it is shown to the user: relative to where they stand when that is shorter."""
    text: str = field(repr=False, hash=False)

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its line end; empty past the end, and for 0, which is no line."""
        if not number:
            return ""
        lines = self.text.split("\n", number)
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""

    def offset(self, line: int, column: int) -> int:
        """Return how many characters stand before a place (both from 1)."""
        at = 0
        for _ in range(line - 1):
            at = self.text.index("\n", at) + 1
        return at + column - 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of what stands between two offsets, as far as it is on one line."""
        line, column = self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)
        length = len(self.text[start:end].split("\n", 1)[0].rstrip("\r"))
        return Span(self, line, column, max(1, length))


@frozen
class Span:
    """A stretch of one line of a source."""

    source: Source
    line: int
    """From 1; 0 for a file as a whole."""
    column: int | None = None
    """From 1, in characters.  None where only the line is known: Jinja knows no more of a template."""
    length: int = 1
    """Characters that the caret underlines, on this line."""
    where: str = ""
    """The place by its name, in a file that has no lines of text: a cell (``F7``), the label of a control."""

    def __str__(self) -> str:
        if self.where:
            return f"{self.source.file}:{self.where}"
        if not self.line:
            return self.source.file
        place = f"{self.source.file}:{self.line}"
        return place if self.column is None else f"{place}:{self.column}"
