"""The whole round: sent out by the command, filled in LibreOffice, taken back by the command."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from e2e import editing, spreadsheets
from reportgen.cli import main
from reportgen.diagnostics import Route
from reportgen.forms.xlsx.column import COLUMNS, VALUE
from reportgen.forms.xlsx.identity import key_of

STANDARD = (Path(__file__).parents[2] / "data" / "2022.yaml").read_text("utf-8")
FACTS = "2022.yaml"
FORM = Path("forms", "2022-未指定")


@pytest.fixture(autouse=True)
def _sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE", "")
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    Path(FACTS).write_text(STANDARD, "utf-8")
    assert 0 == main(["form", FACTS])
    assert 0 == main(["form", FACTS, "-f", "docx"])
    assert 0 == main(["build", FACTS, "-f", "docx"])


def bookmarks(path: Path) -> dict[str, str]:
    """The bookmark around each fact's control, by its route."""
    with zipfile.ZipFile(path) as packed:
        document = packed.read("word/document.xml").decode()
    found = re.findall(r'<w:bookmarkStart [^>]*w:name="(f_\d+)"/><w:sdt>.*?<w:tag w:val="([^"]+)"/>', document)
    return {route: name for name, route in found}


def cell_of(path: Path, route: str) -> str:
    """The cell in which a fact is answered."""
    with zipfile.ZipFile(path) as packed:
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", packed.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    row = re.search(rf'<c r="B(\d+)"[^>]*><v>{strings.index(key_of(Route.parse(route)))}</v>', sheet)
    assert row is not None
    return f"{chr(ord('A') + [column.heading for column in COLUMNS].index(VALUE))}{row[1]}"


def new_lines() -> list[str]:
    return [line for line in Path(FACTS).read_text("utf-8").splitlines() if line not in STANDARD.splitlines()]


def test_a_report_brings_the_blank_that_was_filled_and_the_number_that_was_changed(tmp_path, capsys):
    report, back = Path("reports", "2022.docx").resolve(), tmp_path / "back.docx"
    names = bookmarks(report)
    texts = {names["study.center_group_sessions"]: "21次", names["wechat.posts"]: "1,234"}
    editing.edit(report, back, texts, tmp_path)
    capsys.readouterr()

    assert 0 == main(["pull", "back.docx", "--into", FACTS, "--yes"])
    assert ["  center_group_sessions: 21", "  posts: 1234"] == new_lines()
    assert "" == capsys.readouterr().err


def test_forms_of_excel_and_of_word_come_back_and_change_nothing_the_second_time(tmp_path, capsys):
    workbook, document = Path(f"{FORM}.xlsx").resolve(), Path(f"{FORM}.docx").resolve()
    cells = {cell_of(workbook, "press.conferences"): "３０", cell_of(workbook, "media.items"): "120"}
    spreadsheets.fill_in(workbook, tmp_path / "back.xlsx", cells, tmp_path)
    editing.edit(document, tmp_path / "back.docx", {bookmarks(document)["wechat.posts"]: "810条"}, tmp_path)
    capsys.readouterr()

    assert 0 == main(["pull", "back.xlsx", "back.docx", "--into", FACTS, "--yes"])
    assert ["  conferences: 30余", "  posts: 810", "  items: 120"] == new_lines()
    before = Path(FACTS).read_bytes()
    assert 0 == main(["pull", "back.xlsx", "back.docx", "--into", FACTS, "--yes"])
    assert before == Path(FACTS).read_bytes()


def test_a_stale_form_conflicts_and_writes_nothing(tmp_path, capsys):
    workbook = Path(f"{FORM}.xlsx").resolve()
    spreadsheets.fill_in(workbook, tmp_path / "back.xlsx", {cell_of(workbook, "media.items"): "120"}, tmp_path)
    assert 0 == main(["fill", FACTS, "--set", "media.items=99"])
    before = Path(FACTS).read_bytes()
    capsys.readouterr()

    assert 1 == main(["pull", "back.xlsx", "--into", FACTS, "--yes"])
    assert 1 == capsys.readouterr().err.count("error[conflict]")
    assert before == Path(FACTS).read_bytes()
