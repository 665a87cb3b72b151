"""A fact that a built report states as it no longer is.

The fact file has changed since the report was built; what goes out is not what is known.

Bad:

    办结594件（事实文件现为600件）

Good:

    办结600件

Allow: for a report that has gone out already and is kept as it was.

Source: the second law of this tool.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.returned import ReturnedReport
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.kinds.kind import shown

__all__ = ["ID", "SEVERITY", "check"]

ID = "stale-fact"
SEVERITY = Severity.ERROR


def check(report: ReturnedReport) -> Iterator[Diagnostic]:
    """Yield the facts that were not edited, and are others in the fact file now; once each."""
    if report.facts is None:
        return
    told = set()
    for value in report.values:
        if value.is_edited or value.route in told:
            continue
        fact = report.facts.get(value.route)
        if fact is None and any(route.overlaps(value.route) for route in report.facts):
            continue  # a list that was counted, or a part of what is said of a fact
        if fact is None:
            said = message('there is no fact "{route}" any more for {label}', route=str(value.route), label=value.label)
        elif (now := shown_answer(answer_of(fact))) != value.exported.text:
            said = message(
                '{label} is "{found}" here, but the facts say "{expected}" now',
                label=value.label,
                found=shown(value.printed),
                expected=shown(fact.printed or now) or "（空）",
            )
        else:
            continue
        told.add(value.route)
        yield report.diagnostic(value, ID, SEVERITY, said, message("build the report anew"))
