"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics.diagnostic import Diagnostic, Severity
from reportgen.diagnostics.message import Translate

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_MORE_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def render(diagnostics: Iterable[Diagnostic], translate: Translate = str) -> str:
    """Return the diagnostics in the order given, each a line."""
    return "".join(f"{_command(diagnostic, translate)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, translate: Translate) -> str:
    properties: dict[str, object] = {}
    if (span := diagnostic.span) is not None:
        properties["file"] = span.source.file.replace("\\", "/")
        if span.line:
            properties["line"] = span.line
        if span.column is not None:
            properties |= {"col": span.column, "endColumn": span.column + span.length}
    properties["title"] = diagnostic.rule
    written = ",".join(f"{name}={_escaped(str(value), _MORE_ESCAPES)}" for name, value in properties.items())
    sentences = [
        sentence.render(translate) for sentence in (diagnostic.message, diagnostic.help) if sentence is not None
    ]
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_escaped(chr(10).join(sentences), _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
