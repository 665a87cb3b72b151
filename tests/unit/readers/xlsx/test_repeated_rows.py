"""A row that stands in a form twice is one question: whoever copied it has not answered it twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.diagnostics import Severity
from reportgen.facts.returned import Returned
from reportgen.forms.form import Form, Question
from reportgen.readers.xlsx import read
from unit.forms.workbooks import FORM, HEADER_ROW, QUESTIONS, ROUTES, SENT, changed, sent

BELOW = HEADER_ROW + len(QUESTIONS) + 1
STANDING = sent(
    Form(
        FORM.title,
        FORM.issuer,
        FORM.owner,
        FORM.due,
        FORM.facts,
        FORM.report,
        FORM.year,
        (Question(QUESTIONS[0].field, "20", provenance=(("source", "台账"),)), *QUESTIONS[1:]),
    )
)


def row_copied(first: dict[str, object], second: dict[str, object]) -> Callable[[Any], None]:
    """Copy the first row below the table, and type into columns of both."""

    def change(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        for column in range(1, 14):
            sheet.unmerge_cells(f"A{BELOW}:M{BELOW}") if f"A{BELOW}:M{BELOW}" in sheet.merged_cells else None
            sheet.cell(BELOW, column).value = sheet.cell(HEADER_ROW + 1, column).value
        for row, typed in ((HEADER_ROW + 1, first), (BELOW, second)):
            for column, value in typed.items():
                sheet[f"{column}{row}"] = value

    return change


def sheet_copied(first: dict[str, object], second: dict[str, object]) -> Callable[[Any], None]:
    """Copy the sheet, and type into the first rows of both."""

    def change(workbook: Any) -> None:
        copy = workbook.copy_worksheet(workbook.worksheets[0])
        for sheet, typed in ((workbook.worksheets[0], first), (copy, second)):
            for column, value in typed.items():
                sheet[f"{column}{HEADER_ROW + 1}"] = value

    return change


def came_back(content: bytes) -> tuple[list[tuple[str, str]], dict[str, Returned]]:
    outcome = read(content, "form.xlsx")
    assert outcome.value is not None
    said = [(each.rule, str(each.span)) for each in outcome.diagnostics if each.severity is not Severity.HINT]
    return said, {str(each.route): each for each in outcome.value.facts}


@pytest.mark.parametrize("content", [SENT, STANDING], ids=["blank", "standing"])
@pytest.mark.parametrize(
    ("first", "second"),
    [({"I": 21}, {}), ({}, {"I": 21}), ({"I": 21}, {"I": 21}), ({"I": 21, "J": "甲"}, {"I": 21, "J": "甲"})],
)
@pytest.mark.parametrize("copied", [row_copied, sheet_copied])
def test_a_copy_that_nobody_filled_in_is_no_answer(
    copied: Any, first: dict[str, object], second: dict[str, object], content: bytes
) -> None:
    said, facts = came_back(changed(copied(first, second), content))

    assert ([], "21", True) == (said, facts["study.sessions"].typed, facts["study.sessions"].is_edited)


def test_what_two_rows_say_of_one_value_is_said_together() -> None:
    said, facts = came_back(changed(row_copied({"I": 21, "J": "台账"}, {"I": 21, "K": "张三"})))

    assert ([], (("source", "台账"), ("by", "张三"))) == (said, facts["study.sessions"].provenance)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"I": 21}, {"I": 22}),
        ({"I": 21}, {"I": "=1+1"}),
        ({"I": "=1+1"}, {"I": 21}),
        ({"I": 21, "J": "甲"}, {"I": 21, "J": "乙"}),
        ({"I": 21}, {"J": "乙"}),
    ],
)
def test_of_two_answers_neither_is_taken(first: dict[str, object], second: dict[str, object]) -> None:
    said, facts = came_back(changed(row_copied(first, second)))

    assert 1 == len(said)
    assert ROUTES[1:] == tuple(facts)


def test_the_sheet_of_the_other_answer_is_named() -> None:
    said, _ = came_back(changed(sheet_copied({"I": 21}, {"I": 22})))

    assert [("repeated-row", "form.xlsx:数据采集表 Copy!I5")] == said


@pytest.mark.parametrize("column", ["I", "J", "M"])
def test_a_row_whose_label_was_changed_loses_nothing_in_silence(column: str) -> None:
    def change(workbook: Any) -> None:
        workbook.worksheets[0]["D5"] = "学习人数"
        workbook.worksheets[0][f"{column}5"] = "台账"

    said, facts = came_back(changed(change))

    assert [("changed-row", f"form.xlsx:{column}5")] == said
    assert "study.sessions" not in facts


def test_a_row_whose_label_alone_was_changed_is_not_missing() -> None:
    def change(workbook: Any) -> None:
        workbook.worksheets[0]["D5"] = "学习人数"

    (told,) = read(changed(change), "form.xlsx").diagnostics

    assert ("other-text", "form.xlsx:D5", Severity.HINT) == (told.rule, str(told.span), told.severity)
