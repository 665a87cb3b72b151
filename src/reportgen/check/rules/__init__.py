"""The registry of rules: one rule a file, in folders by what they look at.

A folder's ``RULES`` lists its rules; :data:`GROUPS` lists the folders.  Projects select rules by their ids or by these
groups.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.check.rule import Rule, TextRule
from reportgen.check.rules import (
    arithmetic,
    facts,
    layout,
    numerals,
    punctuation,
    returned,
    structure,
    suppressions,
    template,
    wording,
)

__all__ = ["GROUPS", "RULES", "TEXT_RULES", "WORDY", "group_of"]

_OF_TEXTS: dict[str, Mapping[str, TextRule]] = {
    "punctuation": punctuation.RULES,
    "numerals": numerals.RULES,
    "structure": structure.RULES,
    "wording": wording.RULES,
    "arithmetic": arithmetic.RULES,
}
GROUPS: dict[str, Mapping[str, Rule]] = {
    "facts": facts.RULES,
    "template": template.RULES,
    **_OF_TEXTS,
    "layout": layout.RULES,
    "returned": returned.RULES,
    "suppressions": suppressions.RULES,
}
"""The rules of each folder, by their ids."""
RULES: dict[str, Rule] = {rule.ID: rule for rules in GROUPS.values() for rule in rules.values()}
"""All rules by their ids."""
TEXT_RULES: dict[str, TextRule] = {rule.ID: rule for rules in _OF_TEXTS.values() for rule in rules.values()}
"""Those that look at a finished text, whatever it was made from."""
WORDY = (*TEXT_RULES, "typed-number", "untraced-number")
"""Those that can be told words which they are not to flag."""
_GROUPS: dict[str, str] = {rule: group for group, rules in GROUPS.items() for rule in rules}


def group_of(rule: str) -> str:
    """Return the group of a rule; empty for what is said of a text before any rule looks at it."""
    return _GROUPS.get(rule, "")
