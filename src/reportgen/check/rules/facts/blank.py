"""A fact that is not known yet.

A draft may have blanks: they are printed as 〔待填：…〕 and listed by ``reportgen blanks``.
A report that goes out may not, so each is a hint here, and ``reportgen build --final`` refuses.

Bad:

    推送信息条数：（空）

Good:

    推送信息条数：1234

Allow: in every draft; leave the rule out with ``ignore`` in reportgen.toml if the list is not wanted.

Source: none; the first law of this tool.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts
from reportgen.diagnostics import Diagnostic, Message, Severity, message
from reportgen.facts.fact import Fact
from reportgen.facts.walking import blanks_in

__all__ = ["ID", "SEVERITY", "check"]

ID = "blank"
SEVERITY = Severity.HINT


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the facts that are not known yet, in the order of the model."""
    for fact in blanks_in(facts.report):
        said = message("{label} is not known yet", label=fact.label)
        yield Diagnostic(ID, said, fact.span, _cure(fact), SEVERITY, fact.route)


def _cure(fact: Fact) -> Message:
    if fact.provenance.owner is not None:
        return message('ask "{owner}", and fill it in at "{route}"', owner=fact.provenance.owner, route=str(fact.route))
    return message('fill it in at "{route}"', route=str(fact.route))
