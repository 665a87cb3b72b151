"""A comment that allows a rule which finds nothing there.

What it was written for has been put right; left standing, it will hide the next fault of the same sort.

Bad:

    # reportgen: ignore[too-many-days] 两个公众号合计
    update_days: 349

Good:

    update_days: 349

Allow: never; delete the comment.

Source: none; practice of linters.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.suppression import Suppressed
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "unused-suppression"
SEVERITY = Severity.WARNING


def check(suppressed: Suppressed) -> Iterator[Diagnostic]:
    """Yield the suppressions that were looked at and covered nothing."""
    for each in suppressed.suppressions:
        if each in suppressed.judged and each not in suppressed.used:
            said = message('"{rule}" is allowed here, but finds nothing', rule=each.rule)
            yield Diagnostic(ID, said, each.span, message("delete the comment"), SEVERITY)
