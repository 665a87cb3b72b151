"""Rules on punctuation (GB/T 15834-2011).

A rule's ``check`` takes a :class:`~reportgen.check.manuscript.Manuscript` and yields flags.
"""

from __future__ import annotations

from reportgen.check.rule import TextRule
from reportgen.check.rules.punctuation import (
    addressee_without_colon,
    attachment_name_ends_with_mark,
    copies_without_full_stop,
    dot_as_full_stop,
    enumeration_comma_before_etc,
    full_stop_before_semicolon,
    half_width_bracket,
    half_width_mark,
    heading_ends_with_mark,
    mark_after_ordinal,
    mixed_ordinals,
    needless_enumeration_comma,
    needless_space,
    nested_colon,
    question_mark_in_statement,
    repeated_mark,
    straight_quote,
    title_punctuation,
    unpaired_mark,
    wrong_dash,
    wrong_ellipsis,
    wrong_quantity_range_mark,
    wrong_time_range_mark,
    wrongly_nested_quote,
    wrongly_nested_title_mark,
)

__all__ = ["RULES"]

_ALL: tuple[TextRule, ...] = (
    half_width_mark,
    half_width_bracket,
    straight_quote,
    dot_as_full_stop,
    wrong_ellipsis,
    wrong_dash,
    repeated_mark,
    unpaired_mark,
    wrongly_nested_quote,
    wrongly_nested_title_mark,
    needless_enumeration_comma,
    enumeration_comma_before_etc,
    wrong_time_range_mark,
    wrong_quantity_range_mark,
    mark_after_ordinal,
    mixed_ordinals,
    nested_colon,
    full_stop_before_semicolon,
    question_mark_in_statement,
    heading_ends_with_mark,
    title_punctuation,
    attachment_name_ends_with_mark,
    addressee_without_colon,
    copies_without_full_stop,
    needless_space,
)
RULES: dict[str, TextRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
