"""What is a figure in prose, what it may stand for, and which words stand before it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.check.figure import Figure, figures_in
from reportgen.document.passage import Passage, Role
from reportgen.facts.relation import Interval


def figures_of(text: str) -> tuple[Figure, ...]:
    return figures_in(Passage(text, Role.BODY))


def stretches(text: str) -> list[str]:
    return [text[figure.start : figure.end] for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年受理100件，办结98件次", ["100件", "98件次"]),
        ("阅读量超过120万次，粉丝3.5万余人", ["超过120万次", "3.5万余人"]),
        ("近300余万元，20个工作日左右", ["近300余万元", "20个工作日左右"]),
        ("由92.5％提高到98.3%，提高5.8个百分点", ["92.5％", "98.3%", "5.8个百分点"]),
        ("在附近50人中签约30个", ["50人", "30个"]),
        ("不超过1,234份", ["不超过1,234份"]),
    ],
)
def test_a_number_with_its_measure_word_is_a_figure(text: str, expected: list[str]) -> None:
    assert expected == stretches(text)


@pytest.mark.parametrize(
    "text",
    [
        "2022年12月31日8:30",
        "江办发〔2022〕3号",
        "联系电话：0451-12345678",
        "第3批次第12条",
        "3万～5万元、3%～5%、6—8个、100至120件、100件至120件",
        "办理《100件实事》和“100件实事”",
        "百分之60人",
        "321 146件",
        "4万5千公里",
        "12345热线",
        "-5%",
    ],
)
def test_dates_codes_ordinals_ranges_and_quotations_are_no_figures(text: str) -> None:
    assert [] == stretches(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("60件", 60, 60),
        ("60余件", 61, 69),
        ("3.5万件", 34_500, 35_500),
        ("300余万件", 3_000_000, 4_000_000),
        ("近50件", 45, 50),
        ("不超过50件", 0, 50),
        ("99%", Fraction("98.5"), Fraction("99.5")),
    ],
)
def test_a_figure_stands_for_all_that_its_words_leave_open(text: str, low: Fraction, high: Fraction) -> None:
    (figure,) = figures_of(text)

    assert Interval(Fraction(low), Fraction(high)) == Interval(
        Fraction(round(figure.interval.low, 3)), Fraction(round(figure.interval.high or 0, 3))
    )


def test_a_label_goes_back_to_a_mark_or_to_another_figure() -> None:
    labels = [figure.label for figure in figures_of("其中，12345热线受理100件办结约98件（按期办结97件）")]

    assert ["12345热线受理", "办结", "按期办结"] == labels
