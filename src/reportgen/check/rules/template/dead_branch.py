"""A branch of a template that no facts can take.

Its condition is always the same, was decided before, or asks whether something is there that always is.
What stands in such a branch is never printed: it is left over, or the condition is not the one that was meant.

Bad:

    {% if organ.kind == "党总支" %}书记{% endif %}

Good:

    {% if organ.kind == "党组" %}书记{% endif %}

Allow: never; delete the branch.

Source: none; what cannot be printed cannot be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "dead-branch"
SEVERITY = Severity.WARNING


def check(tried: TriedTemplate) -> Iterator[Diagnostic]:
    """Yield the branches that are never taken."""
    for branch in tried.survey.dead:
        said = message("this branch is never taken: {reason}", reason=branch.reason)
        yield Diagnostic(ID, said, branch.span, message("correct the condition, or delete the branch"), SEVERITY)
