"""Rules on facts: what must hold between them.

A rule's ``check`` takes :class:`~reportgen.check.facts.Facts` and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportgen.check.facts import Facts
from reportgen.check.rule import Rule
from reportgen.check.rules.facts import (
    blank,
    day_too_early,
    differs_from_previous,
    part_exceeds_whole,
    repeated_item,
    rounded_to_whole,
    same_fact_differs,
    too_many_days,
    wrong_rate,
    wrong_sum,
)
from reportgen.diagnostics import Diagnostic

__all__ = ["RULES", "FactRule"]


class FactRule(Rule, Protocol):
    """A rule on facts."""

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


_ALL: tuple[FactRule, ...] = (
    wrong_sum,
    wrong_rate,
    rounded_to_whole,
    part_exceeds_whole,
    too_many_days,
    day_too_early,
    differs_from_previous,
    same_fact_differs,
    repeated_item,
    blank,
)
RULES: dict[str, FactRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
