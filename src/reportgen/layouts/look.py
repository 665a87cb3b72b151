"""How an existing file looks: what its settings come to, in the units of a :class:`~reportgen.layouts.layout.Layout`.

A reader measures, a rule compares; neither knows the other.
"""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics.frozen import frozen

__all__ = ["FooterLook", "PageLook", "ParagraphLook", "RunLook"]


@frozen
class RunLook:
    """A stretch of a paragraph in one typeface."""

    text: str
    chinese: str
    """The family for Chinese characters; empty where the file does not say."""
    latin: str
    size: int
    """Half-points."""
    bold: bool = False
    spacing: int = 0
    """What is added to the width of each character, in twips."""


@frozen
class ParagraphLook:
    """A paragraph; lengths in twips."""

    runs: tuple[RunLook, ...]
    alignment: str = "left"
    """``left``, ``center``, ``right``, ``both``, ``distribute``."""
    first_line: int = 0
    """How far its first line is moved in; less than 0 where it hangs out."""
    left: int = 0
    right: int = 0
    line: int = 0
    """The height of its lines where it is exact; 0 where it is not."""
    page: int = 0
    """The index of the page settings that it stands under."""
    in_table: bool = False
    is_ruled: bool = False
    """Whether a line is drawn at it: a border of its own or of its table, or a drawing."""


@frozen
class FooterLook:
    """A footer."""

    kind: Literal["default", "even", "first"]
    text: str
    """``#`` stands for the number of the page."""
    paragraph: ParagraphLook


@frozen
class PageLook:
    """The page settings of a section; lengths in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    grid: str = ""
    """The kind of document grid; empty where there is none."""
    grid_line: int = 0
    grid_spacing: int = 0
    """What the grid adds to the width of a character, in 1/4096 pt."""
    footers: tuple[FooterLook, ...] = ()
    mirrors: bool = False
    """Whether even pages have a footer of their own."""

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height
