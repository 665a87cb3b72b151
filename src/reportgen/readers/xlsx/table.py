"""The table of a form, found by its headings and keys wherever it was moved to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.forms.xlsx.column import COLUMNS, KEY, LABEL, SECTION, UNIT, VALUE
from reportgen.forms.xlsx.identity import Asked, Identity
from reportgen.readers.xlsx.sheet import Cell, name_of
from reportgen.readers.xlsx.workbook import Sheet

__all__ = ["INPUTS", "Headings", "Row", "headings_of", "rows_of", "span_of"]

INPUTS = tuple(column.heading for column in COLUMNS if column.is_input)
_HEADINGS = {column.heading for column in COLUMNS}
_EVIDENCE = (SECTION, LABEL, UNIT)
"""What tells, beside its key, which question a row asks."""
_SEARCHED = 200
"""Rows from the top in which the headings are looked for."""


@frozen
class Headings:
    """Where the table begins, and which of its columns is where."""

    row: int
    columns: tuple[tuple[str, int], ...]

    @property
    def repeated(self) -> tuple[str, int] | None:
        """The last heading that stands over two columns, and its second column."""
        names = [heading for heading, _ in self.columns]
        return next((pair for pair in reversed(self.columns) if names.count(pair[0]) > 1), None)


@frozen
class Row:
    """A row below the headings."""

    number: int
    columns: Mapping[str, int]
    cells: Mapping[int, Cell]
    asked: Asked | None
    """The question that its key or its labels tell."""
    is_as_sent: bool
    """Whether its labels are those of the question, so that what was typed there answers it."""

    def cell(self, heading: str) -> Cell | None:
        """Return what stands in a column; None where nothing does, or the column is not there any more."""
        column = self.columns.get(heading)
        return None if column is None else self.cells.get(column)

    def fault(self, file: str, sheet: str) -> Diagnostic | None:
        """Say that something was typed in a row whose question is not known, or not for certain."""
        if self.is_as_sent:
            return None
        typed = [heading for heading in (VALUE, *INPUTS) if (cell := self.cell(heading)) and cell.text.strip()]
        if self.asked is not None and typed:
            said = message('this row asked for "{label}", and its labels were changed', label=self.asked.label)
            cure = message("put the labels back as they were sent out, or copy the value into a fresh form")
            span = span_of(file, self.number, self.columns[typed[0]], sheet)
            return Diagnostic("changed-row", said, span, cure, route=self.asked.route)
        value = self.cell(VALUE)
        if value is None:
            return None
        said = message('"{text}" stands in a row that this form does not ask for', text=value.text)
        cure = message("type it in the row of its label; what was never asked for goes into the fact file by hand")
        return Diagnostic("unknown-row", said, span_of(file, self.number, self.columns[VALUE], sheet), cure)


def headings_of(sheet: Sheet) -> Headings | None:
    """Return where the headings stand; None in a sheet that has no such table."""
    for row in sorted(sheet.cells)[:_SEARCHED]:
        cells = sorted(sheet.cells[row].items())
        found = [(_squeezed(cell.text), column) for column, cell in cells if cell.sort == "s"]
        columns = tuple((heading, column) for heading, column in found if heading in _HEADINGS)
        if {LABEL, VALUE} <= {heading for heading, _ in columns}:
            return Headings(row, columns)
    return None


def rows_of(sheet: Sheet, headings: Headings, identity: Identity) -> Iterator[Row]:
    """Yield the rows below the headings, each with the question that it asks."""
    columns = dict(reversed(headings.columns))
    by_key = {asked.key: asked for asked in identity.asked}
    by_label: dict[str, list[Asked]] = {}
    for asked in identity.asked:
        by_label.setdefault(_squeezed(asked.label), []).append(asked)
    for number in sorted(each for each in sheet.cells if each > headings.row):
        cells = sheet.cells[number]
        texts = {name: _squeezed(cells[column].text) for name, column in columns.items() if column in cells}
        told = by_key.get(texts.get(KEY, ""))
        is_as_sent = told is not None and _agrees(told, texts, columns)
        if not is_as_sent:
            likely = [asked for asked in by_label.get(texts.get(LABEL, ""), ()) if _agrees(asked, texts, columns)]
            told, is_as_sent = (likely[0], True) if len(likely) == 1 else (told, False)
        yield Row(number, columns, cells, told, is_as_sent)


def span_of(file: str, row: int, column: int, sheet: str) -> Span:
    """Return the place of a cell; ``sheet`` is its name where the cell's own does not do, else empty."""
    cell = name_of(row, column)
    return Span(Source(file, ""), row, column, where=f"{sheet}!{cell}" if sheet else cell)


def _agrees(asked: Asked, texts: Mapping[str, str], columns: Mapping[str, int]) -> bool:
    """Tell whether a row shows what was asked, as far as its columns are still there."""
    sent = dict(zip(_EVIDENCE, (asked.section, asked.label, asked.unit), strict=True))
    return all(texts.get(name, "") == _squeezed(sent[name]) for name in _EVIDENCE if name in columns)


def _squeezed(text: str) -> str:
    """Return a label without its white space: applications wrap and trim it."""
    return "".join(text.split())
