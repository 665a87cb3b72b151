"""A fact that was changed by hand in a built report.

The report says one thing, the fact file and next year's report another, and nobody can tell where the number came from.

Bad:

    办结595件（生成时为594件）

Good:

    办结594件

Allow: never; take the change into the fact file with ``reportgen pull``, or build the report anew.

Source: the first law of this tool.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.returned import ReturnedReport
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.facts.kinds.kind import shown

__all__ = ["ID", "SEVERITY", "check"]

ID = "edited-fact"
SEVERITY = Severity.ERROR


def check(report: ReturnedReport) -> Iterator[Diagnostic]:
    """Yield the places of facts that hold something else than was printed, unless the facts say it by now."""
    for value in report.values:
        fact = None if report.facts is None else report.facts.get(value.route)
        if not value.is_edited or (fact is not None and value.filter is None and fact.printed == value.typed):
            continue
        said = message(
            '{label} is "{found}" here, but "{expected}" was printed',
            label=value.label,
            found=shown(value.typed),
            expected=shown(value.printed),
        )
        cure = message('if it is right, take it into the facts with "reportgen pull"; if not, build the report anew')
        yield report.diagnostic(value, ID, SEVERITY, said, cure)
