"""More days than the year has.

A year has 365 days, a leap year 366; a larger number was typed wrongly, or counts something else.

Bad:

    year: 2022，更新天数 370

Good:

    year: 2022，更新天数 349

Allow: where the days of several accounts are added up, it is no number of days of the year; change the report type.

Source: the calendar.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator

from reportgen.check.facts import Facts, numbers_at
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.facts.kinds import YearValue
from reportgen.facts.relation import DaysOfYear

__all__ = ["ID", "SEVERITY", "check"]

ID = "too-many-days"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the counts of days that no year has; while the year is not known, a leap year is reckoned with."""
    for relation in facts.related(DaysOfYear):
        year = facts.known(relation.year)
        number = year.value.number if year is not None and isinstance(year.value, YearValue) else None
        most = 366 if number is None or isleap(number) else 365
        for days in numbers_at(facts, (relation.days,)) or ():
            if days.interval.low > most:
                said = message(
                    "{label} is {value}, but the year has {most} days",
                    label=days.fact.label,
                    value=days.fact.printed,
                    most=most,
                )
                cure = message("correct the number of days")
                yield Diagnostic(ID, said, days.fact.span, cure, SEVERITY, days.fact.route)
