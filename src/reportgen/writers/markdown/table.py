"""A table as Markdown: the syntax of ``document.table``, written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Alignment, Cell, Row, Table
from reportgen.writers.markdown.inline import inline_text

__all__ = ["table_lines"]

_DELIMITERS = {
    None: "---",
    Alignment.LEFT: ":---",
    Alignment.CENTER: ":---:",
    Alignment.RIGHT: "---:",
}
_LIKE_DELIMITER = re.compile(":?-+:?")
_JOINS = frozenset("<^")


def table_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a table.

    The first head row has the delimiter row under it, as the forges want it; more head rows follow it and a second one.
    """
    columns = len(table.alignments)
    delimiter = _line([_DELIMITERS[alignment] for alignment in table.alignments])
    first, *more = _grid(table.head or (Row((Cell(()),) * columns),), columns, in_head=True)
    yield _line(first)
    yield delimiter
    if more:
        yield from map(_line, more)
        yield delimiter
    yield from map(_line, _grid(table.body, columns, in_head=False))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(rows: Sequence[Row], columns: int, *, in_head: bool) -> list[list[str]]:
    """Return the cells of all rows by place, ``<`` and ``^`` where another cell covers one."""
    grid: list[list[str | None]] = [[None] * columns for _ in rows]
    for row, (found, cells) in enumerate(zip(rows, grid, strict=True)):
        column = 0
        for cell in found.cells:
            column = cells.index(None, column)
            cells[column : column + cell.column_span] = [_cell(cell, in_head=in_head)] + ["<"] * (cell.column_span - 1)
            for below in grid[row + 1 : row + cell.row_span]:
                below[column : column + cell.column_span] = ["^"] * cell.column_span
    return [[text or "" for text in cells] for cells in grid]


def _cell(cell: Cell, *, in_head: bool) -> str:
    text = inline_text(cell.inlines).replace("|", "\\|")
    looks_like_delimiter = _LIKE_DELIMITER.fullmatch(text) is not None and (in_head or text != "-")
    return f"\\{text}" if text in _JOINS or looks_like_delimiter else text
