"""How a number compares with last year's: 同比增长12.5%, 同比下降1.5个百分点, 与上年持平."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from reportgen.diagnostics import Route, message
from reportgen.facts.fact import Fact, State
from reportgen.facts.walking import stated_at
from reportgen.template.bound import Bound, not_printable
from reportgen.template.bound_fact import BoundFact
from reportgen.template.filters.shaping import is_missing
from reportgen.template.measure import measure
from reportgen.template.rendering import current
from reportgen.template.sort import KINDS, sort_of
from reportgen.template.unknown import REFUSED, Refused, refuse

__all__ = ["FILTERS", "yoy"]

_COMPARED = ("count", "rate")
_MOST_DIGITS = 6
_PRECISION = 60
"""Enough digits for any two counts to be divided without a rounding that the last one would notice."""
_A_NUMBER = message("apply it to a count or a rate of the fact file")


def yoy(value: Any, digits: int = 1) -> Any:
    """Compare with last year, to read right behind the number: ``办结594件，同比增长12.5%``.

    Rates are compared in 个百分点.  What cannot be compared says why in the same place.
    """
    if is_missing(value):
        return REFUSED
    refused = _refused(value, digits)
    if refused is not None:
        return refused
    if value.state is State.BLANK:
        bare = replace(value.fact, prefix="", suffix="")  # what stands around the number is not what stands around this
        return replace(value, fact=bare).shaped("", "yoy")
    return value.shaped(_compared(value.fact, _fact_before(value.route), digits), "yoy")


def _refused(value: Any, digits: int) -> Refused | None:
    """Refuse what has no number that a year before could have."""
    if isinstance(value, BoundFact) and value.state not in (State.KNOWN, State.BLANK):
        not_printable(value, value.state)
        return REFUSED
    if not isinstance(value, Bound):
        problem = message('"{filter}" cannot be applied to {sort}', filter="yoy", sort=sort_of(value))
        return refuse("filter-refused", problem, advice=_A_NUMBER)
    if not isinstance(value, BoundFact) or value.fact.kind not in _COMPARED:
        what = KINDS[value.fact.kind] if isinstance(value, BoundFact) else sort_of(value)
        problem = message('"yoy" is for counts and rates, and "{fact}" is {kind}', fact=value.describe(), kind=what)
        return refuse("filter-refused", problem, advice=_A_NUMBER, route=value.route)
    if value.filters and not value.fact.unit and value.fact.kind == "count":
        problem = message('"yoy" is for facts, and this is how many "{fact}" has', fact=value.describe())
        return refuse("filter-refused", problem, advice=_A_NUMBER, route=value.route)
    if not 0 <= digits <= _MOST_DIGITS:
        problem = message('"yoy" cannot write {number} digits behind the point', number=digits)
        advice = message("write a number from 0 to {most}", most=_MOST_DIGITS)
        return refuse("filter-refused", problem, advice=advice, route=value.route)
    return None


def _fact_before(route: Route) -> Fact | None:
    """Return the fact of last year at a route; None where there is none, and within a list, whose items change."""
    previous = current().previous
    if previous is None or any(isinstance(step, int) for step in route.steps):
        return None
    fact = stated_at(previous, route)
    return fact if isinstance(fact, Fact) else None


def _compared(now: Fact, before: Fact | None, digits: int) -> str:
    """Return what is said of two facts of one route."""
    if before is not None and before.state is State.NOT_APPLICABLE:
        return "上年无此项，不作同比"
    if before is None or before.state is not State.KNOWN or before.kind != now.kind:
        return "上年数据暂缺，不作同比"
    (number, is_exact), (base, was_exact) = measure(now), measure(before)
    if not is_exact:
        return "为约数，不作同比"
    if not was_exact:
        return "上年为约数，不作同比"
    return _change(Decimal(str(number)), Decimal(str(base)), digits, is_rate=now.kind == "rate")


def _change(number: Decimal, base: Decimal, digits: int, *, is_rate: bool) -> str:
    if number == base:
        return "与上年持平"
    if base == 0 and not is_rate:
        return "上年为零，不作同比"
    with localcontext(prec=_PRECISION):
        change = abs(number - base) if is_rate else abs(number - base) * 100 / base
        rounded = change.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if not rounded:
        return "与上年基本持平"
    unit, more = ("个百分点", "提高") if is_rate else ("%", "增长")
    return f"同比{more if number > base else '下降'}{rounded:f}{unit}"


FILTERS = {"yoy": yoy}
