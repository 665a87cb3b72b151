"""Rules on words.

A rule's ``check`` takes a :class:`~reportgen.check.manuscript.Manuscript` and yields flags.
"""

from __future__ import annotations

from reportgen.check.rule import TextRule
from reportgen.check.rules.wording import (
    doubtful_word,
    improper_title,
    missing_subject,
    misused_deadline,
    old_year,
    redundant_words,
    relative_time,
    stale_term,
    traditional_character,
    unresolved_marker,
    wrong_word,
)

__all__ = ["RULES"]

_ALL: tuple[TextRule, ...] = (
    wrong_word,
    doubtful_word,
    misused_deadline,
    redundant_words,
    missing_subject,
    improper_title,
    traditional_character,
    relative_time,
    old_year,
    stale_term,
    unresolved_marker,
)
RULES: dict[str, TextRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
