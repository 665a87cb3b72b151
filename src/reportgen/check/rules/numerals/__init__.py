"""Rules on numerals, dates and units (GB/T 15835-2011).

A rule's ``check`` takes a :class:`~reportgen.check.manuscript.Manuscript` and yields flags.
"""

from __future__ import annotations

from reportgen.check.rule import TextRule
from reportgen.check.rules.numerals import (
    approximate_exact_figure,
    bare_multiple_range,
    bare_percent_range,
    chinese_numeral_date,
    day_called_number,
    decrease_in_multiples,
    doubled_approximator,
    enumeration_comma_in_approximation,
    er_for_liang,
    exceeds_and_above,
    fixed_term_in_digits,
    full_width_character,
    impossible_date,
    impossible_time,
    miscased_unit_symbol,
    missing_leading_zero,
    mixed_date_numerals,
    mixed_digit_grouping,
    mixed_numerals_in_series,
    non_legal_unit,
    padded_date,
    padded_document_number,
    percent_for_points,
    two_digit_year,
    wrong_document_number_bracket,
)

__all__ = ["RULES"]

_ALL: tuple[TextRule, ...] = (
    wrong_document_number_bracket,
    padded_document_number,
    padded_date,
    mixed_date_numerals,
    chinese_numeral_date,
    day_called_number,
    two_digit_year,
    impossible_date,
    impossible_time,
    full_width_character,
    bare_percent_range,
    bare_multiple_range,
    percent_for_points,
    decrease_in_multiples,
    enumeration_comma_in_approximation,
    doubled_approximator,
    approximate_exact_figure,
    exceeds_and_above,
    missing_leading_zero,
    mixed_digit_grouping,
    fixed_term_in_digits,
    mixed_numerals_in_series,
    er_for_liang,
    non_legal_unit,
    miscased_unit_symbol,
)
RULES: dict[str, TextRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
