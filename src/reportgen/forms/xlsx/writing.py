"""A form as a workbook: one sheet to fill in, and one that nobody sees.

The same form gives the same bytes.  Labels are locked (without a password: it is a guard against slips), input cells
are not; the first of them is selected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own, and nobody else's are packaged
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # the same

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds import ListOf
from reportgen.facts.kinds.kind import Kind
from reportgen.forms.form import BESIDE, Form, Question
from reportgen.forms.wording import unit_of
from reportgen.forms.xlsx import identity, look, wording
from reportgen.forms.xlsx.column import AS_OF, COLUMNS, SHEET, VALUE, Column
from reportgen.forms.xlsx.validation import validation_of, validation_of_day

__all__ = ["write"]

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Excel wants a day; a form's own would need a clock."""
_HEADER_ROW = 3
"""Above it: the title, who asks whom, how to fill in."""
_LAST = len(COLUMNS) - 1
_VALUE = next(number for number, column in enumerate(COLUMNS) if column.heading == VALUE)
_LIST_HEIGHT = 62.0
_SHORT = ("count", "rate", "date", "year", "choice")
"""Kinds whose values stand in the middle of their cell."""
_DIGITS_OF_A_NUMBER = 15
"""A spreadsheet keeps no more."""
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}
_LEFT_END, _MIDDLE_END = 4, 8
"""The last columns of the left and of the middle part of the line between the title and the table."""


def write(form: Form, target: BinaryIO) -> None:
    """Write a form."""
    workbook = xlsxwriter.Workbook(target, _OPTIONS)
    workbook.set_properties({"title": form.title, "author": form.issuer, "created": _CREATED})
    sheet = workbook.add_worksheet(SHEET)
    page = _Page(workbook, sheet, {})
    _set_up(sheet)
    _write_top(page, form)
    for number, question in enumerate(form.questions, 1):
        _write_question(page, number, question)
    last = _write_instructions(page, form, _HEADER_ROW + len(form.questions) + 2)
    sheet.print_area(0, 0, last, _LAST)
    sheet.protect("", _ALLOWED)
    sheet.set_selection(_HEADER_ROW + 1, _VALUE, _HEADER_ROW + 1, _VALUE)
    _write_identity(workbook, form)
    workbook.close()


@frozen
class _Page:
    """The sheet while it is written, and the formats that are made so far."""

    workbook: Any
    sheet: Any
    formats: dict[tuple[tuple[str, object], ...], Any]

    def format(self, described: look.Format) -> Any:
        """Return a format of the workbook; equal ones are made once."""
        key = tuple(sorted(described.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(described)
        return self.formats[key]


def _set_up(sheet: Any) -> None:
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width, None, {"hidden": column.is_hidden})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_footer('&C&"宋体"&10第 &P 页　共 &N 页')
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(9_999, _LAST)}"})


def _write_top(page: _Page, form: Form) -> None:
    sheet = page.sheet
    sheet.merge_range(0, 0, 0, _LAST, form.title, page.format(look.TITLE))
    sheet.set_row_pixels(0, 58)
    sides = ((0, _LEFT_END, "left"), (_LEFT_END + 1, _MIDDLE_END, "center"), (_MIDDLE_END + 1, _LAST, "right"))
    heights = []
    for (start, end, side), text in zip(sides, wording.head(form), strict=True):
        sheet.merge_range(1, start, 1, end, text, page.format({**look.HEAD, "align": side}))
        heights.append(look.height([(text, _span(start, end))], lowest=26))
    sheet.set_row(1, max(heights))
    sheet.merge_range(2, 0, 2, _LAST, wording.NOTICE, page.format(look.NOTE))
    sheet.set_row(2, 22)
    for number, column in enumerate(COLUMNS):
        sheet.write_string(_HEADER_ROW, number, column.heading, page.format(look.HEADING))
    sheet.set_row(_HEADER_ROW, 32)


