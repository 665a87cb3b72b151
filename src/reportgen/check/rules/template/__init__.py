"""Rules on templates: what is wrong with them whatever the facts are today.

A rule's ``check`` takes a :class:`~reportgen.check.template.TriedTemplate` and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportgen.check.rule import Rule
from reportgen.check.rules.template import dead_branch, doubled_unit, typed_number, unguarded_fact, unprinted_fact
from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic

__all__ = ["RULES", "TemplateRule"]


class TemplateRule(Rule, Protocol):
    """A rule on templates."""

    def check(self, tried: TriedTemplate) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


_ALL: tuple[TemplateRule, ...] = (typed_number, doubled_unit, dead_branch, unguarded_fact, unprinted_fact)
RULES: dict[str, TemplateRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
