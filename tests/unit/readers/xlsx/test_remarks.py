"""What stands in a workbook and is no answer is told, and named by its place."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.comments import Comment

from reportgen.diagnostics import Severity
from reportgen.readers.xlsx import read
from unit.forms.workbooks import HEADER_ROW, QUESTIONS, SENT, changed

BELOW = HEADER_ROW + len(QUESTIONS) + 1


def hints(change: Any) -> list[tuple[str, str, str]]:
    outcome = read(changed(change), "form.xlsx")
    assert {Severity.HINT} >= {each.severity for each in outcome.diagnostics}
    assert outcome.value is not None
    assert len(QUESTIONS) == len(outcome.value.facts)
    return [(each.rule, str(each.span), each.message.render()) for each in outcome.diagnostics]


def test_a_form_as_it_was_sent_out_has_no_remarks() -> None:
    assert () == read(SENT, "form.xlsx").diagnostics


def test_a_comment_is_told_at_its_cell() -> None:
    def change(workbook: Any) -> None:
        workbook.worksheets[0]["I5"].comment = Comment("其实是22", "张三")

    ((rule, place, said),) = hints(change)

    assert ("comments", "form.xlsx:I5") == (rule, place)
    assert "其实是22" in said


def test_a_comment_on_another_sheet_is_told_too() -> None:
    def change(workbook: Any) -> None:
        workbook.create_sheet("说明")["B2"].comment = Comment("看这里", "张三")

    assert ["form.xlsx:说明!B2"] == [place for _, place, _ in hints(change)]


@pytest.mark.parametrize(
    ("expected", "cells"),
    [
        ("O8", {"O8": "请注意：数据有误"}),
        ("O8", {"O8": 22, "P9": "又一处"}),
        ("O4", {"O4": "本年", "O5": 21}),
        ("A2", {"A2": "填报单位：新闻科（张三）"}),
        ("G5", {"G5": "19次"}),
        ("D30", {"D30": "填表人：张三"}),
        (f"K{BELOW}", {f"K{BELOW}": "张三"}),
    ],
)
def test_text_outside_the_table_is_told(expected: str, cells: dict[str, object]) -> None:
    def change(workbook: Any) -> None:
        for name, value in cells.items():
            workbook.worksheets[0][name] = value

    ((rule, place, said),) = hints(change)

    assert ("other-text", f"form.xlsx:{expected}") == (rule, place)
    assert all(name in said for name in cells)


def test_text_on_another_sheet_is_told() -> None:
    def change(workbook: Any) -> None:
        workbook.create_sheet("说明")["A1"] = "补充说明"

    ((rule, place, said),) = hints(change)

    assert ("other-text", "form.xlsx:说明!A1") == (rule, place)
    assert "补充说明" in said


def test_a_long_list_elsewhere_is_one_remark() -> None:
    def change(workbook: Any) -> None:
        sheet = workbook.create_sheet("明细")
        for row in range(1, 400):
            sheet[f"A{row}"] = row

    ((_, _, said),) = hints(change)

    assert 200 > len(said)


def test_what_is_sent_out_as_text_and_comes_back_as_number_or_day_is_no_remark() -> None:
    def change(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet["A5"] = 1
        sheet["H5"] = 44936
        sheet["H5"].number_format = "yyyy-mm-dd"

    assert [] == hints(change)
