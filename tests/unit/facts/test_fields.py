"""What a model asks for, before any file is read."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Route
from reportgen.facts.field import field_at, fields_of
from reportgen.reports.ideology import MODEL


def test_fields_come_in_the_order_of_the_model_and_lists_stand_for_their_items() -> None:
    routes = [str(field.route) for field in fields_of(MODEL)]

    assert ["report", "year", "previous", "document.serial_number"] == routes[:4]
    assert routes.index("study.themes") + 1 == routes.index("study.center_group_sessions")
    assert ["hotline.cases_carried_over", "problems", "plans"] == routes[-3:]


@pytest.mark.parametrize(
    ("label", "sections", "route"),
    [
        ("报告年度", (), "year"),
        ("中心组及中心组（扩大）学习次数", ("理论学习",), "study.center_group_sessions"),
        ("学习主题", ("理论学习",), "study.themes"),
        ("学习主题", ("理论学习",), "study.themes[3]"),
        ("下一步打算", (), "plans"),
        ("打算的内容", ("下一步打算",), "plans[0].text"),
    ],
)
def test_a_field_is_found_at_its_route_with_its_sections(label: str, sections: tuple[str, ...], route: str) -> None:
    field = field_at(MODEL, Route.parse(route))

    assert field is not None
    assert (label, sections, route) == (field.kind.label, field.sections, str(field.route))


@pytest.mark.parametrize(
    "route", ["", "stduy", "study", "study.nothing", "plans[0]", "year[0]", "year.text", "plans.text"]
)
def test_what_is_no_fact_has_no_field(route: str) -> None:
    assert field_at(MODEL, Route.parse(route)) is None


def test_every_field_is_found_where_it_says_it_is() -> None:
    assert all(field == field_at(MODEL, field.route) for field in fields_of(MODEL))


def test_numbers_and_what_the_model_names_belong_to_the_year() -> None:
    yearly = {str(field.route) for field in fields_of(MODEL) if field.kind.belongs_to_year}

    assert {"study.center_group_sessions", "hotline.closed_on_time_rate", "document.date", "document.title"} <= yearly
    assert {"study.themes", "study.discussion_campaign", "problems", "plans", "teams.trainer"} <= yearly
    assert set() == yearly & {"organ.name", "study.platforms", "review.levels", "teams.rules", "document.addressee"}
    assert set() == yearly & {"report", "year", "previous"}
