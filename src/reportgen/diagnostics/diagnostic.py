"""What is wrong, where, and what to do: the value that every room returns about the user's own texts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.message import Message
from reportgen.diagnostics.route import Route
from reportgen.diagnostics.span import Span

__all__ = ["Diagnostic", "Outcome", "ReportgenError", "Severity", "has_errors", "in_order"]

T = TypeVar("T")


class Severity(StrEnum):
    """How bad: only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


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
