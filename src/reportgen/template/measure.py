"""What of a fact's value a template may compare: its number, its day, or its text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reportgen.facts.fact import Fact

__all__ = ["NUMBERS", "Measure", "measure"]

NUMBERS = frozenset({"count", "rate", "year"})
"""The kinds of fact that are numbers."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Measure = int | Decimal | date | str


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
