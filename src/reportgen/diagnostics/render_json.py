"""Diagnostics as JSON: a list of objects with the same keys each; what there is not is null.

``rule``, ``severity``, ``message``, ``help``, ``file``, ``line``, ``column``, ``end_column`` (past the last character),
``route``, ``fix`` (the text that may stand there instead) and ``related``, a list of ``message``, ``file``, ``line``,
``column``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.diagnostics.message import Translate
from reportgen.diagnostics.span import Span

__all__ = ["render"]


def render(diagnostics: Iterable[Diagnostic], translate: Translate = str) -> str:
    """Return the diagnostics in the order given."""
    return (
        json.dumps([_record(diagnostic, translate) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"
    )


def _record(diagnostic: Diagnostic, translate: Translate) -> Mapping[str, object]:
    span = diagnostic.span
    has_column = span is not None and span.column is not None
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message.render(translate),
        "help": None if diagnostic.help is None else diagnostic.help.render(translate),
        **_place(span),
        "end_column": (span.column or 0) + span.length if span is not None and has_column else None,
        "route": None if diagnostic.route is None else str(diagnostic.route),
        "fix": diagnostic.replacement,
        "related": [{"message": each.message.render(translate), **_place(each.span)} for each in diagnostic.related],
    }


def _place(span: Span | None) -> Mapping[str, object]:
    if span is None:
        return {"file": None, "line": None, "column": None}
    return {"file": span.source.file, "line": span.line or None, "column": span.column}
