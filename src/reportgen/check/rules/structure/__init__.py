"""Rules on the parts of a document and their numbers (GB/T 9704-2012).

A rule's ``check`` takes a :class:`~reportgen.check.manuscript.Manuscript` and yields flags.
"""

from __future__ import annotations

from reportgen.check.rule import TextRule
from reportgen.check.rules.structure import (
    attachment_name_differs,
    document_number_before_title,
    lone_sub_item,
    missing_attachment,
    mixed_organ_kind,
    number_out_of_order,
    ordinal_out_of_order,
    request_in_report,
    unfit_closing,
    unintroduced_short_title,
)

__all__ = ["RULES"]

_ALL: tuple[TextRule, ...] = (
    number_out_of_order,
    ordinal_out_of_order,
    lone_sub_item,
    missing_attachment,
    attachment_name_differs,
    unintroduced_short_title,
    document_number_before_title,
    request_in_report,
    unfit_closing,
    mixed_organ_kind,
)
RULES: dict[str, TextRule] = {rule.ID: rule for rule in _ALL}
"""By their ids, in the order in which they are listed."""
