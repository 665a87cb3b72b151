"""The facts of a report, as the rules on facts look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol, TypeVar

from reportgen.diagnostics import Message, Related, Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import CountValue, RateValue
from reportgen.facts.relation import Interval, Ratio, Relation, interval_of
from reportgen.facts.section import Section
from reportgen.facts.walking import stated_at

__all__ = ["Facts", "Number", "numbers_at", "ratios", "together", "would_hold", "written"]

_NOTHING = Interval(Fraction(0), Fraction(0))

R = TypeVar("R", bound=Relation)


@frozen
class Facts:
    """The facts of a report, what must hold between them, and those of the year before."""

    report: Section
    relations: tuple[Relation, ...]
    previous: Section | None = None
    """None where no file of the year before is named."""

    def related(self, sort: type[R]) -> Iterator[R]:
        """Yield the relations of one sort."""
        return (relation for relation in self.relations if isinstance(relation, sort))

    def at(self, route: str) -> Fact | FactList[object] | None:
        """Return what stands at a route."""
        return stated_at(self.report, Route.parse(route))

    def known(self, route: str) -> Fact | None:
        """Return the fact at a route, if it is known."""
        return _known(self.at(route))

    def known_before(self, route: str) -> Fact | None:
        """Return the fact at a route of last year's report, if there is one and it is known."""
        return None if self.previous is None else _known(stated_at(self.previous, Route.parse(route)))

    def label_of_absent(self, route: str) -> str:
        """Return the label of a fact that is not given; empty for any other."""
        found = self.at(route)
        return found.label if found is not None and found.state is State.NOT_GIVEN else ""


@frozen
class Number:
    """A known count or rate, and what it stands for."""

    fact: Fact
    interval: Interval

    def note(self, right: Message | None = None) -> Related:
        """Return the line that shows it: its value, its place, and what would make the relation hold."""
        said = message("{label} is {value}", label=self.fact.label, value=self.fact.printed)
        if right is not None:
            said = message("{fact}; {right}", fact=said, right=right)
        return Related(said, self.fact.span)


def numbers_at(facts: Facts, routes: Iterable[str]) -> tuple[Number, ...] | None:
    """Return the numbers at some routes; what is not given or does not apply is left out.

    None when one of them is not known yet: then nothing can be said of them together.
    """
    numbers: list[Number] = []
    for route in routes:
        fact = facts.at(route)
        if fact is None or fact.state is State.BLANK:
            return None
        if isinstance(fact, Fact) and isinstance(fact.value, CountValue | RateValue):
            numbers.append(Number(fact, interval_of(fact.value)))
    return tuple(numbers)


def ratios(facts: Facts) -> Iterator[tuple[Number, Number, Number]]:
    """Yield the rates whose part and whole are known too: rate, part, whole."""
    for relation in facts.related(Ratio):
        match numbers_at(facts, (relation.rate, relation.part, relation.whole)):
            case (rate, part, whole):
                yield rate, part, whole


class HasInterval(Protocol):
    """What stands for some numbers: a fact, a figure of a text."""

    @property
    def interval(self) -> Interval:
        """These numbers."""


def together(numbers: Iterable[HasInterval]) -> Interval:
    """Return what some numbers add up to."""
    return sum((number.interval for number in numbers), _NOTHING)


def would_hold(number: Number, interval: Interval) -> Message | None:
    """Return the words that say which value of a number would make a relation hold; None where no exact one would."""
    low = interval.low
    if not interval.is_exact or low < 0 or low.denominator != 1:
        return None
    return message("{value} would make it hold", value=f"{low.numerator}{number.fact.unit or ''}")


def written(interval: Interval, unit: str | None) -> str | Message:
    """Return an interval as people say it: ``24件``, or from where to where."""
    if interval.high is None:
        return message("{low} or more", low=_decimal(interval.low, unit))
    if interval.is_exact:
        return _decimal(interval.low, unit)
    return message("{low} to {high}", low=_decimal(interval.low, unit), high=_decimal(interval.high, unit))


def _decimal(number: Fraction, unit: str | None) -> str:
    return f"{float(number):.10g}{unit or ''}" if number.denominator != 1 else f"{number.numerator}{unit or ''}"


def _known(found: Fact | FactList[object] | None) -> Fact | None:
    return found if isinstance(found, Fact) and found.state is State.KNOWN else None
