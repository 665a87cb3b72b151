"""A line of a template that cannot be printed when a fact is not as it is today.

An optional fact that is not given, one that does not apply, a list that is empty: next year there will be one, and
the report will not build.
The template is tried on made-up reports in which each such fact is missing once.

Bad:

    举办专题辅导{{ study.lectures }}。

Good:

    {% if study.lectures %}举办专题辅导{{ study.lectures }}。{% endif %}

Allow: where the project's reports always state the fact.

Source: none; a template serves every year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "unguarded-fact"
SEVERITY = Severity.WARNING


def check(tried: TriedTemplate) -> Iterator[Diagnostic]:
    """Yield the lines that fail with other facts."""
    for failure in tried.failures:
        said = message("with other facts this line fails: {problem}", problem=failure.message)
        yield replace(failure, rule=ID, message=said, severity=SEVERITY)
