"""One fact that is stated twice, and differently.

How many levels of review there are, and who signs at each, say the same thing twice; where the list has another length
than the number, one of them is wrong.

Bad:

    审核级数 3；各级审核人：办公室主任、分管领导

Good:

    审核级数 2；各级审核人：办公室主任、分管领导

Allow: where the two do not mean the same, no relation should be declared; change the report type.

Source: the relations that the report type declares.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts
from reportgen.diagnostics import Diagnostic, Related, Severity, message
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import CountValue
from reportgen.facts.relation import LengthOf, Same, interval_of

__all__ = ["ID", "SEVERITY", "check"]

ID = "same-fact-differs"
SEVERITY = Severity.ERROR


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the facts that contradict another, or the length of a list."""
    for same in facts.related(Same):
        one, other = facts.known(same.one), facts.known(same.other)
        if one is not None and other is not None and one.value != other.value:
            yield _two(one, other)
    for length in facts.related(LengthOf):
        count, listed = facts.known(length.count), facts.at(length.listed)
        if count is not None and isinstance(listed, FactList) and listed.state is State.KNOWN and listed.items:
            yield from _length(count, listed)


def _two(one: Fact, other: Fact) -> Diagnostic:
    said = message(
        '{label} is "{value}", but {other} is "{another}"',
        label=one.label,
        value=one.printed,
        other=other.label,
        another=other.printed,
    )
    notes = (Related(message("{label} is {value}", label=other.label, value=other.printed), other.span),)
    return Diagnostic(ID, said, one.span, message("correct one of the two"), SEVERITY, one.route, notes)


def _length(count: Fact, listed: FactList[object]) -> Iterator[Diagnostic]:
    length = len(listed.items)
    if not isinstance(count.value, CountValue) or _holds(count.value, length):
        return
    said = message(
        "{label} is {value}, but {list} has {length} items",
        label=count.label,
        value=count.printed,
        list=listed.label,
        length=length,
    )
    notes = (Related(message("{list} has {length} items", list=listed.label, length=length), listed.span),)
    cure = message("correct the number, or complete the list")
    yield Diagnostic(ID, said, count.span, cure, SEVERITY, count.route, notes)


def _holds(value: CountValue, length: int) -> bool:
    interval = interval_of(value)
    return interval.low <= length and (interval.high is None or length <= interval.high)
