"""Diagnostics as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from reportgen.diagnostics.diagnostic import Diagnostic, Severity
from reportgen.diagnostics.message import Translate
from reportgen.diagnostics.span import Span

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}

Json = Mapping[str, object]


def render(
    diagnostics: Iterable[Diagnostic],
    translate: Translate = str,
    *,
    version: str = "",
    descriptions: Mapping[str, str] | None = None,
) -> str:
    """Return one run with the diagnostics in the order given.

    Args:
        diagnostics: What was found.
        translate: Into the reader's language.
        version: Of this tool.
        descriptions: What rules flag, by their ids; of those that found something.
    """
    found = tuple(diagnostics)
    rules = list(dict.fromkeys(diagnostic.rule for diagnostic in found))
    driver = {
        "name": "reportgen",
        **({"semanticVersion": version} if version else {}),
        "rules": [_rule(rule, (descriptions or {}).get(rule, "")) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, rules.index(diagnostic.rule), translate) for diagnostic in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: str, description: str) -> Json:
    return {"id": rule, **({"shortDescription": {"text": description}} if description else {})}


def _result(diagnostic: Diagnostic, index: int, translate: Translate) -> Json:
    sentences = [
        sentence.render(translate) for sentence in (diagnostic.message, diagnostic.help) if sentence is not None
    ]
    result: dict[str, object] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(sentences)},
    }
    span = diagnostic.span
    if span is not None:
        result["locations"] = [_location(span)]
    related = [
        {**_location(each.span), "message": {"text": each.message.render(translate)}}
        for each in diagnostic.related
        if each.span is not None
    ]
    if related:
        result["relatedLocations"] = related
    text = diagnostic.replacement
    if text is not None and span is not None:
        replacement = {"deletedRegion": _region(span), "insertedContent": {"text": text}}
        change = {"artifactLocation": {"uri": _uri(span)}, "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(span: Span) -> Json:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(span)}}
    if span.line:
        physical["region"] = _region(span)
    location: dict[str, object] = {"physicalLocation": physical}
    if span.where:
        location["logicalLocations"] = [{"name": span.where}]
    return location


def _region(span: Span) -> Json:
    if span.column is None:
        return {"startLine": span.line}
    return {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}


def _uri(span: Span) -> str:
    return quote(span.source.file.replace("\\", "/"), errors="surrogateescape")
