"""A comment that allows a rule which there is not.

It allows nothing; most often the id is misspelt.

Bad:

    # reportgen: ignore[too-much-days] 两个公众号合计
    update_days: 400

Good:

    # reportgen: ignore[too-many-days] 两个公众号合计
    update_days: 400

Allow: never; ``reportgen rules`` lists the ids.

Source: none; practice of linters.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from reportgen.check.suppression import Suppressed
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "unknown-rule"
SEVERITY = Severity.ERROR


def check(suppressed: Suppressed) -> Iterator[Diagnostic]:
    """Yield the rules that comments allow and there are not."""
    named = [(each.rule, each.span) for each in suppressed.suppressions]
    named += [(each.rule, each.span) for comments in suppressed.comments for each in comments.allowed]
    for rule, span in named:
        if rule not in suppressed.known:
            said = message('there is no rule "{rule}"', rule=rule)
            near = get_close_matches(rule, suppressed.known, n=1)
            cure = message('did you mean "{name}"?', name=near[0]) if near else message('see "reportgen rules"')
            yield Diagnostic(ID, said, span, cure, SEVERITY)
