"""The styles of a workbook, of which only the number formats matter here."""

from __future__ import annotations

from reportgen.forms.xlsx.markup import Attributes, parse
from reportgen.forms.xlsx.number import BUILT_IN, GENERAL, NumberFormat, format_of
from reportgen.forms.xlsx.package import Package

__all__ = ["number_formats"]


def number_formats(package: Package, part: str) -> list[NumberFormat]:
    """Return the number format of each cell style."""
    codes: dict[str, str] = {}
    numbers: list[str] = []
    within = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal within
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            within = True
        elif name == "xf" and within:
            numbers.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal within
        within = within and name != "cellXfs"

    parse(package, part, start=start, end=end)
    known = {number: format_of(codes[number]) for number in {*numbers} & codes.keys()}
    return [known.get(number) or _built_in(number) for number in numbers]


def _built_in(number: str) -> NumberFormat:
    return BUILT_IN.get(int(number), GENERAL) if number.isascii() and number.isdecimal() else GENERAL
