"""How a form looks: faces, fills, borders, and rows that are high enough for what stands in them.

A spreadsheet fits no row to wrapped text in merged cells, and where it is protected none at all: the
heights are computed here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from math import ceil

__all__ = ["DAY", "GENERAL", "HEAD", "HEADING", "INSTRUCTION", "NOTE", "TEXT", "TITLE", "cell", "height"]

Format = dict[str, object]
"""As XlsxWriter takes it."""

GENERAL, TEXT, DAY = "General", "@", "yyyy-mm-dd"
"""Number formats: of counts; of what is kept as it is typed; of days."""
_INPUT_FILL, _HEADING_FILL, _LINE = "#FFF8D6", "#E7EBF1", "#5A5A5A"
_BODY = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}

TITLE: Format = {
    "font_name": "方正小标宋简体",
    "font_size": 20,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
HEAD: Format = {"font_name": "仿宋_GB2312", "font_size": 12, "valign": "vcenter", "text_wrap": True}
NOTE: Format = {"font_name": "楷体_GB2312", "font_size": 11, "align": "center", "valign": "vcenter"}
HEADING: Format = {
    "font_name": "黑体",
    "font_size": 11,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": _LINE,
    "bg_color": _HEADING_FILL,
}
INSTRUCTION: Format = {"font_name": "仿宋_GB2312", "font_size": 11, "valign": "top", "text_wrap": True}

_LINE_HEIGHT = 15.5
_PADDING = 8
_LOWEST, _HIGHEST = 30.0, 400.0
"""Points; Excel takes 409."""
_WIDE, _NARROW = 2.15, 1.1
"""What a character of 11 points takes of a column's width."""
_MARGIN = 2.6
"""What of a column's width stays empty."""


def cell(*, is_input: bool, is_centred: bool, number_format: str = GENERAL) -> Format:
    """Return the format of a cell of the table."""
    side: Format = {"align": "center"} if is_centred else {"align": "left", "indent": 1}
    look: Format = {**_BODY, "border": 1, "border_color": _LINE, **side}
    if is_input:
        look |= {"locked": False, "bg_color": _INPUT_FILL, "num_format": number_format}
    return look


def height(texts: Iterable[tuple[str, float]], *, lowest: float = _LOWEST) -> float:
    """Return the height of a row, in points, for texts that are each wrapped in a given width."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_HIGHEST, max(lowest, lines * _LINE_HEIGHT + _PADDING))


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_width(line) / (width - _MARGIN))) for line in text.split("\n"))


def _width(line: str) -> float:
    return sum(_WIDE if unicodedata.east_asian_width(character) in "WFA" else _NARROW for character in line)
