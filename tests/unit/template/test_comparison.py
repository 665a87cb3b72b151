"""Numbers compared with those of last year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.document.marks import ANY_MARK
from reportgen.document.nodes import BlankText, FactText
from reportgen.facts.fact import State
from reportgen.template import Templates
from template.facts_by_hand import REPORT, STUDY, blank, count, filled, known, without, write


def with_study(**facts: Any) -> Any:
    return REPORT.model_copy(update={"study": STUDY.model_copy(update=facts)})


def compared(folder: Path, template: str, now: Any, before: Any | None) -> str:
    """Return what a template says, or the rules that it breaks."""
    outcome = Templates([write(folder, template)]).render("t.md.j2", now, previous=before)
    return ", ".join(each.rule for each in outcome.diagnostics) if outcome.value is None else filled(outcome.value)


@pytest.mark.parametrize(
    ("expected", "now", "before"),
    [
        ("同比增长12.5%", "594", "528"),
        ("同比下降3.0%", "97", "100"),
        ("同比增长100.0%", "2", "1"),
        ("同比下降100.0%", "0", "7"),
        ("与上年持平", "20", "20"),
        ("与上年持平", "0", "0"),
        ("与上年基本持平", "9999", "10000"),
        ("同比增长0.1%", "10005", "10000"),  # 0.05 goes up
        ("同比下降0.1%", "9995", "10000"),
        ("同比增长33.3%", "4", "3"),
        ("同比增长99999999999999800.0%", "999999999999999", "1"),
        ("上年为零，不作同比", "3", "0"),
        ("为约数，不作同比", "30余", "20"),
        ("上年为约数，不作同比", "30", "近20"),
    ],
)
def test_a_count_is_compared_in_per_cent(expected: str, now: str, before: str, tmp_path: Path) -> None:
    reports = [with_study(sessions=count("study.sessions", number)) for number in (now, before)]

    assert expected == compared(tmp_path, "{{ study.sessions | yoy }}", *reports)


@pytest.mark.parametrize(
    ("expected", "now", "before"),
    [
        ("同比提高1.5个百分点", "98.7%", "97.2%"),
        ("同比下降0.5个百分点", "99.50%", "100%"),
        ("与上年持平", "99.0%", "99%"),
        ("与上年基本持平", "99.04%", "99%"),
        ("同比提高0.1个百分点", "99.05%", "99%"),
        ("同比提高5.0个百分点", "5%", "0%"),
        ("为约数，不作同比", "99%以上", "98%"),
    ],
)
def test_a_rate_is_compared_in_points(expected: str, now: str, before: str, tmp_path: Path) -> None:
    reports = [with_study(rate=known("study.rate", text, "rate")) for text in (now, before)]

    assert expected == compared(tmp_path, "{{ study.rate | yoy }}", *reports)


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ("同比增长33.33%", "{{ study.sessions | yoy(2) }}"),
        ("同比增长33%", "{{ study.sessions | yoy(digits=0) }}"),
        ("filter-refused", "{{ study.sessions | yoy(7) }}"),
        ("filter-refused", "{{ study.sessions | yoy(-1) }}"),
        ("filter-failed", "{{ study.sessions | yoy('2') }}"),
        ("filter-failed", "{{ study.sessions | yoy(true) }}"),
        ("filter-failed", "{{ study.sessions | yoy(1, 2) }}"),
        ("filter-refused", "{{ study.topic | yoy }}"),
        ("filter-refused", "{{ study.day | yoy }}"),
        ("filter-refused", "{{ year | yoy }}"),
        ("filter-refused", "{{ study.themes | yoy }}"),
        ("filter-refused", "{{ study.themes | length | yoy }}"),
        ("filter-refused", "{{ study | yoy }}"),
        ("filter-refused", "{{ 12 | yoy }}"),
        ("fact-not-printable", "{{ study.campaign | yoy }}"),
        ("fact-not-printable", "{{ study.note | yoy }}"),
    ],
)
def test_digits_can_be_chosen_and_what_is_no_number_is_refused(expected: str, template: str, tmp_path: Path) -> None:
    reports = [with_study(sessions=count("study.sessions", number)) for number in ("4", "3")]

    assert expected == compared(tmp_path, template, *reports)


@pytest.mark.parametrize(
    ("expected", "before"),
    [
        ("上年数据暂缺，不作同比", None),
        ("上年数据暂缺，不作同比", with_study(sessions=blank("study.sessions", "count"))),
        ("上年数据暂缺，不作同比", with_study(sessions=without("study.sessions", State.NOT_GIVEN))),
        ("上年数据暂缺，不作同比", with_study(sessions=known("study.sessions", "20"))),
        ("上年无此项，不作同比", with_study(sessions=without("study.sessions", State.NOT_APPLICABLE))),
    ],
)
def test_a_year_before_that_says_nothing_has_its_phrase(expected: str, before: Any, tmp_path: Path) -> None:
    assert expected == compared(tmp_path, "{{ study.sessions | yoy }}", REPORT, before)


def node_of(folder: Path, template: str) -> Any:
    rendered = Templates([write(folder, template)]).render("t.md.j2", REPORT, previous=REPORT).value
    assert rendered is not None
    mark = ANY_MARK.search(rendered.marked)
    assert mark is not None
    return rendered.marks.look_up(*mark.groups())


def test_a_number_that_is_not_known_yet_is_a_blank_without_what_stands_around_the_number(tmp_path: Path) -> None:
    node = node_of(tmp_path, "{{ study.pending | yoy }}")

    assert isinstance(node, BlankText)
    assert ("", "", "yoy") == (node.prefix, node.suffix, node.filter)


def test_a_reader_sees_that_the_printed_text_is_derived(tmp_path: Path) -> None:
    node = node_of(tmp_path, "{{ study.sessions | yoy }}")

    assert isinstance(node, FactText)
    assert ("与上年持平", "20", "yoy") == (node.text, node.value, node.filter)
