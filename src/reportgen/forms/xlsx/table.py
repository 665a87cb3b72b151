"""The table of a form, found by its headings and keys wherever it was moved to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Outcome, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.forms.xlsx.column import COLUMNS, KEY, LABEL, SECTION, UNIT, VALUE
from reportgen.forms.xlsx.identity import Asked, Identity
from reportgen.forms.xlsx.sheet import Cell, Sheet, name_of

__all__ = ["Answered", "Headings", "answered_rows", "headings_of", "span_of"]

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


@frozen
class Answered:
    """A row of the table, and the question that it asks."""

    asked: Asked
    row: int
    columns: Mapping[str, int]
    cells: Mapping[int, Cell]

    def cell(self, heading: str) -> Cell | None:
        """Return what stands in a column; None where nothing does, or the column is not there any more."""
        column = self.columns.get(heading)
        return None if column is None else self.cells.get(column)


def headings_of(sheet: Sheet) -> Headings | None:
    """Return where the headings stand; None in a sheet that has no such table."""
    for row in sorted(sheet)[:_SEARCHED]:
        found = [(_squeezed(cell.text), column) for column, cell in sorted(sheet[row].items()) if cell.sort == "s"]
        columns = tuple((heading, column) for heading, column in found if heading in _HEADINGS)
        if {LABEL, VALUE} <= {heading for heading, _ in columns}:
            return Headings(row, columns)
    return None


def answered_rows(sheet: Sheet, headings: Headings, identity: Identity, file: str) -> Iterator[Outcome[Answered]]:
    """Yield the rows that ask a question of the form; for a row that cannot be told, what is to be said."""
    columns = dict(reversed(headings.columns))
    by_key = {asked.key: asked for asked in identity.asked}
    by_label: dict[str, list[Asked]] = {}
    for asked in identity.asked:
        by_label.setdefault(_squeezed(asked.label), []).append(asked)
    for row in sorted(number for number in sheet if number > headings.row):
        cells = sheet[row]
        texts = {name: _squeezed(cells[column].text) for name, column in columns.items() if column in cells}
        told = by_key.get(texts.get(KEY, ""))
        if told is None or not _agrees(told, texts, columns):
            likely = [asked for asked in by_label.get(texts.get(LABEL, ""), ()) if _agrees(asked, texts, columns)]
            found = likely[0] if len(likely) == 1 else None
            if found is None:
                yield from _untold(cells, row, columns, told, file)
                continue
            told = found
        yield Outcome(Answered(told, row, columns, cells))


def span_of(file: str, row: int, column: int) -> Span:
    """Return the place of a cell."""
    return Span(Source(file, ""), row, column, where=name_of(row, column))


def _agrees(asked: Asked, texts: Mapping[str, str], columns: Mapping[str, int]) -> bool:
    """Tell whether a row shows what was asked, as far as its columns are still there."""
    sent = dict(zip(_EVIDENCE, (asked.section, asked.label, asked.unit), strict=True))
    return all(texts.get(name, "") == _squeezed(sent[name]) for name in _EVIDENCE if name in columns)


def _untold(
    cells: Mapping[int, Cell], row: int, columns: Mapping[str, int], told: Asked | None, file: str
) -> Iterator[Outcome[Answered]]:
    """Say what is wrong with a row that asks no question of the form; nothing where nothing was typed in it."""
    place = columns[VALUE]
    if place not in cells:
        return
    span = span_of(file, row, place)
    if told is not None:
        said = message('this row asked for "{label}", and its labels were changed', label=told.label)
        cure = message("put the labels back as they were sent out, or copy the value into a fresh form")
        yield Outcome(None, (Diagnostic("changed-row", said, span, cure, route=told.route),))
        return
    said = message('"{text}" stands in a row that this form does not ask for', text=cells[place].text)
    cure = message("type it in the row of its label; what was never asked for goes into the fact file by hand")
    yield Outcome(None, (Diagnostic("unknown-row", said, span, cure),))


def _squeezed(text: str) -> str:
    """Return a label without its white space: applications wrap and trim it."""
    return "".join(text.split())
