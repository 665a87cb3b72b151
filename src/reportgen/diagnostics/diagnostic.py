"""What is wrong, where, and what to do: the value that every room returns about the user's own texts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.message import Message
from reportgen.diagnostics.route import Route
from reportgen.diagnostics.span import Span

__all__ = ["Diagnostic", "Fix", "Outcome", "Related", "ReportgenError", "Severity", "has_errors", "in_order"]

T = TypeVar("T")


class Severity(StrEnum):
    """How bad: only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@frozen
class Related:
    """Another place that has a part in what is wrong: an input of a sum, the other one of two."""

    message: Message
    span: Span | None = None


@frozen
class Fix:
    """A safe change of what a diagnostic underlines: it changes how something is written, never what is said."""

    text: str
    """What is to stand there; empty where it is to go."""
    piece: tuple[int, int] | None = None
    """Of a fact (the route says which): from where to where in its text.  None: just what the span underlines."""


@frozen
class Diagnostic:
    """One thing about the user's facts, template or text; returned by its finder, never raised or printed there."""

    rule: str
    """Kebab-case words that name what is flagged: ``unknown-key``, ``duplicate-key``."""
    message: Message
    """One sentence that stands alone: lower case, no full stop, no blame, the user's own words quoted."""
    span: Span | None = None
    """None where no place is known: no place is better than a wrong one."""
    help: Message | None = None
    """What to do next."""
    severity: Severity = Severity.ERROR
    route: Route | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def replacement(self) -> str | None:
        """The text of the fix where all that its span underlines is to go: what an editor may put there by itself."""
        if self.fix is None or self.span is None or self.span.column is None:
            return None
        piece = self.fix.piece
        return self.fix.text if piece is None or piece[1] - piece[0] == self.span.length else None


@frozen
class Outcome(Generic[T]):
    """What a station of the road hands on: its value, and what it found on the way."""

    value: T | None
    """None when the errors among the diagnostics leave nothing to go on with."""
    diagnostics: tuple[Diagnostic, ...] = ()


class ReportgenError(Exception):
    """Cannot continue, and no text of the user's is to blame: a file that is locked, a folder that is not there.

    Caught in ``cli`` only, which prints it and exits with 1.
    """

    def __init__(self, problem: Message, help: Message | None = None) -> None:  # noqa: A002 - the word that users read
        super().__init__(str(problem))
        self.problem = problem
        self.help = help


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and column; those without a place come first; equal places keep their order."""

    def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
        span = diagnostic.span
        return ("", 0, 0) if span is None else (span.source.file, span.line, span.column or 0)

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))
