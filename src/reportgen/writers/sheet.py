"""A table as a workbook (.xlsx) that Excel and WPS open, sort, compute and print.

The same table gives the same bytes, and the file can tell whether it was edited since: a property of the document
holds a hash over all parts, in which it counts as zeros itself.  What a format of Excel cannot hold (a number with 余,
a line of prose) is text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256
from math import ceil
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own, and nobody else's are packaged

from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.render_text import display_width
from reportgen.writers.docx.package import sealed_parts

__all__ = ["Column", "Number", "Sheet", "is_untouched", "write_sheet"]

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Excel wants a day; a table's own would need a clock."""
_LONGEST = 32_767
"""Characters that a cell takes."""
_DIGITS = 15
"""A spreadsheet keeps no more."""
_EDGE = {"border": 1, "border_color": "#5A5A5A", "valign": "vcenter", "text_wrap": True}
_TITLE = {"bold": True, "font_size": 18, "align": "center", "valign": "vcenter"}
_HEADING = {**_EDGE, "bold": True, "font_size": 11, "align": "center", "bg_color": "#E7EBF1"}
_BODY = {**_EDGE, "font_size": 11}
_LINE, _PADDING, _HIGHEST = 15.5, 4.0, 409.0
"""Points: of a line of text, around the text of a cell, and what Excel takes."""
_TIGHT = 1.15
"""A text of 11 points takes more room than as many digits."""
_TITLE_ROW, _HEADING_ROW = 0, 1
_PROPERTY, _PROPERTIES = "reportgen", "docProps/custom.xml"
_SEALED = re.compile(rb'(?<= name="reportgen"><vt:lpwstr>)[0-9a-f]{64}(?=</vt:lpwstr>)')
_UNSEALED = "0" * 64


@frozen
class Number:
    """An exact number, to be computed with."""

    value: Fraction
    form: str
    """Excel's number format: ``0"次"``."""

    @property
    def is_kept(self) -> bool:
        """Whether a spreadsheet keeps all of its digits."""
        return bool(abs(self.value) < 10**_DIGITS)


@frozen
class Column:
    """A column of the table."""

    heading: str
    width: float
    """In digits of the workbook's standard face, as Excel counts; a Chinese character takes two."""
    is_centred: bool = False


@frozen
class Sheet:
    """A table with its title."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Number, ...], ...]
    """Each with a cell a column."""


def write_sheet(sheet: Sheet, target: BinaryIO) -> None:
    """Write a table as a workbook of one sheet, which prints on A4 with its headings on every page."""
    draft = io.BytesIO()
    _write(sheet, draft, _UNSEALED)
    _, total = _seal_and_total(draft.getvalue()) or ("", _UNSEALED)
    _write(sheet, target, total)


def is_untouched(content: bytes) -> bool:
    """Tell whether a workbook is just as it was written here: neither edited since, nor foreign."""
    found = _seal_and_total(content)
    return found is not None and found[0] == found[1]


def _seal_and_total(content: bytes) -> tuple[str, str] | None:
    """Return the hash that a workbook holds, and that of its parts; None where it holds none."""
    sealed = sealed_parts(content, _PROPERTIES)
    seal = None if sealed is None else _SEALED.search(sealed[0])
    if sealed is None or seal is None:
        return None
    own = _SEALED.sub(_UNSEALED.encode(), sealed[0])
    digests = sealed[1] | {_PROPERTIES: sha256(own).hexdigest()}
    total = sha256("\n".join(f"{name} {digests[name]}" for name in sorted(digests)).encode()).hexdigest()
    return seal[0].decode(), total


def _write(sheet: Sheet, target: BinaryIO, seal: str) -> None:
    workbook = xlsxwriter.Workbook(target, _OPTIONS)
    workbook.set_properties({"title": sheet.title, "created": _CREATED})
    workbook.set_custom_property(_PROPERTY, seal, "text")
    page = workbook.add_worksheet()
    last = len(sheet.columns) - 1
    _set_up(page, sheet.columns)
    page.merge_range(_TITLE_ROW, 0, _TITLE_ROW, last, sheet.title, workbook.add_format(_TITLE))
    page.set_row(_TITLE_ROW, 36)
    heading = workbook.add_format(_HEADING)
    for place, column in enumerate(sheet.columns):
        page.write_string(_HEADING_ROW, place, column.heading, heading)
    formats: dict[tuple[bool, str], Any] = {}
    for number, row in enumerate(sheet.rows, _HEADING_ROW + 1):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            key = column.is_centred, cell.form if isinstance(cell, Number) else "@"
            if key not in formats:
                side = "center" if column.is_centred else "left"
                formats[key] = workbook.add_format({**_BODY, "align": side, "num_format": key[1]})
            _write_cell(page, number, place, cell, formats[key])
        page.set_row(number, _height(sheet.columns, row))
    page.autofilter(_HEADING_ROW, 0, _HEADING_ROW + max(1, len(sheet.rows)), last)
    workbook.close()


def _height(columns: Sequence[Column], row: Sequence[str | Number]) -> float:
    """Return how high a row is, in points, so that all of its texts show; not every program fits it to them."""
    texts = ((column, cell) for column, cell in zip(columns, row, strict=True) if isinstance(cell, str))
    lines = max(
        (
            sum(max(1, ceil(display_width(line) * _TIGHT / column.width)) for line in text.split("\n"))
            for column, text in texts
        ),
        default=1,
    )
    return min(_HIGHEST, lines * _LINE + _PADDING)


def _write_cell(page: Any, row: int, place: int, cell: str | Number, form: Any) -> None:
    if isinstance(cell, Number):
        page.write_number(row, place, float(cell.value), form)
    elif cell:
        page.write_string(row, place, cell[:_LONGEST], form)
    else:
        page.write_blank(row, place, None, form)


def _set_up(page: Any, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADING_ROW)
    page.set_footer("&C&10第 &P 页　共 &N 页")
    page.freeze_panes(_HEADING_ROW + 1, 0)
