"""What of a fact's value a template may compare: its number, its day, or its text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact

__all__ = ["NUMBERS", "DayWords", "Measure", "Number", "Words", "measure"]

NUMBERS = frozenset({"count", "rate", "year"})
"""The kinds of fact that are numbers."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Measure = int | Decimal | date | str


@frozen
class Words:
    """A value that is plain text: what was written in a fact's provenance."""

    text: str

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - what every value can be asked
        """Return the text."""
        return self.text

    def canonical(self) -> str:
        """Return the text."""
        return self.text


@frozen
class DayWords:
    """A value that is a day: ``as_of`` and ``due`` of a fact's provenance."""

    day: date

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - what every value can be asked
        """Return the day as official documents write it, without padding (GB/T 9704-2012, 7.3.5.4)."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    def canonical(self) -> str:
        """Return the day by ISO 8601."""
        return self.day.isoformat()


@frozen
class Number:
    """A value that a template counted: how many items a list has."""

    number: int

    def printed(self, unit: str | None) -> str:
        """Return the number, with its measure word when there is one."""
        return f"{self.number}{unit or ''}"

    def canonical(self) -> str:
        """Return the number."""
        return str(self.number)


def measure(fact: Fact) -> tuple[Measure, bool]:
    """Return what a known fact measures, and whether it is exact: ``30余`` measures 30 and is not."""
    canonical = "" if fact.value is None else fact.value.canonical()
    if fact.kind == "date":
        return date.fromisoformat(canonical), True
    match = _NUMBER.search(canonical) if fact.kind in NUMBERS else None
    if match is None:
        return fact.printed, True
    rest = canonical[: match.start()] + canonical[match.end() :]
    number = Decimal(match[0]) if fact.kind == "rate" else int(match[0])
    return number, rest in ("", "%")
