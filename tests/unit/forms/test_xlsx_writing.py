"""A form is a workbook that can be filled in, and nothing else in it be changed by a slip."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from reportgen.facts.kinds import Choice, Count, ListOf, Text
from reportgen.forms.form import Form, Question
from reportgen.forms.wording import request, unit_of
from reportgen.forms.xlsx.wording import instructions, prompt, requested
from unit.forms.workbooks import AS_OF, BY, FORM, HEADER_ROW, NOTE, QUESTIONS, SENT, SOURCE, VALUE, cell_of, field, sent

INPUTS = (VALUE, SOURCE, BY, AS_OF, NOTE)


@pytest.fixture(scope="module")
def workbook() -> Any:
    return openpyxl.load_workbook(io.BytesIO(SENT))


@pytest.fixture(scope="module")
def sheet(workbook: Any) -> Any:
    return workbook.worksheets[0]


def labels() -> Iterator[str]:
    return (question.field.kind.label for question in QUESTIONS)


def asked(question: Question) -> Form:
    return Form(FORM.title, "", FORM.owner, "", FORM.facts, FORM.report, FORM.year, (question,))


def test_the_same_form_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    elsewhere = sent()
    monkeypatch.undo()
    time.tzset()

    assert SENT == elsewhere == sent()


def test_a_form_says_what_it_is_and_whose(sheet: Any) -> None:
    texts = [cell.value for row in sheet["A1:M3"] for cell in row if cell.value]

    assert ["2022年度报告数据采集表", "填报单位：新闻科", "下发单位：局党委", "填报期限：2023年1月10日前"] == texts[:4]


def test_a_form_of_nobody_in_particular_says_no_more_than_it_knows() -> None:
    top = openpyxl.load_workbook(io.BytesIO(sent(asked(QUESTIONS[0])))).worksheets[0]["A2:M2"][0]

    assert ["填报单位：新闻科"] == [cell.value for cell in top if cell.value]


def test_a_row_says_all_that_is_known_of_its_question(sheet: Any) -> None:
    shown = [cell.value for cell in sheet[HEADER_ROW + 1]]

    assert ["1", "理论学习", "学习次数", "次", None, "18次", "2023-01-10", None] == [shown[0], *shown[2:9]]


def test_only_what_is_to_be_filled_in_is_unlocked(sheet: Any) -> None:
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}

    assert {cell_of(sheet, label, heading).coordinate for label in labels() for heading in INPUTS} == unlocked
    assert sheet.protection.sheet


def test_only_what_is_to_be_filled_in_is_yellow(sheet: Any) -> None:
    yellow = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFFF8D6"}

    assert {cell_of(sheet, label, heading).coordinate for label in labels() for heading in INPUTS} == yellow


def test_the_first_input_is_selected_and_the_top_is_in_view(workbook: Any, sheet: Any) -> None:
    (selection,) = [each for each in sheet.sheet_view.selection if each.activeCell]

    assert (workbook.active, "I5", None) == (sheet, selection.activeCell, sheet.sheet_view.topLeftCell)


def test_the_headings_stay_in_view_and_on_every_page(sheet: Any) -> None:
    assert ("A5", "$4:$4") == (sheet.freeze_panes, sheet.print_title_rows)


def test_a_page_is_as_wide_as_the_table(sheet: Any) -> None:
    page = sheet.page_setup

    assert ("landscape", "9", None, 0) == (page.orientation, str(page.paperSize), page.fitToWidth, page.fitToHeight)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_what_identifies_a_form_is_not_seen(workbook: Any, sheet: Any) -> None:
    assert "veryHidden" == workbook.worksheets[1].sheet_state
    assert sheet.column_dimensions["B"].hidden


@pytest.mark.parametrize(
    ("expected", "label", "heading"),
    [
        (("custom", "warning"), "学习次数", VALUE),
        (("custom", "warning"), "激活比例", VALUE),
        (("list", None), "党组织类型", VALUE),
        (("date", "warning"), "成文日期", VALUE),
        (("date", None), "新闻发言人", AS_OF),
        ((None, None), "学习平台", VALUE),
    ],
)
def test_each_kind_has_its_check(expected: tuple[str, str], label: str, heading: str, sheet: Any) -> None:
    place = cell_of(sheet, label, heading).coordinate
    (check,) = [check for check in sheet.data_validations.dataValidation if place in check.sqref]

    assert expected == (check.type, check.errorStyle)
    assert check.promptTitle


def test_a_choice_lists_its_words(sheet: Any) -> None:
    (check,) = [check for check in sheet.data_validations.dataValidation if check.type == "list"]

    assert '"党委,党组"' == check.formula1


@pytest.mark.parametrize(
    ("expected", "number"),
    [("General", 0), ("General", 1), ("@", 2), ("@", 3), ("@", 5), ("@", 6), ("yyyy-mm-dd", 7)],
)
def test_only_counts_and_days_are_numbers(expected: str, number: int, sheet: Any) -> None:
    assert expected == cell_of(sheet, QUESTIONS[number].field.kind.label, VALUE).number_format


def test_what_stands_already_is_filled_in() -> None:
    question = Question(QUESTIONS[0].field, "20", provenance=(("source", "台账"), ("as_of", "2022-12-31")))
    row = openpyxl.load_workbook(io.BytesIO(sent(asked(question)))).worksheets[0][HEADER_ROW + 1]

    assert [20, "台账", None, "2022-12-31", None] == [
        cell.value.date().isoformat() if cell.is_date else cell.value for cell in row[8:]
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "http://a.cn", "007", "1e5", "{=1}"])
def test_a_text_is_written_as_a_text(text: str) -> None:
    question = Question(field("a", Text("甲"), "乙"), text, ask=text)
    row = openpyxl.load_workbook(io.BytesIO(sent(asked(question)))).worksheets[0][HEADER_ROW + 1]

    assert [(text, None)] * 2 == [(cell.value, cell.hyperlink) for cell in (row[5], row[8])]


def test_a_row_is_as_high_as_its_longest_text() -> None:
    heights = [
        openpyxl.load_workbook(io.BytesIO(sent(asked(Question(QUESTIONS[0].field, ask="以会议记录为准" * times)))))
        .worksheets[0]
        .row_dimensions[HEADER_ROW + 1]
        .height
        for times in (1, 10, 20, 1000)
    ]

    assert sorted(set(heights)) == heights
    assert 409 >= heights[-1]


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("次", QUESTIONS[0]),
        ("场", QUESTIONS[4]),
        ("%", QUESTIONS[2]),
        ("", QUESTIONS[3]),
        ("", QUESTIONS[5]),
    ],
)
def test_the_unit_is_the_measure_word_alone(expected: str, question: Question) -> None:
    row = openpyxl.load_workbook(io.BytesIO(sent(asked(question)))).worksheets[0][HEADER_ROW + 1]

    assert expected == unit_of(question.field.kind) == (row[4].value or "")
    assert not expected or f"单位：{expected}" in prompt(question).splitlines()


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("约数：填“30”即“30余场”", QUESTIONS[4]),
        ("约数：填“30”即“近30场”", Question(QUESTIONS[4].field, hint="近__场")),
        ("约数：填“95”即“近95%”", Question(QUESTIONS[2].field, hint="近__%")),
        ("含线上；约数：填“30”即“30余场”", Question(QUESTIONS[4].field, hint="__余场", ask="含线上。")),
        ("", QUESTIONS[0]),
    ],
)
def test_what_is_known_around_a_number_is_said_in_words(expected: str, question: Question) -> None:
    row = openpyxl.load_workbook(io.BytesIO(sent(asked(question)))).worksheets[0][HEADER_ROW + 1]

    assert expected == requested(question) == (row[5].value or "")
    assert expected.split("；")[-1] in prompt(question)


@pytest.mark.parametrize(
    ("expected", "question"),
    [
        ("以系统导出为准", QUESTIONS[1]),
        ("每项一行", QUESTIONS[3]),
        ("填“党委”或“党组”", QUESTIONS[6]),
        ("按印发顺序；每项一行", Question(QUESTIONS[3].field, ask="按印发顺序。")),
    ],
)
def test_a_request_says_how_to_write_what_is_no_single_value(expected: str, question: Question) -> None:
    assert expected == request(question)


def test_a_prompt_says_whether_it_may_not_apply() -> None:
    assert "不适用" in prompt(QUESTIONS[1])
    assert "不适用" not in prompt(QUESTIONS[0])


def test_instructions_are_numbered_and_name_the_day() -> None:
    told = instructions(FORM)

    assert [f"{number}．" for number in range(1, len(told) + 1)] == [text[:2] for text in told]
    assert "请于2023年1月10日前发回局党委。" in told[-1]


def test_long_words_fit_what_a_spreadsheet_takes() -> None:
    long = Question(
        field("a", Choice("很长的名称" * 20, among=tuple(f"第{number}种很长的选择" for number in range(60))), "乙"),
        ask="很长的要求" * 200,
    )
    list_of = Question(field("b", ListOf(Count("数" * 50, unit="次")), "丙" * 300), "1\n2\n" * 9_000)

    assert openpyxl.load_workbook(io.BytesIO(sent(asked(long)))).worksheets[0]["I5"].value is None
    assert 32_767 == len(openpyxl.load_workbook(io.BytesIO(sent(asked(list_of)))).worksheets[0]["I5"].value)
