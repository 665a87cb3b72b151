"""A report that reportgen built and somebody may have edited since, as the rules on such reports look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.diagnostics import Diagnostic, Message, Route, Severity, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage
from reportgen.facts.fact import Fact
from reportgen.facts.returned import Returned

__all__ = ["ReturnedReport"]


@frozen
class ReturnedReport:
    """The text of such a report, the values that it carries, and the facts of today."""

    source: Source
    """Its text, each paragraph a line."""
    passages: tuple[Passage, ...]
    values: tuple[Returned, ...]
    """What stands in the places of facts, in the order of the report."""
    facts: Mapping[Route, Fact] | None = field(default=None, hash=False)
    """None where no fact file is at hand: then only what the report carries is asked."""
    allowed: tuple[str, ...] = ()
    """Words with a number that its templates allow."""

    def diagnostic(self, value: Returned, rule: str, severity: Severity, said: Message, cure: Message) -> Diagnostic:
        """Return what a rule says of the place of a fact."""
        span = value.span
        place = Span(self.source, span.line, span.column, span.length)
        return Diagnostic(rule, said, place, cure, severity, value.route)
