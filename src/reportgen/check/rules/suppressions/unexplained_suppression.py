"""A comment that allows a rule and does not say why.

Whoever reads it next year cannot tell whether the reason still holds.

Bad:

    # reportgen: ignore[too-many-days]
    update_days: 400

Good:

    # reportgen: ignore[too-many-days] 两个公众号合计
    update_days: 400

Allow: never; a few words do.

Source: none; practice of linters.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.suppression import Suppressed
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "unexplained-suppression"
SEVERITY = Severity.WARNING


def check(suppressed: Suppressed) -> Iterator[Diagnostic]:
    """Yield the suppressions without a reason."""
    for each in suppressed.suppressions:
        if not each.reason:
            said = message('no reason is given why "{rule}" is allowed here', rule=each.rule)
            cure = message("write the reason behind the bracket")
            yield Diagnostic(ID, said, each.span, cure, SEVERITY)
