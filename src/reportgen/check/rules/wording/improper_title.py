"""A name or title of a leader, an organ, a congress or a guiding theory that is not its proper one.

These have one form that is laid down; a form of one's own is a political slip, whatever was meant by it.

Bad:

    认真学习习总书记重要讲话精神，落实党中央国务院决策部署。

Good:

    认真学习习近平总书记重要讲话精神，落实党中央、国务院决策部署。

Allow: in the words of somebody else that are given as they were said.

Source: practice of the documents of the Central Committee and the State Council; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.lexicon import mistakes_in
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import MASK, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "improper-title"
SEVERITY = Severity.ERROR
_ROLES = RUNNING | {Role.HEADING, Role.CELL}
"""Elsewhere organs that act together stand side by side without a mark."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the names and titles, each with the proper one."""
    for passage in manuscript.passages:
        if passage.role not in _ROLES:
            continue
        own = outside_quotations(passage.outside_titles)
        for mistake in mistakes_in(passage.outside_titles, "improper-titles"):
            if own[mistake.start] == MASK:  # what others say; 做到“两个确立” brings its own marks
                continue
            said = message('"{wrong}" is not the proper name or title', wrong=mistake.wrong)
            cure = message('write "{right}"', right=mistake.right)
            yield Flag(passage, mistake.start, mistake.end, said, cure, mistake.right)
