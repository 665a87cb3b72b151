"""What cannot be taken back: one clear diagnostic each, and never a traceback."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from reportgen.readers.xlsx import read
from unit.forms.workbooks import (
    AS_OF,
    BY,
    HEADER_ROW,
    SENT,
    VALUE,
    cell_of,
    changed,
    filled,
    patched,
    zipped,
)

SESSIONS = ("学习次数", VALUE)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CELL = r'<c r="I5"( s="\d+")?/>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
END = "</sheetData>"


def with_cell(xml: str) -> bytes:
    return patched("sheet", CELL, xml)


def bomb(of_megabytes: int) -> bytes:
    """Return a small workbook whose sheet unpacks to very much."""
    with zipfile.ZipFile(io.BytesIO(SENT)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": b" " * (of_megabytes << 20)})


def lying() -> bytes:
    """Return a workbook whose sheet claims to be small and is not."""
    honest = bomb(60)
    size = (60 << 20).to_bytes(4, "little")
    return honest.replace(size, (1000).to_bytes(4, "little"))


def with_many_cells() -> bytes:
    cells = "".join(f'<c r="A{number}"><v>1</v></c>' for number in range(100, 100_200))
    return patched("sheet", END, f'<row r="100">{cells}</row>{END}')


def with_many_parts() -> bytes:
    return zipped({f"xl/{number}.xml": b"" for number in range(10_100)})


def with_flipped_bits() -> bytes:
    start = SENT.index(b"xl/worksheets/sheet1.xml") + 200
    return SENT[:start] + bytes(byte ^ 0x55 for byte in SENT[start : start + 60]) + SENT[start + 60 :]


def encrypted_in_zip() -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    content = bytearray(SENT)
    for found in re.finditer(b"PK\1\2", SENT):
        content[found.start() + 8] |= 1
    return bytes(content)


def with_two_answers(workbook: Any) -> None:
    sheet = workbook.worksheets[0]
    copy = workbook.copy_worksheet(sheet)
    cell_of(sheet, *SESSIONS).value = 1
    cell_of(copy, *SESSIONS).value = 2


def with_an_own_row(workbook: Any) -> None:
    workbook.worksheets[0].cell(40, 9).value = 5


def with_a_changed_label(workbook: Any) -> None:
    cell_of(workbook.worksheets[0], "学习次数", "指标名称").value = "学习人数"
    workbook.worksheets[0].cell(HEADER_ROW + 1, 9).value = 5


def with_one_column_sorted(workbook: Any) -> None:
    """Swap two labels and nothing else, with an answer beside each: nobody can tell which question it is for."""
    sheet = workbook.worksheets[0]
    for column, (first, second) in {3: (5, 9), 4: (5, 9)}.items():
        above, below = sheet.cell(first, column), sheet.cell(second, column)
        above.value, below.value = below.value, above.value
    sheet["I5"] = 1


def without_table(workbook: Any) -> None:
    workbook.worksheets[0].delete_rows(HEADER_ROW)


def with_a_column_twice(workbook: Any) -> None:
    workbook.worksheets[0].cell(HEADER_ROW, 14).value = VALUE


def with_two_identities(workbook: Any) -> None:
    workbook.copy_worksheet(workbook.worksheets[1])


def without_identity(workbook: Any) -> None:
    del workbook["_reportgen"]


def of_version_2(workbook: Any) -> None:
    workbook["_reportgen"]["A2"] = "2"


def of_another_year(workbook: Any) -> None:
    sheet = workbook["_reportgen"]
    sheet["A4"] = sheet["A4"].value.replace("2022", "2023")


def without_hash(workbook: Any) -> None:
    workbook["_reportgen"]["A3"] = None


def with_own_text(text: str) -> Any:
    def change(workbook: Any) -> None:
        sheet = workbook["_reportgen"]
        sheet["A3"], sheet["A4"] = sha256(text.encode()).hexdigest(), text

    return change


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("not-a-workbook", lambda: b""),
    "a CSV file": ("not-a-workbook", lambda: "指标名称,填报值\n学习次数,21\n".encode()),
    "an XML file": ("not-a-workbook", lambda: b'<?xml version="1.0"?><Workbook/>'),
    "an old .xls": ("not-a-workbook", lambda: OLE),
    "behind a password": ("encrypted-file", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "a Word file": ("not-a-workbook", lambda: zipped({"word/document.xml": b"<x/>"})),
    "an ODS file": ("not-a-workbook", lambda: zipped({"mimetype": b"application/vnd", "content.xml": b"<x/>"})),
    "an XLSB file": ("not-a-workbook", lambda: zipped({"xl/workbook.bin": b"\0"})),
    "some zip": ("not-a-workbook", lambda: zipped({"readme.txt": b"hello"})),
    "a zip of nothing": ("not-a-workbook", lambda: zipped({})),
    "truncated": ("damaged-file", lambda: SENT[: len(SENT) // 2]),
    "truncated at its end": ("damaged-file", lambda: SENT[:-30]),
    "with flipped bits": ("damaged-file", lambda: with_flipped_bits()),
    "entries encrypted": ("encrypted-file", lambda: encrypted_in_zip()),
    "XML that does not close": ("damaged-file", lambda: patched("sheet", "</worksheet>", "")),
    "entities in UTF-16": (
        "damaged-file",
        lambda: zipped({"xl/workbook.xml": f"{DOCTYPE}<workbook/>".encode("utf-16")}),
    ),
    "no UTF-8": ("damaged-file", lambda: zipped({"xl/workbook.xml": "<workbook a='局'/>".encode("gb18030")})),
    "entities": ("damaged-file", lambda: patched("sheet", "<worksheet", f"{DOCTYPE}<worksheet")),
    "entities in the texts": ("damaged-file", lambda: patched("xl/sharedStrings.xml", "<sst", f"{DOCTYPE}<sst")),
    "a text that is not there": ("damaged-file", lambda: with_cell('<c r="I5" t="s"><v>99999</v></c>')),
    "a bomb": ("too-large", lambda: bomb(70)),
    "a bomb that lies": ("damaged-file", lambda: lying()),
    "many cells": ("too-large", lambda: with_many_cells()),
    "many empty cells": ("too-large", lambda: patched("sheet", END, f"<row>{'<c/>' * 400_100}</row>{END}")),
    "many parts": ("too-large", lambda: with_many_parts()),
    "no form": ("foreign-file", lambda: changed(without_identity)),
    "two forms": ("several-forms", lambda: changed(with_two_identities)),
    "another version": ("unknown-version", lambda: changed(of_version_2)),
    "a forged year": ("damaged-list", lambda: changed(of_another_year)),
    "no hash": ("damaged-list", lambda: changed(without_hash)),
    "own text": ("damaged-list", lambda: changed(with_own_text('{"form":[],"asked":[["a"]]}'))),
    "own list": ("damaged-list", lambda: changed(with_own_text("[]"))),
    "own pairs": ("damaged-list", lambda: changed(with_own_text('{"form":[[1,2]],"asked":[]}'))),
    "own route": ("damaged-list", lambda: changed(with_own_text('{"form":[],"asked":[["..","","","","","",[]]]}'))),
    "no JSON": ("damaged-list", lambda: changed(with_own_text("["))),
    "deep JSON": ("damaged-list", lambda: changed(with_own_text("[" * 20_000))),
    "a hidden sheet that goes far down": (
        "damaged-list",
        lambda: patched("hidden", END, f'<row r="1048576"><c r="A1048576"><v>1</v></c></row>{END}'),
    ),
    "no table": ("no-table", lambda: changed(without_table)),
    "a column twice": ("repeated-heading", lambda: changed(with_a_column_twice)),
    "a formula": ("formula-in-cell", lambda: filled({SESSIONS: "=SUM(1,2)"})),
    "a formula with a result": ("formula-in-cell", lambda: with_cell('<c r="I5"><f>1+1</f><v>2</v></c>')),
    "a formula that is shared": ("formula-in-cell", lambda: with_cell('<c r="I5"><f t="shared" si="0"/><v>2</v></c>')),
    "a formula of a text": ("formula-in-cell", lambda: with_cell('<c r="I5" t="str"><f>"a"</f><v>a</v></c>')),
    "a formula for the day": ("formula-in-cell", lambda: filled({("学习次数", AS_OF): "=TODAY()"})),
    "an error": ("error-in-cell", lambda: with_cell('<c r="I5" t="e"><v>#N/A</v></c>')),
    "no number": ("error-in-cell", lambda: with_cell('<c r="I5"><v>1e999</v></c>')),
    "a day past the calendar": ("error-in-cell", lambda: filled({SESSIONS: 99999999}, "yyyy-mm-dd")),
    "a truth value": ("truth-value-in-cell", lambda: filled({SESSIONS: True})),
    "a truth value for a name": ("truth-value-in-cell", lambda: filled({("学习次数", BY): False})),
    "two answers": ("repeated-row", lambda: changed(with_two_answers)),
    "an own row": ("unknown-row", lambda: changed(with_an_own_row)),
    "a changed label": ("changed-row", lambda: changed(with_a_changed_label)),
    "one column sorted": ("changed-row", lambda: changed(with_one_column_sorted)),
}


@pytest.mark.parametrize(("rule", "make"), BAD.values(), ids=list(BAD))
def test_it_is_told_once_what_is_wrong(rule: str, make: Callable[[], bytes]) -> None:
    outcome = read(make(), "表.xlsx")

    assert [rule] == [each.rule for each in outcome.diagnostics]
    (told,) = outcome.diagnostics
    assert told.help is not None
    assert "表.xlsx" in (told.message.render() if told.span is None else str(told.span))


@pytest.mark.parametrize(
    ("name", "where"), [("a formula", "I5"), ("two answers", "数据采集表 Copy!I5"), ("an own row", "I40")]
)
def test_a_cell_is_named(name: str, where: str) -> None:
    (told,) = read(BAD[name][1](), "表.xlsx").diagnostics

    assert told.span is not None
    assert f"表.xlsx:{where}" == str(told.span)


def test_no_byte_that_is_flipped_breaks_the_reader() -> None:
    rules = set()
    for place in range(0, len(SENT), 41):
        content = SENT[:place] + bytes([SENT[place] ^ 0xFF]) + SENT[place + 1 :]
        rules |= {each.rule for each in read(content, "form.xlsx").diagnostics}

    assert {"damaged-file"} <= rules


@pytest.mark.parametrize("share", range(1, 20))
def test_no_truncation_breaks_the_reader(share: int) -> None:
    (told,) = read(SENT[: len(SENT) * share // 20], "form.xlsx").diagnostics

    assert "damaged-file" == told.rule


def test_a_part_of_garbage_is_told() -> None:
    garbage = zlib.compress(b"x" * 1000)
    with zipfile.ZipFile(io.BytesIO(SENT)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    read_parts = [name for name in parts if name.startswith("xl/") and "theme" not in name]
    outcomes = [read(zipped({**parts, name: garbage}), "form.xlsx") for name in read_parts]

    assert ["damaged-file"] * len(read_parts) == [outcome.diagnostics[0].rule for outcome in outcomes]
