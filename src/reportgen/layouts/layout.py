"""A layout: every number that a writer needs to set an official document.

Lengths are in twips (1/20 pt, 1,440 to the inch), the unit of WordprocessingML; sizes of type are in half-points, for
the same reason.
"""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics.frozen import frozen

__all__ = ["Face", "Layout", "twips"]


def twips(millimetres: float) -> int:
    """Return a length in twips, rounded to the nearest."""
    return round(millimetres * 1440 / 25.4)


@frozen
class Face:
    """A typeface in a size."""

    chinese: str
    """The family for Chinese characters and Chinese punctuation."""
    latin: str
    """The family for letters and digits."""
    size: int
    """Half-points: 32 is 3号 (16 pt), 44 is 2号 (22 pt), 28 is 4号 (14 pt)."""
    bold: bool = False

    @property
    def height(self) -> int:
        """The height of a character, in twips."""
        return self.size * 10


@frozen
class Layout:
    """The look of an official document."""

    name: str
    page_width: int
    page_height: int
    margin_top: int
    margin_bottom: int
    margin_left: int
    margin_right: int
    footer: int
    """From the bottom of the paper to the bottom of the line with the page number."""
    line: int
    """一行: the pitch of the lines, an exact height."""
    grid: Literal["lines", "linesAndChars"]
    """The kind of document grid (w:docGrid)."""
    grid_line: int
    """The pitch of the grid."""
    grid_spacing: int
    """What the grid adds to the width of a character, in 1/4096 pt."""
    character_spacing: int
    """What the styles add to the width of each character of running text."""

    body: Face
    headings: tuple[Face, Face, Face, Face]
    title: Face
    title_line: int
    """The exact height of a line of the title."""
    emphasis: Face
    secrecy: Face
    signatory: Face
    issuer: Face
    """Its size is the largest: a longer name of an organ is set smaller, so that it stays on one line."""
    attachment_label: Face
    imprint: Face
    page_number: Face
    table: Face
    table_head: Face

    issuer_top: int
    """From the top of the paper to the top of the characters of 发文机关标志."""
    issuer_gap: int
    """From the bottom of 发文机关标志 to the top of the line under it."""
    issuer_colour: str
    rule_gap: int
    """From the bottom of 发文字号 to 红色分隔线."""
    rule_thickness: int
    """Eighths of a point."""
    imprint_bottom: int
    """From the top of the paper to the last line of 版记."""
    imprint_thick: int
    """Eighths of a point: first and last line of 版记."""
    imprint_thin: int
    """Eighths of a point: the lines between."""
    imprint_even_page: bool
    """Whether a break to a new even page is put before 版记."""
    page_number_dash: str
    """What stands before the page number; reversed, it stands behind."""

    @property
    def text_width(self) -> int:
        """The width of the type area."""
        return self.page_width - self.margin_left - self.margin_right

    @property
    def text_height(self) -> int:
        """The height of the type area as a word processor sees it."""
        return self.page_height - self.margin_top - self.margin_bottom

    @property
    def character(self) -> int:
        """一字: what a character of running text advances, rounded down."""
        if self.grid == "linesAndChars":
            return self.body.height + self.grid_spacing * 20 // 4096
        return self.body.height + self.character_spacing
