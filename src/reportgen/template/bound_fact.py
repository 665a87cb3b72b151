"""Bound facts: what a template sees of one fact.

A bound fact prints itself as an opaque mark (``document.marks``), is true or false by its state, can be compared, and
shows nothing else of itself: its text is nowhere to be had as a string, so no template can turn it into markup.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from reportgen.diagnostics import Route, message
from reportgen.document.nodes import BlankText, FactText
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import DateValue, TextValue
from reportgen.facts.provenance import PROVENANCE
from reportgen.template.bound import PRINTABLE, Bound, not_printable
from reportgen.template.measure import Measure, measure
from reportgen.template.rendering import current
from reportgen.template.unknown import Unknown, refuse

__all__ = ["FACT_PARTS", "LIST_PARTS", "BoundFact", "provenance_part"]

LIST_PARTS = ("label", *PROVENANCE)
"""What a template may ask of a list."""
FACT_PARTS = ("unit", *LIST_PARTS)
"""What a template may ask of a fact besides the fact itself."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BoundFact(Bound):
    """A fact as a template sees it."""

    fact: Fact
    text: str | None = None
    """What filters have made of the printed text; None when it prints as it is."""
    filters: tuple[str, ...] = ()
    """The filters that it has been through."""
    stands_for: int | None = None
    """Of a blank that says how many items a list has: how many are printed for it, which is what it is compared by."""

    @property
    def route(self) -> Route:
        """Where the fact is."""
        return self.fact.route

    @property
    def label(self) -> str:
        """What the fact is called, in Chinese."""
        return self.fact.label

    @property
    def state(self) -> State:
        """What is known of the fact."""
        return self.fact.state

    @property
    def printed(self) -> str:
        """What will stand in the document; empty unless the fact is known.  Not to be had from a template."""
        return self.fact.printed if self.text is None else self.text

    def part_names(self) -> tuple[str, ...]:
        """Return the names that :meth:`part` knows."""
        return FACT_PARTS

    def shaped(self, text: str, filter_name: str) -> BoundFact:
        """Return the fact with another printed text, and the filter that made it."""
        return replace(self, text=text if self.state is State.KNOWN else None, filters=(*self.filters, filter_name))

    def part(self, name: str) -> Any:
        """Return the label, the unit, or a part of the provenance (a fact in its own right)."""
        if name in ("label", "unit"):
            return getattr(self.fact, name) or ""
        return provenance_part(self, self.fact, name)

    def __str__(self) -> str:
        return self.marked(self.printed)

    def marked(self, text: str) -> str:
        """Return the mark of this printing; ``text`` is what :attr:`printed` gives."""
        fact, filters = self.fact, "|".join(self.filters) or None
        if fact.value is not None:
            node = FactText(text, fact.route, fact.label, fact.kind, fact.value.canonical(), filters)
            return current().marks.mark(node)
        if fact.state is State.BLANK:
            blank = BlankText(fact.route, fact.label, fact.kind, fact.prefix, fact.suffix, filters)
            return current().marks.mark(blank)
        return str(not_printable(self, fact.state))

    def __bool__(self) -> bool:
        return self.fact.state in PRINTABLE

    def __hash__(self) -> int:
        return hash(self.key())

    def key(self) -> object:
        """Return what equal facts have in common."""
        if self.state is not State.KNOWN:
            return (self.route, self.state) if self.stands_for is None else self.stands_for
        measured, exact = measure(self.fact) if self.text is None else (self.text, True)
        return measured if exact else self.printed

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Undefined):
            return bool(other)
        if isinstance(other, BoundFact) and other.key() == self.key():
            return True
        if not (self.is_comparable() and (not isinstance(other, BoundFact) or other.is_comparable())):
            return False
        if isinstance(other, str):
            return other in (self.printed, self.fact.value.canonical() if self.fact.value else "")
        return not isinstance(other, BoundFact | bool) and self.key() == other

    def __contains__(self, part: object) -> bool:
        text = part.printed if isinstance(part, BoundFact) else part
        return self.is_comparable() and isinstance(text, str) and text in self.printed

    def __lt__(self, other: object) -> bool:
        pair = self._pair(other)
        return pair is not None and pair[0] < pair[1]

    def __le__(self, other: object) -> bool:
        pair = self._pair(other)
        return pair is not None and pair[0] <= pair[1]

    def __gt__(self, other: object) -> bool:
        pair = self._pair(other)
        return pair is not None and pair[0] > pair[1]

    def __ge__(self, other: object) -> bool:
        pair = self._pair(other)
        return pair is not None and pair[0] >= pair[1]

    def _pair(self, other: object) -> tuple[Any, Any] | None:
        """Return the two sides of an order comparison; None when they have no order (noted)."""
        if not self.is_comparable() or (isinstance(other, BoundFact) and not other.is_comparable()):
            return None
        left = self.measured()
        right = other.measured() if isinstance(other, BoundFact) else other
        if isinstance(left, int | Decimal) and _is_number(right):
            return left, Decimal(str(right)) if isinstance(right, float) else right
        if isinstance(left, date) and isinstance(right, str):
            right = _day(right)
        if isinstance(left, date | str) and type(left) is type(right):
            return left, right
        refuse(
            "not-comparable",
            message('"{fact}" has no order with "{other}"', fact=self.describe(), other=_shown(other)),
            advice=message("compare a count or a rate with a number, and a date with a date"),
            route=self.route,
        )
        return None

    def measured(self) -> Measure:
        """Return what the fact is compared by."""
        return measure(self.fact)[0] if self.stands_for is None else self.stands_for

    def is_comparable(self) -> bool:
        """Tell whether the fact is known; a blank is noted: what is not known yet is neither equal nor unequal."""
        if self.state is not State.BLANK or self.stands_for is not None:
            return bool(self)
        refuse(
            "not-comparable",
            message('"{fact}" is not known yet and cannot be compared', fact=self.describe()),
            advice=message('ask first: "{{% if {fact} is known and … %}}"', fact=self.describe()),
            route=self.route,
        )
        return False


def provenance_part(bound: Bound, fact: Fact | FactList[Any], name: str) -> Any:
    """Return a part of the provenance of a fact or a list, as a fact in its own right."""
    if name not in PROVENANCE:
        return Unknown(obj=bound, name=name)
    written = getattr(fact.provenance, name)
    value = DateValue(written) if isinstance(written, date) else None if written is None else TextValue(written)
    kind = "date" if isinstance(written, date) else "text"
    state = State.NOT_GIVEN if value is None else State.KNOWN
    label = f"{fact.label}（{PROVENANCE[name]}）"
    return BoundFact(Fact(fact.route.child(name), label, kind, None, state, fact.span, value))


def _is_number(value: Any) -> bool:
    """Tell whether a value is a number that has an order; NaN, which alone is unequal to itself, has none."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return is_number and bool(value == value)


def _day(written: str) -> date | str:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return written


def _shown(other: object) -> str:
    return other.describe() if isinstance(other, Bound) else str(other)
