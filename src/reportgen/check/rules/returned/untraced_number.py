"""A number in a built report that comes from no fact.

It was typed into the finished file, or changes a number beside whose place it stands.
Numbers of headings and of items, words that the templates allow, and what stands in 书名号 are let pass.

Bad:

    全年召开新闻发布会36场（36场不是事实）

Good:

    全年召开新闻发布会（由事实 press.conferences 给出）

Allow: for the name of a thing, with ``[check.allow]`` in reportgen.toml.

Source: the first law of this tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.number import is_within, numbers_in
from reportgen.check.returned import ReturnedReport
from reportgen.diagnostics import Diagnostic, Severity, Span, message
from reportgen.document.nodes import BlankText, FactText
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "untraced-number"
SEVERITY = Severity.ERROR
_ORDINAL = re.compile(r"\s*(?:附\s*件\s*[:：]?\s*)?(?:\d+\s*[.．、]|[（(]\d+[）)])?")
"""What a paragraph is numbered by."""


def check(report: ReturnedReport) -> Iterator[Diagnostic]:
    """Yield the numbers that do not stand in the place of a fact."""
    for passage in report.passages:
        if passage.role is Role.ATTACHMENT_MARK:
            continue
        ordinal = _ORDINAL.match(passage.text)
        start = ordinal.end() if ordinal else 0
        for number in numbers_in(passage.outside_titles):
            is_allowed = any(is_within(passage.text, number.start(), number.end(), word) for word in report.allowed)
            if number.start() >= start and not is_allowed and not _is_traced(passage, number.start(), number.end()):
                said = message('the number "{number}" comes from no fact', number=number[0])
                cure = message("state it as a fact and build the report anew, or take it out")
                span = Span(report.source, passage.number, number.start() + 1, len(number[0]))
                yield Diagnostic(ID, said, span, cure, SEVERITY)


def _is_traced(passage: Passage, start: int, end: int) -> bool:
    return any(
        piece.start <= start and end <= piece.end and isinstance(piece.inline, FactText | BlankText)
        for piece in passage.pieces
    )
