"""Forms of a date: 12月31日, 2022年12月, 二〇二二年十二月三十一日."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from reportgen.diagnostics import message
from reportgen.document.numeral import chinese_digits, chinese_number
from reportgen.template.bound import Bound
from reportgen.template.bound_fact import BoundFact
from reportgen.template.filters.shaping import is_missing, shape
from reportgen.template.measure import measure
from reportgen.template.sort import sort_of
from reportgen.template.unknown import REFUSED, refuse

__all__ = ["FILTERS", "chinese_date", "month_day", "year_month"]

_A_DATE = message("apply it to a fact whose kind is a date")


def month_day(value: Any) -> Any:
    """Leave the year out: 12月31日."""
    return _form(value, "month_day", lambda day: f"{day.month}月{day.day}日")


def year_month(value: Any) -> Any:
    """Leave the day out: 2022年12月."""
    return _form(value, "year_month", lambda day: f"{day.year}年{day.month}月")


def chinese_date(value: Any) -> Any:
    """Write a date in Chinese numerals: 二〇二二年十二月三十一日."""
    return _form(
        value,
        "chinese_date",
        lambda day: f"{chinese_digits(str(day.year))}年{chinese_number(day.month)}月{chinese_number(day.day)}日",
    )


def _form(value: Any, filter_name: str, written: Callable[[date], str]) -> Any:
    if is_missing(value):
        return REFUSED
    if isinstance(value, BoundFact) and value.fact.kind == "date":
        return shape(value, filter_name, lambda _: written(_day(value)))
    if isinstance(value, Bound):
        problem = message('"{filter}" is for dates, and "{fact}" is none', filter=filter_name, fact=value.describe())
        return refuse("filter-refused", problem, advice=_A_DATE, route=value.route)
    problem = message('"{filter}" cannot be applied to {sort}', filter=filter_name, sort=sort_of(value))
    return refuse("filter-refused", problem, advice=_A_DATE)


def _day(value: BoundFact) -> date:
    day = measure(value.fact)[0]
    assert isinstance(day, date)  # noqa: S101 - a known fact of kind date measures a day
    return day


FILTERS = {"chinese_date": chinese_date, "month_day": month_day, "year_month": year_month}
