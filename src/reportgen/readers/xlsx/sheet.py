"""The cells of a sheet that hold something; however large a sheet claims to be, only those take room."""

from __future__ import annotations

import re

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.package import Package
from reportgen.readers.refusal import damaged, too_large
from reportgen.readers.xlsx.markup import Attributes, parse
from reportgen.readers.xlsx.number import GENERAL, NumberFormat
from reportgen.readers.xlsx.style import PLAIN, Style
from reportgen.readers.xlsx.text import Run, TextRuns, words_of

__all__ = ["Cell", "Cells", "SheetReader", "name_of"]

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
    """Without what is struck out in it."""
    format: NumberFormat = GENERAL
    has_formula: bool = False
    is_struck: bool = False
    """Whether all of it is struck out; the text is there then."""
    is_raised: bool = False
    """Whether a part of it stands above or below the line."""


Cells = dict[int, dict[int, Cell]]
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

    def __init__(self, package: Package, texts: list[tuple[Run, ...]], styles: list[Style]) -> None:
        self._package = package
        self._texts = texts
        self._styles = styles
        self._cells = self._places = 0

    def cells(self, part: str) -> Cells:
        """Return the cells of one sheet."""
        cells: Cells = {}
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
                rich.start(name, attributes)

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

    def _put(self, state: _Row, rich: tuple[Run, ...]) -> None:
        self._places += 1
        if self._cells > _MOST_CELLS or self._places > _MOST_PLACES:
            raise too_large(self._package.file)
        cell = self._cell(state, rich)
        if cell is None or not (0 < state.row <= _ROWS and 0 < state.column <= _COLUMNS):
            return
        self._cells += 1
        state.cells.setdefault(state.row, {})[state.column] = cell

    def _cell(self, state: _Row, rich: tuple[Run, ...]) -> Cell | None:
        value, formula, style = state.value, state.has_formula, self._style(state.style)
        match state.sort:
            case "s":
                return _text_cell(self._text(value), style, has_formula=formula) if value else None
            case "inlineStr":
                return _text_cell(rich, style, has_formula=formula) if rich or formula else None
            case "str":
                return Cell("s", value, style.number, formula, style.is_struck) if value or formula else None
            case "b" | "e" | "d":
                return Cell(state.sort, value, has_formula=formula, is_struck=style.is_struck)
            case _:
                if not value and not formula:
                    return None
                return Cell("n", value, style.number, formula, style.is_struck)

    def _text(self, number: str) -> tuple[Run, ...]:
        if not (number.isascii() and number.isdecimal() and len(number) < 9 and int(number) < len(self._texts)):
            raise damaged(self._package.file)
        return self._texts[int(number)]

    def _style(self, number: str) -> Style:
        is_known = number.isascii() and number.isdecimal() and len(number) < 9 and int(number) < len(self._styles)
        return self._styles[int(number)] if is_known else PLAIN


def _text_cell(runs: tuple[Run, ...], style: Style, *, has_formula: bool) -> Cell:
    words = words_of(runs, is_struck=style.is_struck)
    return Cell("s", words.text, style.number, has_formula, words.is_struck, words.is_raised)


class _Row:
    """Where the reader of a sheet is; rows and cells may leave out where they stand, and then follow each other."""

    def __init__(self, cells: Cells) -> None:
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
