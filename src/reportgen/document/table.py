r"""Tables: pipes as on the forges, with cells that span and several head rows.

A cell ``<`` joins the cell on its left and ``^`` the one above it; ``\<`` and ``\^`` are the characters.  Every row
above the last delimiter row (``|---|:-:|``) is a head row; under the first one a row of nothing but single hyphens is
data.  A head of one empty row is no head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.diagnostics import Message, message
from reportgen.document.nodes import Alignment, Cell, Inlines, Row, Table
from reportgen.document.spacing import TRIMMED

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

__all__ = ["Complaint", "find_table", "read_table"]

ReadInlines = Callable[[str, int], Inlines]
Complaint = tuple[int, str, Message, Message | None]
"""A line (from 0), a rule, what is wrong, and what to do."""

_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_HEAD_ROWS = 16
_LEFT, _ABOVE = "<", "^"


def find_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    """Take the table that begins on this line; a block rule of markdown-it.

    Two lines or more that begin and end with a pipe are taken even without a delimiter row: :func:`read_table` then
    says that it is missing.
    """
    first = _line(state, start)
    if "|" not in first or state.is_code_block(start) or start + 1 >= end:
        return False
    second = _line(state, start + 1)
    fenced = first[0] == "|"
    delimited = "|" in second and _DELIMITER.fullmatch(second) is not None
    if not (delimited or (fenced and second[:1] == "|" and first.rstrip(TRIMMED)[-1] == "|")):
        return False
    if silent:
        return True
    stop = start + 2
    while stop < end and state.sCount[stop] >= state.blkIndent and _belongs(_line(state, stop), fenced=fenced):
        stop += 1
    state.push("table", "table", 0).map = [start, stop]
    state.line = stop
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _belongs(line: str, *, fenced: bool) -> bool:
    return line[:1] == "|" if fenced else "|" in line


def read_table(lines: Sequence[str], start: int, read: ReadInlines) -> tuple[Table | None, list[Complaint]]:
    """Read the lines of a table, of which the first is line ``start`` (from 0) of the text."""
    lines = [line.strip(TRIMMED) for line in lines]
    delimiters = _delimiters(lines)
    if not delimiters:
        said = message("the table has no row of --- under its head")
        return None, [(start, "table-without-delimiter", said, message("put |---|---| under the head rows"))]
    last = delimiters[-1]
    alignments = tuple(map(_alignment, _cells(lines[last])))
    numbered = [(start + number, _cells(line)) for number, line in enumerate(lines) if number not in delimiters]
    head_count = last - len(delimiters) + 1
    if wrong := _too_long(numbered, head_count, len(alignments)):
        return None, wrong
    grid = _Grid(len(alignments), head_count, numbered)
    rows = grid.rows(read)
    head, body = rows[:head_count], rows[head_count:]
    if len(head) == 1 and head[0].cells == (Cell(()),) * len(alignments):
        head = ()
    return Table(head, body, alignments), grid.complaints


def _delimiters(lines: Sequence[str]) -> list[int]:
    found: list[int] = []
    for number, line in enumerate(lines[: _MOST_HEAD_ROWS * 2]):
        is_data = bool(found) and "--" not in line and ":" not in line
        if not is_data and _DELIMITER.fullmatch(line):
            found.append(number)
    return found


def _cells(line: str) -> list[str]:
    cells = [cell.replace("\\|", "|") for cell in _PIPE.split(line)] if "\\" in line else line.split("|")
    if not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return [cell.strip(TRIMMED) for cell in cells]


def _alignment(delimiter: str) -> Alignment | None:
    match delimiter.startswith(":"), delimiter.endswith(":"):
        case True, True:
            return Alignment.CENTER
        case True, False:
            return Alignment.LEFT
        case False, True:
            return Alignment.RIGHT
        case _:
            return None


def _too_long(numbered: Sequence[tuple[int, list[str]]], head_count: int, columns: int) -> list[Complaint]:
    """Complain of the rows that are longer than the delimiter row; where a head row is, that is the one mistake."""
    for line, cells in numbered[:head_count]:
        if len(cells) > columns:
            said = message(
                "the head has {cells} cells and the row of --- under it {columns}", cells=len(cells), columns=columns
            )
            help_line = message("give both as many cells; write \\| for a pipe that is text")
            return [(line, "table-row-too-long", said, help_line)]
    help_line = message("write \\| for a pipe that is text; a cell < joins the one on its left")
    return [
        (
            line,
            "table-row-too-long",
            message("the row has {cells} cells and the table {columns} columns", cells=len(cells), columns=columns),
            help_line,
        )
        for line, cells in numbered
        if len(cells) > columns
    ]


@dataclass(slots=True)
class _Grid:
    """The cells of a table by their places; each place is owned by the cell that covers it."""

    columns: int
    head_count: int
    numbered: list[tuple[int, list[str]]]
    complaints: list[Complaint] = field(default_factory=list)

    def rows(self, read: ReadInlines) -> tuple[Row, ...]:
        """Return the rows; what is wrong with their spans goes to ``complaints``."""
        spans = self._spans()
        rows = []
        for number, (line, cells) in enumerate(self.numbered):
            row = []
            for column in range(self.columns):
                text = cells[column] if column < len(cells) else ""
                if text in (_LEFT, _ABOVE):
                    continue
                column_span, row_span = spans.get((number, column), (1, 1))
                row.append(Cell(read(text, line) if text else (), column_span, row_span))
            rows.append(Row(tuple(row)))
        return tuple(rows)

    def _spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return columns and rows that each spanning cell covers."""
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for row, (line, cells) in enumerate(self.numbered):
            for column, text in enumerate(cells):
                if text not in (_LEFT, _ABOVE):
                    continue
                beside = (row, column - 1) if text == _LEFT else (row - 1, column)
                if not self._may_join(beside, row):
                    self.complaints.append(_lost(line, text))
                    continue
                owner = owners[row, column] = owners.get(beside, beside)
                covered.setdefault(owner, [owner]).append((row, column))
        return {owner: self._rectangle(owner, places) for owner, places in covered.items()}

    def _may_join(self, beside: tuple[int, int], row: int) -> bool:
        above, column = beside
        return column >= 0 and above >= 0 and (above < self.head_count) == (row < self.head_count)

    def _rectangle(self, owner: tuple[int, int], places: list[tuple[int, int]]) -> tuple[int, int]:
        row, column = owner
        rows = 1 + max(place[0] for place in places) - row
        columns = 1 + max(place[1] for place in places) - column
        if min(place[1] for place in places) < column or rows * columns != len(places):
            said = message("the cells that are joined here do not form a rectangle")
            self.complaints.append(
                (self.numbered[row][0], "table-span-broken", said, message("fill the rectangle with < and ^"))
            )
        return columns, rows


def _lost(line: int, text: str) -> Complaint:
    if text == _LEFT:
        said = message('"<" in the first column has no cell on its left to join')
        return line, "table-span-broken", said, message("write \\< for a < that is text")
    said = message('"^" has no cell above it to join in the same part of the table')
    return line, "table-span-broken", said, message("write \\^ for a ^ that is text")
