"""A blank that is still open in a built report.

It is highlighted and says what is to be filled in; a draft may have it, a report that goes out may not.

Bad:

    推送信息〔待填：推送信息条数〕条

Good:

    推送信息1234条

Allow: in every draft.

Source: none; the first law of this tool.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.returned import ReturnedReport
from reportgen.diagnostics import Diagnostic, Severity, Span, message
from reportgen.document.nodes import BlankText

__all__ = ["ID", "SEVERITY", "check"]

ID = "open-blank"
SEVERITY = Severity.HINT


def check(report: ReturnedReport) -> Iterator[Diagnostic]:
    """Yield the blanks, at each place that prints them."""
    for passage in report.passages:
        for piece in passage.pieces:
            if isinstance(piece.inline, BlankText):
                said = message("{label} is not known yet", label=piece.inline.label)
                span = Span(report.source, passage.number, piece.start + 1, piece.end - piece.start)
                cure = message('state "{route}" in the fact file', route=str(piece.inline.route))
                yield Diagnostic(ID, said, span, cure, SEVERITY, piece.inline.route)
