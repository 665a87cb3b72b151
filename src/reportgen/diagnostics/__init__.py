"""The bottom room: what is said to people about their texts, and where.

Holds the values :class:`Diagnostic`, :class:`Message`, :class:`Route`, :class:`Span`, :class:`Source`, the two ways to
fail (an :class:`Outcome` with error diagnostics, a :class:`ReportgenError`), and the renderers of diagnostics.  May
import nothing of this project.  To add an output format, write ``render_<format>.py`` with one function
``render(diagnostics, translate) -> str``.
"""

from reportgen.diagnostics.diagnostic import (
    Diagnostic,
    Fix,
    Outcome,
    Related,
    ReportgenError,
    Severity,
    has_errors,
    in_order,
)
from reportgen.diagnostics.message import Listing, Message, Translate, listed, message
from reportgen.diagnostics.route import Route
from reportgen.diagnostics.span import Source, Span

__all__ = [
    "Diagnostic",
    "Fix",
    "Listing",
    "Message",
    "Outcome",
    "Related",
    "ReportgenError",
    "Route",
    "Severity",
    "Source",
    "Span",
    "Translate",
    "has_errors",
    "in_order",
    "listed",
    "message",
]
