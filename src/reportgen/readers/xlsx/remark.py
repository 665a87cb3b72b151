"""What people wrote into a workbook beside the answers: comments, and texts outside the table.

Nothing of it is taken, and none of it is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, Severity, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import shown
from reportgen.forms.xlsx.column import COLUMNS, KEY, NUMBER
from reportgen.forms.xlsx.identity import Identity, digest
from reportgen.readers.xlsx.answer import shown_in
from reportgen.readers.xlsx.sheet import Cell, name_of
from reportgen.readers.xlsx.table import INPUTS, Row, span_of
from reportgen.readers.xlsx.workbook import Sheet

__all__ = ["Seen", "remarks_on"]

_NAMED = 5
"""Cells that are named of those that hold such texts."""
_OWN = (NUMBER, KEY, *INPUTS)
"""Columns in which whatever stands in the row of a question is no remark."""
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


@frozen
class Seen:
    """A sheet that people see."""

    sheet: Sheet
    name: str
    """As cells of it are named; empty for the first table."""
    heading_row: int | None
    """None in a sheet that has no table."""
    rows: tuple[Row, ...]
    """Those below the headings."""
    told: frozenset[int]
    """Rows of which it was said already that they cannot be taken."""


def remarks_on(sheets: Iterable[Seen], identity: Identity, file: str, *, since_1904: bool) -> Iterator[Diagnostic]:
    """Yield a hint for each comment, and one for all texts in a sheet that were not sent out."""
    sent = {*identity.printed, *map(digest, _texts_of(identity))}
    for seen in sheets:
        for comment in seen.sheet.comments:
            cell = comment.cell if _ADDRESS.fullmatch(comment.cell) else ""
            where = f"{seen.name}!{cell}" if seen.name else cell
            said = message('somebody commented: "{text}"', text=shown(comment.text))
            cure = message("comments are not taken over; ask who wrote it where it bears upon the answer")
            yield Diagnostic("comments", said, Span(Source(file, ""), 1, where=where), cure, Severity.HINT)
        outside = [(row, column, cell) for row, column, cell in _outside(seen) if cell.text.strip()]
        texts = [(row, column, shown_in(cell, since_1904=since_1904)) for row, column, cell in outside]
        added = [each for each in texts if digest(each[2]) not in sent]
        if added:
            yield _told(added, seen.name, file)


def _texts_of(identity: Identity) -> Iterator[str]:
    """Yield what the table shows beside the answers, as far as its questions say."""
    yield from (column.heading for column in COLUMNS)
    for asked in identity.asked:
        yield from (asked.section, asked.label, asked.unit)


def _outside(seen: Seen) -> Iterator[tuple[int, int, Cell]]:
    """Yield the cells of which nothing was read, each with its row and its column."""
    rows = {row.number: row for row in seen.rows}
    for number, cells in sorted(seen.sheet.cells.items()):
        row = rows.get(number)
        own = set() if row is None or row.asked is None else {row.columns.get(heading) for heading in _OWN}
        if number not in seen.told:
            yield from ((number, column, cell) for column, cell in sorted(cells.items()) if column not in own)


def _told(texts: list[tuple[int, int, str]], sheet: str, file: str) -> Diagnostic:
    row, column, text = texts[0]
    cells = "、".join(name_of(row, column) for row, column, _ in texts[:_NAMED])
    said = message(
        'what was added outside the answers is not taken: "{text}" ({cells})',
        text=shown(text),
        cells=f"{cells}…" if len(texts) > _NAMED else cells,
    )
    cure = message("read it in the file; where it bears upon a fact, write that into the fact file")
    return Diagnostic("other-text", said, span_of(file, row, column, sheet), cure, Severity.HINT)
