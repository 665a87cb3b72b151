"""Rules on the comments that allow other rules.

A rule's ``check`` takes a :class:`~reportgen.check.suppression.Suppressed` and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportgen.check.rule import Rule
from reportgen.check.rules.suppressions import (
    malformed_suppression,
    unexplained_suppression,
    unknown_rule,
    unused_suppression,
)
from reportgen.check.suppression import Suppressed
from reportgen.diagnostics import Diagnostic

__all__ = ["RULES", "SuppressionRule"]


class SuppressionRule(Rule, Protocol):
    """A rule on suppressions."""

    def check(self, suppressed: Suppressed) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


_ALL: tuple[SuppressionRule, ...] = (malformed_suppression, unknown_rule, unexplained_suppression, unused_suppression)
RULES: dict[str, SuppressionRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
