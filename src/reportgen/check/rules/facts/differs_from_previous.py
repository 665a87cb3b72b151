"""A number that last year's report handed on as another.

What is 上年结转 here was 结转下年度 there; whoever lays the two reports side by side sees at once that they differ.

Bad:

    2021年结转下年度15件；2022年上年结转12件

Good:

    2021年结转下年度15件；2022年上年结转15件

Allow: where last year's number was corrected since, say so beside the fact and ignore this rule there.

Source: the relations that the report type declares.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts
from reportgen.diagnostics import Diagnostic, Related, Severity, message
from reportgen.facts.kinds import CountValue
from reportgen.facts.relation import Carried, interval_of

__all__ = ["ID", "SEVERITY", "check"]

ID = "differs-from-previous"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the numbers that do not go on from last year's."""
    for relation in facts.related(Carried):
        here, before = facts.known(relation.here), facts.known_before(relation.before)
        if here is None or before is None:
            continue
        if not isinstance(here.value, CountValue) or not isinstance(before.value, CountValue):
            continue
        if not interval_of(here.value).overlaps(interval_of(before.value)):
            said = message(
                "{label} is {value}, but {other} of the year before is {before}",
                label=here.label,
                value=here.printed,
                other=before.label,
                before=before.printed,
            )
            cure = message('write "{right}", or correct the file of the year before', right=before.printed)
            notes = (Related(message("{label} is {value}", label=before.label, value=before.printed), before.span),)
            yield Diagnostic(ID, said, here.span, cure, SEVERITY, here.route, notes)
