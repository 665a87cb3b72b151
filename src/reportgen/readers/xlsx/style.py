"""The styles of a workbook, of which only what changes the sense of a cell matters here."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.package import Package
from reportgen.readers.xlsx.markup import Attributes, parse
from reportgen.readers.xlsx.number import BUILT_IN, GENERAL, NumberFormat, format_of
from reportgen.readers.xlsx.text import is_on

__all__ = ["PLAIN", "Style", "styles"]


@frozen
class Style:
    """How a cell looks."""

    number: NumberFormat = GENERAL
    is_struck: bool = False


PLAIN = Style()


def styles(package: Package, part: str) -> list[Style]:
    """Return the cell styles by their number."""
    found = _Found()
    parse(package, part, start=found.start, end=found.end)
    used = {number for number, _ in found.cells}
    known = {number: format_of(found.codes[number]) for number in used & found.codes.keys()}
    struck = {str(number) for number, is_struck in enumerate(found.fonts) if is_struck}
    return [Style(known.get(number) or _built_in(number), font in struck) for number, font in found.cells]


class _Found:
    """Collects what stands in the part: number formats, whether each font is struck through, cell styles."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.fonts: list[bool] = []
        self.cells: list[tuple[str, str]] = []
        self._within = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("fonts", "cellXfs"):
            self._within = name
        elif name == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and self._within == "fonts":
            self.fonts.append(False)
        elif name == "strike" and self._within == "fonts" and self.fonts:
            self.fonts[-1] = is_on(attributes)
        elif name == "xf" and self._within == "cellXfs":
            self.cells.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    def end(self, name: str) -> None:
        if name == self._within:
            self._within = ""


def _built_in(number: str) -> NumberFormat:
    return BUILT_IN.get(int(number), GENERAL) if number.isascii() and number.isdecimal() else GENERAL
