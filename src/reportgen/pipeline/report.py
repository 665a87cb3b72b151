"""The first half of the road: a fact file's content → the report that it says it is."""

from __future__ import annotations

from reportgen.diagnostics import Outcome, has_errors, in_order
from reportgen.facts.loading import load
from reportgen.reports import validate
from reportgen.reports.official import OfficialReport

__all__ = ["report_of"]


def report_of(content: bytes, file: str) -> Outcome[OfficialReport]:
    """Load a fact file and hold it against the model of its report type."""
    loaded = load(content, file)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    report = validate(loaded.value)
    diagnostics = in_order((*loaded.diagnostics, *report.diagnostics))
    return Outcome(None if has_errors(diagnostics) else report.value, diagnostics)