def _write_question(page: _Page, number: int, question: Question) -> None:
    row = _HEADER_ROW + number
    texts = _texts(number, question)
    for place, (column, text) in enumerate(zip(COLUMNS, texts, strict=True)):
        number_format = _number_format(column, question)
        form = page.format(_look(column, question, number_format))
        if not text:
            page.sheet.write_blank(row, place, None, form)
        elif column.heading == VALUE and number_format == look.GENERAL and _is_number(text):
            page.sheet.write_number(row, place, int(text), form)
        elif number_format == look.DAY and (day := _day(text)) is not None:
            page.sheet.write_datetime(row, place, day, form)
        else:
            _write_text(page.sheet, row, place, text, form)
        if column.heading == AS_OF:
            page.sheet.data_validation(row, place, row, place, validation_of_day())
        elif column.heading == VALUE:
            page.sheet.data_validation(row, place, row, place, validation_of(question, xl_rowcol_to_cell(row, place)))
    widths = ((text, column.width) for column, text in zip(COLUMNS, texts, strict=True) if not column.is_hidden)
    lowest = _LIST_HEIGHT if isinstance(question.field.kind, ListOf) else 30.0
    page.sheet.set_row(row, look.height(widths, lowest=lowest))


def _texts(number: int, question: Question) -> tuple[str, ...]:
    """Return what stands in the row of a question, column by column."""
    provenance = dict(question.provenance)
    key, section = identity.key_of(question.route), "·".join(question.field.sections)
    return (
        str(number),
        key,
        section,
        question.field.kind.label,
        unit_of(question.field.kind),
        wording.requested(question),
        question.previous,
        question.due,
        question.standing,
        *(provenance.get(key, "") for key in BESIDE),
    )


def _number_format(column: Column, question: Question) -> str:
    if column.heading == AS_OF:
        return look.DAY
    kind = question.field.kind
    if column.heading != VALUE or not isinstance(kind, Kind):
        return look.TEXT
    # What is typed as 97.50% is to come back as 97.50%: only counts are numbers.
    return {"count": look.GENERAL, "year": look.GENERAL, "date": look.DAY}.get(kind.NAME, look.TEXT)


def _look(column: Column, question: Question, number_format: str) -> look.Format:
    is_short = column.heading != VALUE or getattr(question.field.kind, "NAME", "") in _SHORT
    return look.cell(is_input=column.is_input, is_centred=column.is_centred and is_short, number_format=number_format)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS_OF_A_NUMBER and str(int(text)) == text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _write_text(sheet: Any, row: int, column: int, text: str, form: Any) -> None:
    sheet.write_string(row, column, text[: identity.LONGEST_TEXT], form)  # the hidden sheet has the whole


def _write_instructions(page: _Page, form: Form, row: int) -> int:
    """Write what stands below the table; return its last row."""
    for number, text in enumerate(_below(form)):
        page.sheet.merge_range(row + number, 0, row + number, _LAST, text, page.format(look.INSTRUCTION))
        page.sheet.set_row(row + number, look.height([(text, _span(0, _LAST))], lowest=18))
    return row + number


def _below(form: Form) -> tuple[str, ...]:
    return ("填报说明：", *wording.instructions(form))


def _printed(form: Form) -> Iterator[str]:
    """Yield what a form shows beside its questions' labels and units."""
    yield from (form.title, *wording.head(form), wording.NOTICE, *_below(form))
    for question in form.questions:
        for text in (wording.requested(question), question.previous, question.due):
            yield text[: identity.LONGEST_TEXT]


def _span(first: int, last: int) -> float:
    return sum(column.width for column in COLUMNS[first : last + 1] if not column.is_hidden)


def _write_identity(workbook: Any, form: Form) -> None:
    sheet = workbook.add_worksheet(identity.HIDDEN_SHEET)
    units = [unit_of(question.field.kind) for question in form.questions]
    for row, text in enumerate(identity.written(identity.identity_of(form, units, _printed(form)))):
        sheet.write_string(row, 0, text)
    sheet.protect()
    sheet.very_hidden()
