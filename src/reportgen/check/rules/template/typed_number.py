"""A number that is typed into the prose of a template.

It stays when the facts change: next year's report says last year's number, and nobody can say where it came from.
Every number is a fact, follows from facts, or is a fixed term.

Bad:

    全年召开新闻发布会36场。

Good:

    全年召开新闻发布会{{ press.conferences }}。

Allow: for the name of a thing, such as 12345热线, with ``{# reportgen: allow[typed-number] 12345热线 #}`` in the
template, or with ``[check.allow]`` in reportgen.toml.

Source: the first law of this tool.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.number import is_within, numbers_in
from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Severity, Span, message
from reportgen.document.passage import Passage, Role
from reportgen.template.survey import Literal

__all__ = ["ID", "SEVERITY", "check"]

ID = "typed-number"
SEVERITY = Severity.ERROR


def check(tried: TriedTemplate) -> Iterator[Diagnostic]:
    """Yield the numbers that stand in literal text, outside 书名号."""
    for literal in tried.survey.literals:
        text = Passage(literal.text, Role.BODY).outside_titles
        for number in numbers_in(text):
            if not any(is_within(text, number.start(), number.end(), word) for word in tried.allowed):
                said = message('the number "{number}" is typed into the template', number=number[0])
                cure = message("print a fact there; if it is part of a name, allow the name")
                yield Diagnostic(ID, said, _span(literal, number.start(), number[0]), cure, SEVERITY)


def _span(literal: Literal, start: int, number: str) -> Span:
    span = literal.span
    if span.column is not None:
        return Span(span.source, span.line, span.column + start, len(number))
    line = span.source.line(span.line)
    return Span(span.source, span.line, line.index(number) + 1, len(number)) if line.count(number) == 1 else span
