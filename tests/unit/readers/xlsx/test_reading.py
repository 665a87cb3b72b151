"""What was typed into a form is found again, whatever people and applications did to the workbook."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from reportgen.diagnostics import Severity
from reportgen.forms.form import Form, Question
from reportgen.readers.xlsx import read
from unit.forms.workbooks import (
    AS_OF,
    BY,
    FORM,
    HEADER_ROW,
    NOTE,
    QUESTIONS,
    ROUTES,
    SENT,
    SOURCE,
    VALUE,
    answer,
    answers,
    came_back,
    cell_of,
    changed,
    filled,
    patched,
    sent,
)

SESSIONS, LEARNERS, RATE = ("学习次数", VALUE), ("学员人数", VALUE), ("激活比例", VALUE)


def test_a_form_knows_whose_it_is() -> None:
    expected = (("report", "ideology"), ("year", "2022"), ("facts", "2022.yaml"), ("owner", "新闻科"), ("form", "1"))

    assert expected == came_back(SENT).identity


def test_a_form_that_nobody_filled_in_has_no_answers() -> None:
    returned = came_back(SENT).facts

    assert ROUTES == tuple(str(each.route) for each in returned)
    assert {("", False)} == {(each.typed, each.is_edited) for each in returned}


@pytest.mark.parametrize(
    ("expected", "value", "number_format"),
    [
        ("21", 21, None),
        ("21", 21.0, None),
        ("1234", 1234, "#,##0"),
        ("3.5", 3.5, None),
        ("30余", "30余", None),
        ("30余场", "  30余场\u3000", None),
        ("１２３４", "１２３４", None),
        ("1,234", "1,234", None),
        ("百分之九十九", "百分之九十九", None),
        ("99%", 0.99, "0%"),
        ("98.5%", 0.985, "0.00%"),
        ("97.50%", "97.50%", "@"),
        ("不适用", "不适用", None),
        ("2022-12-31", date(2022, 12, 31), "yyyy-mm-dd"),
        ("2022-12-31", datetime.fromisoformat("2022-12-31"), "yyyy年m月d日"),
        ("2022年12月31日", "2022年12月31日", None),
        ("甲\n乙", "甲\n 乙 ", None),
        ("甲\n乙", "甲\r\n乙\r\n", None),
        ("0", 0, None),
    ],
)
def test_what_is_typed_comes_back(expected: str, value: object, number_format: str | None) -> None:
    returned = answer(filled({SESSIONS: value}, number_format), "study.sessions")

    assert (expected, True) == (returned.typed, returned.is_edited)


def test_the_place_of_an_answer_is_its_cell() -> None:
    span = answer(filled({LEARNERS: 3}), "study.learners").span

    assert ("form.xlsx:I6", 6, 9) == (str(span), span.line, span.column)


def test_where_a_value_comes_from_is_taken_along() -> None:
    cells = {
        ("学习次数", VALUE): 21,
        ("学习次数", SOURCE): "会议台账",
        ("学习次数", BY): "张三",
        ("学习次数", AS_OF): date(2022, 12, 31),
        ("学员人数", NOTE): "年中启用",
    }
    returned = came_back(filled(cells)).facts

    assert (("source", "会议台账"), ("by", "张三"), ("as_of", "2022-12-31")) == returned[0].provenance
    assert ("", (("note", "年中启用"),)) == (returned[1].typed, returned[1].provenance)


def test_a_day_that_lost_its_format_is_still_a_day() -> None:
    assert (("as_of", "2022-12-31"),) == answer(filled({("学习次数", AS_OF): 44926}, "General"), ROUTES[0]).provenance


def test_what_is_known_around_a_blank_is_remembered() -> None:
    returned = answer(filled({("发布会场数", VALUE): 30}), "press.conferences")

    assert ("30", "", "余场") == (returned.typed, returned.prefix, returned.suffix)


STANDING = Form(
    FORM.title,
    FORM.issuer,
    FORM.owner,
    FORM.due,
    FORM.facts,
    FORM.report,
    FORM.year,
    (
        Question(QUESTIONS[0].field, "20", provenance=(("source", "台账"), ("as_of", "2022-12-31"))),
        Question(QUESTIONS[2].field, "97.50%"),
        Question(QUESTIONS[3].field, "甲平台\n乙平台"),
        Question(QUESTIONS[4].field, "30余"),
        Question(QUESTIONS[7].field, "2023-01-05"),
    ),
)


def test_what_stood_in_a_form_already_is_no_answer_of_anybody() -> None:
    returned = came_back(sent(STANDING)).facts

    assert [False] * 5 == [each.is_edited for each in returned]
    assert [question.standing for question in STANDING.questions] == [each.typed for each in returned]
    assert [question.standing for question in STANDING.questions] == [each.exported.text for each in returned]
    assert [()] * 5 == [each.provenance for each in returned]


def test_what_is_newly_said_of_a_value_that_stays_comes_alone() -> None:
    returned = answer(filled({("学习次数", BY): "张三"}, content=sent(STANDING)), "study.sessions")

    assert (False, (("by", "张三"),)) == (returned.is_edited, returned.provenance)


def test_what_stood_beside_a_value_is_said_of_the_new_one_too() -> None:
    returned = answer(filled({SESSIONS: 21}, content=sent(STANDING)), "study.sessions")

    assert (("source", "台账"), ("as_of", "2022-12-31")) == returned.provenance


@pytest.mark.parametrize(("expected", "value"), [("21", 21), ("", None)])
def test_what_stood_in_a_form_can_be_changed_and_taken_out(expected: str, value: object) -> None:
    returned = answer(filled({SESSIONS: value}, content=sent(STANDING)), "study.sessions")

    assert (expected, True, "20") == (returned.typed, returned.is_edited, returned.exported.text)


# --- what people do to the sheet --------------------------------------------------------------------------------------

TYPED = filled({SESSIONS: 1, LEARNERS: 2, RATE: "3%", ("发布会场数", VALUE): 5, ("新闻发言人", VALUE): "李四"})
EXPECTED = answers(TYPED)


def rows_reversed(sheet: Any, columns: range) -> None:
    first, last = HEADER_ROW + 1, HEADER_ROW + len(QUESTIONS)
    for column in columns:
        cells = [sheet.cell(row, column) for row in range(first, last + 1)]
        contents = [(cell.value, cell.number_format) for cell in cells]
        for cell, content in zip(cells, reversed(contents), strict=True):
            cell.value, cell.number_format = content


def without_key_column(workbook: Any) -> None:
    workbook.worksheets[0].delete_cols(2)


def with_a_column_moved(workbook: Any) -> None:
    sheet = workbook.worksheets[0]
    sheet.insert_cols(4)
    for row in range(HEADER_ROW, HEADER_ROW + len(QUESTIONS) + 1):
        sheet.cell(row, 4).value = sheet.cell(row, 10).value
        sheet.cell(row, 10).value = "改过"


def with_rows_above(workbook: Any) -> None:
    workbook.worksheets[0].insert_rows(1, 3)


def with_a_copy(workbook: Any) -> None:
    workbook.copy_worksheet(workbook.worksheets[0])


def with_another_sheet(workbook: Any) -> None:
    workbook.create_sheet("说明", 0)["A1"] = "指标名称"


def with_a_hidden_row(workbook: Any) -> None:
    workbook.worksheets[0].row_dimensions[HEADER_ROW + 1].hidden = True


def with_a_wrapped_heading(workbook: Any) -> None:
    cell_of(workbook.worksheets[0], "指标名称", VALUE).value = "填 报\n值"


def without_section_column(workbook: Any) -> None:
    workbook.worksheets[0].delete_cols(3)


def without_protection(workbook: Any) -> None:
    workbook.worksheets[0].protection.sheet = False
    workbook.worksheets[1].sheet_state = "visible"


def renamed(workbook: Any) -> None:
    workbook.worksheets[0].title = "新闻科（已填）"
    workbook.worksheets[1].title = "x"


def sorted_whole(workbook: Any) -> None:
    rows_reversed(workbook.worksheets[0], range(1, 14))


def sorted_without_keys(workbook: Any) -> None:
    rows_reversed(workbook.worksheets[0], range(3, 14))


@pytest.mark.parametrize(
    "change",
    [
        renamed,
        sorted_whole,
        sorted_without_keys,
        with_a_copy,
        with_a_hidden_row,
        with_a_wrapped_heading,
        with_another_sheet,
        with_rows_above,
        without_key_column,
        without_protection,
        without_section_column,
    ],
    ids=lambda change: change.__name__,
)
def test_answers_are_found_although_the_workbook_was(change: Any) -> None:
    assert EXPECTED == answers(changed(change, TYPED))


def test_a_column_is_found_by_its_heading() -> None:
    moved = changed(with_a_column_moved, TYPED)

    assert EXPECTED == {
        str(each.route): each.typed for each in (read(moved, "").value or came_back(SENT)).facts if each.typed
    }


def test_a_row_that_was_taken_out_is_told_and_the_others_are_answers() -> None:
    outcome = read(changed(lambda workbook: workbook.worksheets[0].delete_rows(HEADER_ROW + 1), TYPED), "form.xlsx")

    assert [("missing-row", Severity.WARNING, "study.sessions")] == [
        (each.rule, each.severity, str(each.route)) for each in outcome.diagnostics
    ]
    assert outcome.value is not None
    assert ROUTES[1:] == tuple(str(each.route) for each in outcome.value.facts)


def test_a_fault_in_one_row_keeps_no_other_back() -> None:
    outcome = read(filled({SESSIONS: "=1+1", LEARNERS: 7}), "form.xlsx")

    assert ["formula-in-cell"] == [each.rule for each in outcome.diagnostics]
    assert outcome.value is not None
    assert {"study.learners": "7"} == {str(each.route): each.typed for each in outcome.value.facts if each.typed}


# --- what applications write ------------------------------------------------------------------------------------------

CELL = r'<c r="I5"( s="\d+")?/>'


@pytest.mark.parametrize(
    ("expected", "cell"),
    [
        ("30余", '<c r="I5" t="inlineStr"><is><t xml:space="preserve"> 30余 </t></is></c>'),
        ("30余", '<c r="I5" t="inlineStr"><is><r><t>30</t></r><r><rPr><b/></rPr><t>余</t></r></is></c>'),
        ("重庆", '<c r="I5" t="inlineStr"><is><t>重庆</t><rPh sb="0" eb="2"><t>chongqing</t></rPh></is></c>'),
        ("甲\n乙", '<c r="I5" t="inlineStr"><is><t>甲_x000D_\n乙_x0007_</t></is></c>'),
        ("甲_x0041_", '<c r="I5" t="inlineStr"><is><t>甲_x005F_x0041_</t></is></c>'),
        ("_xD800_", '<c r="I5" t="inlineStr"><is><t>_xD800_</t></is></c>'),
        ("30余", '<c r="I5" t="str"><v>30余</v></c>'),
        ("21", '<c r="I5" t="n"><v>21</v></c>'),
        ("21", '<c r="I5" s="99999"><v>2.1E1</v></c>'),
        ("2022-12-31", '<c r="I5" t="d"><v>2022-12-31T00:00:00Z</v></c>'),
        ("", '<c r="I5"><v></v></c>'),
        ("", '<c r="I5" t="s"/>'),
    ],
)
def test_a_cell_is_read_however_it_is_written(expected: str, cell: str) -> None:
    assert expected == answer(patched("sheet", CELL, cell), "study.sessions").typed


def test_texts_of_several_faces_are_one_text() -> None:
    rich = CellRichText("30", TextBlock(InlineFont(b=True), "余"))

    assert "30余" == answer(filled({SESSIONS: rich}), "study.sessions").typed


def test_rows_and_cells_without_places_follow_each_other() -> None:
    content = patched("sheet", r'<row r="5"', "<row")
    content = patched("sheet", r'<c r="I5"( s="\d+")?/>', "<c><v>21</v></c>", content)

    assert "21" == answer(content, "study.sessions").typed


def test_a_million_empty_rows_are_passed_over() -> None:
    rows = "".join(f'<row r="{number}" ht="15"/>' for number in range(100, 200_000))

    assert EXPECTED == answers(patched("sheet", "</sheetData>", f"{rows}</sheetData>", TYPED))


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRICT = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'


def test_a_strict_workbook_is_read_too() -> None:
    content = patched("sheet", CELL, '<c r="I5"><v>21</v></c>')
    for part in ("sheet", "hidden", "workbook", "xl/styles.xml", "xl/sharedStrings.xml"):
        content = patched(part, MAIN, STRICT, content)

    assert {"study.sessions": "21"} == answers(content)


def test_elements_with_a_prefix_are_read_too() -> None:
    content = patched(
        "sheet",
        CELL,
        '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="I5"><x:v>21</x:v></x:c>',
    )

    assert {"study.sessions": "21"} == answers(content)


def test_elements_of_others_are_passed_over() -> None:
    content = patched("sheet", CELL, '<c r="I5"><v>21</v><x:v xmlns:x="urn:other">22</x:v></c>')

    assert {"study.sessions": "21"} == answers(content)
