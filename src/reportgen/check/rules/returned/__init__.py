"""Rules on reports that reportgen built, held against the facts that they carry and those of today.

A rule's ``check`` takes a :class:`~reportgen.check.returned.ReturnedReport` and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportgen.check.returned import ReturnedReport
from reportgen.check.rule import Rule
from reportgen.check.rules.returned import edited_fact, open_blank, stale_fact, untraced_number
from reportgen.diagnostics import Diagnostic

__all__ = ["RULES", "ReturnedRule"]


class ReturnedRule(Rule, Protocol):
    """A rule on built reports."""

    def check(self, report: ReturnedReport) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


_ALL: tuple[ReturnedRule, ...] = (edited_fact, stale_fact, untraced_number, open_blank)
RULES: dict[str, ReturnedRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
