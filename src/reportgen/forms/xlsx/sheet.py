"""The cells of a sheet that hold something; however large a sheet claims to be, only those take room."""

from __future__ import annotations

import re

from reportgen.diagnostics.frozen import frozen
from reportgen.forms.xlsx.markup import Attributes, parse
from reportgen.forms.xlsx.number import GENERAL, NumberFormat
from reportgen.forms.xlsx.package import Package, broken, too_large
from reportgen.forms.xlsx.text import TextRuns

__all__ = ["Cell", "Sheet", "SheetReader", "name_of"]

_MOST_CELLS, _MOST_PLACES = 100_000, 400_000
"""Cells that hold something, and those that hold nothing too, in all sheets: a form has some thousand."""
_ROWS, _COLUMNS = 1_048_576, 16_384
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@frozen
class Cell:
    """A cell that holds something."""

    sort: str
    """``s``: text; ``n``: a number; ``d``: a day in ISO writing; ``b``: a truth value; ``e``: an error."""
    text: str
    format: NumberFormat = GENERAL
    has_formula: bool = False


Sheet = dict[int, dict[int, Cell]]
"""Cells by row and column, both from 1."""


def name_of(row: int, column: int) -> str:
    """Return what people call a cell: ``H7``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


class SheetReader:
    """Reads the sheets of one file; counts their cells."""

    def __init__(self, package: Package, texts: list[str], formats: list[NumberFormat]) -> None:
        self._package = package
        self._texts = texts
        self._formats = formats
        self._cells = self._places = 0

    def sheet(self, part: str) -> Sheet:
        """Return the cells of one sheet."""
        cells: Sheet = {}
        state = _Row(cells)
        rich = TextRuns()

        def start(name: str, attributes: Attributes) -> None:
            if name == "c":
                state.open_cell(attributes)
            elif name == "row":
                state.open_row(attributes)
            elif name in ("v", "f"):
                state.within = name
                state.has_formula |= name == "f"
            else:
                rich.start(name)

        def end(name: str) -> None:
            if name in ("v", "f"):
                state.within = ""
            elif name == "c":
                self._put(state, rich.take())
            else:
                rich.end(name)

        def data(text: str) -> None:
            if state.within == "v":
                state.value += text
            elif not state.within:
                rich.add(text)

        parse(self._package, part, start=start, end=end, data=data)
        return cells

    def _put(self, state: _Row, rich: str) -> None:
        self._places += 1
        if self._cells > _MOST_CELLS or self._places > _MOST_PLACES:
            raise too_large(self._package.file)
        cell = self._cell(state, rich)
        if cell is None or not (0 < state.row <= _ROWS and 0 < state.column <= _COLUMNS):
            return
        self._cells += 1
        state.cells.setdefault(state.row, {})[state.column] = cell

    def _cell(self, state: _Row, rich: str) -> Cell | None:
        value, formula = state.value, state.has_formula
        match state.sort:
            case "s":
                return Cell("s", self._text(value), has_formula=formula) if value else None
            case "inlineStr":
                return Cell("s", rich, has_formula=formula) if rich or formula else None
            case "str":
                return Cell("s", value, has_formula=formula) if value or formula else None
            case "b" | "e" | "d":
                return Cell(state.sort, value, has_formula=formula)
            case _:
                if not value and not formula:
                    return None
                return Cell("n", value, self._format(state.style), has_formula=formula)

    def _text(self, number: str) -> str:
        if not (number.isascii() and number.isdecimal() and len(number) < 9 and int(number) < len(self._texts)):
            raise broken(self._package.file)
        return self._texts[int(number)]

    def _format(self, style: str) -> NumberFormat:
        is_known = style.isascii() and style.isdecimal() and len(style) < 9 and int(style) < len(self._formats)
        return self._formats[int(style)] if is_known else GENERAL


class _Row:
    """Where the reader of a sheet is; rows and cells may leave out where they stand, and then follow each other."""

    def __init__(self, cells: Sheet) -> None:
        self.cells = cells
        self.row = self.column = 0
        self.sort = self.style = self.value = self.within = ""
        self.has_formula = False

    def open_row(self, attributes: Attributes) -> None:
        told = attributes.get("r", "")
        self.row = int(told) if told.isascii() and told.isdecimal() and len(told) < 9 else self.row + 1
        self.column = 0

    def open_cell(self, attributes: Attributes) -> None:
        match = _CELL.fullmatch(attributes.get("r", ""))
        self.column = self.column + 1 if match is None else _column(match[1])
        if match is not None:
            self.row = int(match[2])
        self.sort, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.value = self.within = ""
        self.has_formula = False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
