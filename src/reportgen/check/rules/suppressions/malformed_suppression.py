"""A comment that was meant to allow a rule, and does not.

It is written otherwise than such a comment is, so it is a comment like any other, and what it should let pass is still
found.

Bad:

    update_days: 400  # reportgen：ignore too-many-days 两个公众号合计

Good:

    update_days: 400  # reportgen: ignore[too-many-days] 两个公众号合计

Allow: never; write it as it is read, or leave the word away.

Source: none; practice of linters.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.suppression import Suppressed
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "malformed-suppression"
SEVERITY = Severity.WARNING


def check(suppressed: Suppressed) -> Iterator[Diagnostic]:
    """Yield the comments that allow nothing."""
    for comments in suppressed.comments:
        for span in comments.malformed:
            said = message("this comment allows nothing, as it is not understood")
            cure = message('write "{form}"', form="reportgen: ignore[RULE] REASON")
            yield Diagnostic(ID, said, span, cure, SEVERITY)
