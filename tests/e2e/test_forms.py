"""A form that was filled in, sorted and renamed in LibreOffice comes back with the right answers."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest

from e2e import rendering, spreadsheets
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.readers.xlsx import read
from unit.forms.workbooks import ROUTES, sent

TYPED = {
    "I5": "21",
    "I6": "1,234",
    "I7": "97.50%",
    "I9": "３０余场",
    "I10": "张三",
    "I11": "党组",
    "I12": "2023-01-05",
    "J5": "会议台账",
    "K5": "李四",
    "L5": "2022-12-31",
    "M5": "含扩大学习",
    "D6": "改过的标签",  # is locked, and stays
}
LINES = {"I8": "甲平台\n乙平台"}
EXPECTED = {
    "study.sessions": "21",
    "study.learners": "1234",
    "study.rate": "97.50%",
    "study.platforms": "甲平台\n乙平台",
    "press.conferences": "３０余场",
    "press.spokesman": "张三",
    "organ.kind": "党组",
    "document.date": "2023-01-05",
}
TABLE, LABELS = "A5:M12", 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "sent.xlsx").write_bytes(sent())
    return folder


@pytest.fixture(scope="module")
def filled(folder: Path) -> ReturnedFile:
    spreadsheets.fill_in(folder / "sent.xlsx", folder / "filled.xlsx", TYPED, folder, lines=LINES)
    return came_back(folder / "filled.xlsx")


@pytest.fixture(scope="module")
def arranged(folder: Path) -> ReturnedFile:
    spreadsheets.fill_in(
        folder / "sent.xlsx",
        folder / "arranged.xlsx",
        TYPED,
        folder,
        lines=LINES,
        sort=(TABLE, LABELS),
        name="新闻科（已填）",
    )
    return came_back(folder / "arranged.xlsx")


def came_back(file: Path) -> ReturnedFile:
    outcome = read(file.read_bytes(), file.name)
    assert outcome.value is not None
    assert () == outcome.diagnostics
    return outcome.value


def answers(returned: ReturnedFile) -> dict[str, str]:
    return {str(each.route): each.typed for each in returned.facts}


def test_what_was_typed_comes_back(filled: ReturnedFile) -> None:
    assert EXPECTED == answers(filled)


def test_a_form_that_was_sorted_and_renamed_comes_back(arranged: ReturnedFile) -> None:
    assert EXPECTED == answers(arranged)
    assert ["I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12"] != [each.span.where for each in arranged.facts]


def test_where_a_value_comes_from_comes_back(arranged: ReturnedFile) -> None:
    expected = (("source", "会议台账"), ("by", "李四"), ("as_of", "2022-12-31"), ("note", "含扩大学习"))

    assert expected == first(arranged).provenance


def test_a_form_keeps_its_identity(filled: ReturnedFile, arranged: ReturnedFile) -> None:
    outcome = read(sent(), "sent.xlsx")
    assert outcome.value is not None

    assert outcome.value.identity == filled.identity == arranged.identity


def test_a_form_prints_on_one_page_in_width(folder: Path) -> None:
    rendering.render([folder / "sent.xlsx"], folder)
    with pdfplumber.open(io.BytesIO((folder / "sent.pdf").read_bytes())) as pdf:
        (page,) = pdf.pages
        text = "".join(page.extract_text().split())

    assert page.width > page.height
    assert all(words in text for words in ("2022年度报告数据采集表", "填报值", "备注", "第1页", "填报说明"))


def first(returned: ReturnedFile) -> Returned:
    (found,) = [each for each in returned.facts if str(each.route) == ROUTES[0]]
    return found
