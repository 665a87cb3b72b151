"""A number of a spreadsheet is what somebody would type for it."""

from __future__ import annotations

import pytest

from reportgen.readers.xlsx.number import BUILT_IN, GENERAL, format_of, typed_number

DAY = "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("expected", "number", "code"),
    [
        ("21", "21", "General"),
        ("21", "21.0", "0"),
        ("1234", "1234", "#,##0"),
        ("3.5", "3.5", "General"),
        ("3.5", "3.5", "0"),  # what is shown is 4; what was typed counts
        ("0.1", "0.10000000000000001", "0.00"),
        ("0", "-0", "General"),
        ("-3", "-3", "General"),
        ("12300", "1.23E4", "0.00E+00"),
        ("1234", "1234", "GENERAL"),
        ("30", "30", '0"余"'),
        ("99%", "0.99", "0%"),
        ("98.5%", "0.98499999999999999", "0.00%"),
        ("98.5%", "0.985", "0%"),
        ("100%", "1", "0%"),
        ("29%", "0.28999999999999998", "0%"),
        ("30", "30", '0"%"'),
        ("30", "30", r"0\%"),
        ("2022-12-31", "44926", DAY),
        ("2022-12-31", "44926", '[$-804]yyyy"年"m"月"d"日"'),
        ("2022-12-31", "44926", "yyyy\\-mm\\-dd;@"),
        ("2022-12-31", "44926", "[DBNum1][$-804]yyyy年m月d日"),
        ("2022-12-31 08:30", "44926.354166666664", "yyyy-mm-dd hh:mm"),
        ("08:30", "0.35416666666666669", "h:mm"),
        ("08:30", "0.35416666666666669", "[h]:mm:ss"),
        ("1900-01-01", "1", DAY),
        ("1900-02-28", "59", DAY),
        ("1900-03-01", "61", DAY),
        ("9999-12-31", "2958465", DAY),
        ("1234", "1234", "[Red]#,##0"),
        ("1234", "1234", '#,##0_);"d"'),
        (None, "2958466", DAY),
        (None, "-1", DAY),
        (None, "nan", "General"),
        (None, "1e999", "General"),
        (None, "twenty", "General"),
        (None, "", "General"),
    ],
)
def test_a_number_is_typed_as_its_format_says(expected: str | None, number: str, code: str) -> None:
    assert expected == typed_number(number, format_of(code), since_1904=False)


@pytest.mark.parametrize(
    ("expected", "number", "built_in"),
    [
        ("99%", "0.99", 9),
        ("98.5%", "0.985", 10),
        ("2022-12-31", "44926", 14),
        ("2022-12-31", "44926", 31),
        ("2022-12-31", "44926", 57),
        ("08:30", "0.35416666666666669", 20),
        ("08:30", "0.35416666666666669", 32),
        ("2022-12-31 08:30", "44926.354166666664", 22),
        ("44926", "44926", 1),
        ("44926", "44926", 49),
    ],
)
def test_formats_known_by_their_number_are_understood(expected: str, number: str, built_in: int) -> None:
    assert expected == typed_number(number, BUILT_IN.get(built_in, GENERAL), since_1904=False)


def test_days_of_an_old_macintosh_count_from_1904() -> None:
    assert "2022-12-31" == typed_number("43464", format_of(DAY), since_1904=True)
