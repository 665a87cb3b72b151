"""How a cell looks changes what it says: a line through it, a raised figure, what its format adds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from reportgen.diagnostics import Severity
from reportgen.readers.xlsx import read
from unit.forms.workbooks import AS_OF, SOURCE, VALUE, answer, cell_of, changed, filled

SESSIONS = ("学习次数", VALUE)
STRUCK, PLAIN, RAISED = InlineFont(strike=True), InlineFont(b=True), InlineFont(vertAlign="superscript")


def of(*runs: tuple[str, InlineFont] | str) -> CellRichText:
    return CellRichText(*(run if isinstance(run, str) else TextBlock(run[1], run[0]) for run in runs))


def struck(value: object, heading: str = VALUE) -> bytes:
    def change(workbook: Any) -> None:
        cell = cell_of(workbook.worksheets[0], "学习次数", heading)
        cell.value, cell.font = value, Font(strike=True)

    return changed(change)


def told(content: bytes) -> list[tuple[str, Severity, str]]:
    return [(each.rule, each.severity, str(each.span)) for each in read(content, "form.xlsx").diagnostics]


def taken(content: bytes) -> dict[str, str]:
    returned = read(content, "form.xlsx").value
    assert returned is not None
    return {str(each.route): each.typed for each in returned.facts if each.typed}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("21", of("2", ("9", STRUCK), "1")),
        ("21", of(("20", STRUCK), ("21", PLAIN))),
        ("30 余", of("30", (" ", RAISED), "余")),
        ("30余", of(("30", PLAIN), "余")),
        ("20", of(("2", InlineFont(strike=False)), "0")),
    ],
)
def test_what_is_struck_out_is_not_there(expected: str, text: CellRichText) -> None:
    assert expected == answer(filled({SESSIONS: text}), "study.sessions").typed


@pytest.mark.parametrize(
    "content",
    [struck(21), struck("30余"), filled({SESSIONS: of(("20", STRUCK))})],
    ids=["a number", "a text", "a run"],  # not their bytes, which hold the time of day
)
def test_an_answer_that_is_struck_out_is_told_and_not_taken(content: bytes) -> None:
    assert [("struck-out", Severity.WARNING, "form.xlsx:I5")] == told(content)
    assert {} == taken(content)


def test_a_run_with_a_look_of_its_own_is_not_struck_out_with_its_cell() -> None:
    assert {"study.sessions": "21"} == taken(struck(of("20", ("21", InlineFont(strike=False)))))


def test_a_source_that_is_struck_out_is_told_and_the_answer_is_taken() -> None:
    def change(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        cell_of(sheet, *SESSIONS).value = 21
        cell = cell_of(sheet, "学习次数", SOURCE)
        cell.value, cell.font = "台账", Font(strike=True)

    content = changed(change)
    returned = read(content, "form.xlsx").value

    assert [("struck-out", Severity.WARNING, "form.xlsx:J5")] == told(content)
    assert returned is not None
    assert ("21", ()) == (returned.facts[0].typed, returned.facts[0].provenance)


@pytest.mark.parametrize("look", [RAISED, InlineFont(vertAlign="subscript")])
def test_a_raised_figure_is_no_part_of_a_number(look: InlineFont) -> None:
    content = filled({SESSIONS: of("600", ("1", look))})

    assert [("raised-mark", Severity.ERROR, "form.xlsx:I5")] == told(content)
    assert {} == taken(content)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (3, '0"万"'),
        (3, "0万"),
        (3, "0\\万"),
        (3, 'General"万"'),
        (1.2, '0.0"万"'),
        (12345, '0!.0,"万"'),
        (3, '#,##0"千人"'),
        (3, '0.00,,"亿"'),
        (21, '0"余"'),
        (21, '"约"0'),
        (21, '0"条以上"'),
        (0.99, '"近"0%'),
        (21, '"1"0'),
        (21, "[$近-804]0"),
        (-3, '0;-0"万"'),
        (0, '0;-0;0"余"'),
        (30000, '[>=10000]0"万";0'),
        ("30", '@"余"'),
        ("30", '0;-0;0;@"余"'),
    ],
)
def test_what_a_number_format_adds_is_no_part_of_a_value(value: object, code: str) -> None:
    content = filled({SESSIONS: value}, code)

    assert [("number-format", Severity.ERROR, "form.xlsx:I5")] == told(content)
    assert {} == taken(content)


@pytest.mark.parametrize(
    ("expected", "value", "code"),
    [
        ("21", 21, '0"条"'),
        ("21", 21, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '),
        ("21", 21, '[>=10000]0.0,"万";0'),
        ("21", 21, '0;-0"万"'),
        ("30", "30", '0"余"'),
        ("21", 21, "[DBNum1]General"),
        ("21", 21, "G/通用格式"),
        ("2022-12-31", 44926, '[$-804]yyyy"年"m"月"d"日"'),
    ],
)
def test_other_words_of_a_number_format_do_no_harm(expected: str, value: object, code: str) -> None:
    assert expected == answer(filled({SESSIONS: value}, code), "study.sessions").typed


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2022, 12, 31, 15, 30), "yyyy-mm-dd"),  # noqa: DTZ001 - a spreadsheet's days have no zone
        (datetime(2022, 12, 31, 15, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 - the same
        (44926.99999, "yyyy-mm-dd"),
        (44926.5, "General"),
        ("2022-12-31 15:30:07", "@"),
    ],
)
def test_the_day_of_a_value_has_no_time(value: object, code: str) -> None:
    returned = answer(filled({("学习次数", AS_OF): value}, code), "study.sessions")

    assert (("as_of", "2022-12-31"),) == returned.provenance


def test_where_each_cell_beside_a_value_stands_is_known() -> None:
    returned = answer(
        filled({SESSIONS: 21, ("学习次数", SOURCE): "台账", ("学习次数", AS_OF): "年底"}), "study.sessions"
    )

    assert {"source": "form.xlsx:J5", "as_of": "form.xlsx:L5"} == {
        key: str(span) for key, span in returned.provenance_spans
    }
