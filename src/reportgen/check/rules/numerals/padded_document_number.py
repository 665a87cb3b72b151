"""A document number with 第 or a zero in front of its order number.

发文顺序号 is a bare number with 号 behind it: whoever looks for 5号 does not find 第05号.

Bad:

    document-number: 市发〔2026〕第05号

Good:

    document-number: 市发〔2026〕5号

Allow: where another agency gave its document such a number.

Source: GB/T 9704-2012, 7.2.5; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.document_number import document_numbers
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "padded-document-number"
SEVERITY = Severity.ERROR
_WITH_ORDINAL = "令告字"
"""Orders and announcements count with 第, and so did documents once (政字第5号)."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield what stands in front of order numbers."""
    for passage in manuscript.passages:
        for number in document_numbers(passage.outside_titles):
            excess = number["excess"]
            if excess and passage.text[number.start() - 1] not in _WITH_ORDINAL:
                order = number["order"]
                right = order.removeprefix(excess)
                said = message('the number of a document is not written "{order}"', order=order)
                yield Flag(passage, *number.span("excess"), said, message('write "{right}"', right=right), "")
