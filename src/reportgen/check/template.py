"""A template and what trying it out has shown, as the rules on templates look at it."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.section import Section
from reportgen.template.survey import Survey

__all__ = ["TriedTemplate"]


@frozen
class TriedTemplate:
    """The templates of one report, read and tried out."""

    survey: Survey
    failures: tuple[Diagnostic, ...] = ()
    """What goes wrong when they are rendered with facts that are not all known."""
    printed: frozenset[Route] = frozenset()
    """The facts that they print in one state or another."""
    allowed: tuple[str, ...] = ()
    """The words with a number that they, or the project, allow."""
    is_whole: bool = True
    """Whether all of them could be read: else nobody knows what they print."""
    report: Section | None = None
    """The facts of today; None where they cannot be read."""
