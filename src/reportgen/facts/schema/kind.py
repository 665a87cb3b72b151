"""Which module knows how a kind of fact is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.facts.kinds import Choice, Count, Date, Kind, Name, Rate, Text, Title, Year
from reportgen.facts.schema import choice, count, date, name, rate, text, title, year
from reportgen.facts.schema.writing import Writing

__all__ = ["WRITINGS", "writing_of"]

WRITINGS: dict[type[Kind], Callable[[Any], Writing]] = {
    Choice: choice.writing_of,
    Count: count.writing_of,
    Date: date.writing_of,
    Name: name.writing_of,
    Rate: rate.writing_of,
    Text: text.writing_of,
    Title: title.writing_of,
    Year: year.writing_of,
}


def writing_of(kind: Kind) -> Writing:
    """Return how a fact is written."""
    return WRITINGS[type(kind)](kind)
