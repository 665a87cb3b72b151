"""Rules on numbers that a text itself says more than once, or adds up.

A rule's ``check`` takes a :class:`~reportgen.check.manuscript.Manuscript` and yields flags.  What figures are, and
which of them are a total and its parts, is read by ``check/figure.py`` and ``check/breakdown.py``.
"""

from __future__ import annotations

from reportgen.check.rule import TextRule
from reportgen.check.rules.arithmetic import (
    figures_disagree,
    parts_exceed_total,
    parts_fall_short,
    rate_exceeds_hundred,
    shares_off_hundred,
    wrong_growth,
    wrong_share,
)

__all__ = ["RULES"]

_ALL: tuple[TextRule, ...] = (
    parts_exceed_total,
    parts_fall_short,
    wrong_share,
    rate_exceeds_hundred,
    shares_off_hundred,
    wrong_growth,
    figures_disagree,
)
RULES: dict[str, TextRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
