"""Rules on the layout of a finished file, held against a named layout.

A rule's ``check`` takes an :class:`~reportgen.check.appearance.Appearance` and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportgen.check.appearance import Appearance
from reportgen.check.rule import Rule
from reportgen.check.rules.layout import (
    missing_page_number,
    uncentred_title,
    unindented_paragraph,
    unruled_imprint,
    wrong_face,
    wrong_grid,
    wrong_margins,
    wrong_page_number,
    wrong_paper,
    wrong_size,
)
from reportgen.diagnostics import Diagnostic

__all__ = ["RULES", "LayoutRule"]


class LayoutRule(Rule, Protocol):
    """A rule on layout."""

    def check(self, appearance: Appearance) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


_ALL: tuple[LayoutRule, ...] = (
    wrong_paper,
    wrong_margins,
    wrong_grid,
    wrong_face,
    wrong_size,
    uncentred_title,
    unindented_paragraph,
    missing_page_number,
    wrong_page_number,
    unruled_imprint,
)
RULES: dict[str, LayoutRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
