"""Filling in a workbook form without its writer: cells are typed into the XML, as a spreadsheet would save them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from reportgen.diagnostics import Route
from reportgen.forms.xlsx.column import COLUMNS
from reportgen.forms.xlsx.identity import key_of

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def text(typed: str) -> str:
    return f'<c r="{{}}" s="{{}}" t="inlineStr"><is><t xml:space="preserve">{typed}</t></is></c>'


def number(typed: str) -> str:
    return f'<c r="{{}}" s="{{}}"><v>{typed}</v></c>'


def formula(typed: str, result: str) -> str:
    return f'<c r="{{}}" s="{{}}"><f>{typed}</f><v>{result}</v></c>'


def raw(attributes: str, inside: str) -> str:
    return f'<c r="{{}}" s="{{}}" {attributes}>{inside}</c>'


EMPTY = '<c r="{}" s="{}"/>'


def column(heading: str) -> str:
    return chr(ord("A") + [each.heading for each in COLUMNS].index(heading))


def cell_of(content: bytes, route: str, heading: str = "填报值") -> str:
    """The name of the cell in which a fact is answered: ``I5``."""
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", part(content, STRINGS), re.DOTALL)
    place = rf'<c r="{column("编号")}(\d+)"[^>]*><v>{strings.index(key_of(Route.parse(route)))}</v>'
    row = re.search(place, part(content, SHEET))
    assert row is not None
    return f"{column(heading)}{row[1]}"


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


def with_part(content: bytes, name: str, new: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in old.namelist():
            packed.writestr(each, new if each == name else old.read(each))
    return target.getvalue()


def fill_in(path: Path, answers: dict[str, str | dict[str, str]], *, to: Path | None = None) -> Path:
    """Type answers, by route; each is a text, a cell (see above), or several by the headings of their columns."""
    content = path.read_bytes()
    sheet = part(content, SHEET)
    for route, answer in answers.items():
        for heading, typed in (answer if isinstance(answer, dict) else {"填报值": answer}).items():
            name = cell_of(content, route, heading)
            cell = typed if typed.startswith("<c ") else text(typed)
            sheet, count = re.subn(
                rf'<c r="{name}" s="(\d+)"(?:/>|[^>]*>.*?</c>)', lambda m, n=name, c=cell: c.format(n, m[1]), sheet
            )
            assert count == 1
    target = path if to is None else to
    target.write_bytes(with_part(content, SHEET, sheet))
    return target
