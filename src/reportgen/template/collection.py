"""Lists and sections of facts, as a template sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.diagnostics import Route, listed, message
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import CountValue
from reportgen.facts.section import Section
from reportgen.facts.walking import blank_of
from reportgen.template.bound import PRINTABLE, Bound, not_printable
from reportgen.template.bound_fact import LIST_PARTS, BoundFact, provenance_part
from reportgen.template.printing import joint
from reportgen.template.unknown import Unknown, refuse

__all__ = ["BoundList", "BoundSection", "bind", "counted"]


class _Container(Bound):
    """What lists and sections share: they are no text."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BoundList(_Container):
    """A list of facts or of records, as a template sees it."""

    facts: FactList[Any]

    @property
    def route(self) -> Route:
        """Where the list is."""
        return self.facts.route

    @property
    def label(self) -> str:
        """What the list is called, in Chinese."""
        return self.facts.label

    @property
    def state(self) -> State:
        """What is known of the list."""
        return self.facts.state

    def part(self, name: str) -> Any:
        """Return the label, or a part of the provenance (a fact in its own right)."""
        return self.facts.label if name == "label" else provenance_part(self, self.facts, name)

    def part_names(self) -> tuple[str, ...]:
        """Return the names that :meth:`part` knows."""
        return LIST_PARTS

    def items(self) -> tuple[Any, ...]:
        """Return the bound items; of a blank list one item, blank throughout."""
        facts = self.facts
        if facts.state is not State.BLANK:
            return tuple(map(bind, facts.items))
        return (bind(blank_of(facts) if facts.blank_item is None else facts.blank_item),)

    def __iter__(self) -> Iterator[Any]:
        yield from self.items()

    def __reversed__(self) -> Iterator[Any]:
        yield from reversed(self.items())

    def __len__(self) -> int:
        return len(self.items())

    def __getitem__(self, index: int | slice) -> Any:
        return self.items()[index]

    def __bool__(self) -> bool:
        return self.facts.state is State.BLANK or bool(self.facts.items)

    def __str__(self) -> str:
        if self.facts.state not in PRINTABLE:
            return str(not_printable(self, self.facts.state))
        return joint(self.items())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BoundSection(_Container):
    """A section of facts, or a record in a list, as a template sees it."""

    section: Section

    @property
    def route(self) -> Route:
        """Where the section is: one step above its facts."""
        first = next(self.parts(), None)
        return Route() if first is None else Route(first.route.steps[:-1])

    def part(self, name: str) -> Any:
        """Return one of the section's facts, bound."""
        fields = vars(self.section)
        return bind(fields[name]) if name in fields else Unknown(obj=self, name=name)

    def part_names(self) -> tuple[str, ...]:
        """Return the names of its facts, lists and sections."""
        return tuple(type(self.section).model_fields)

    def parts(self) -> Iterator[Any]:
        """Yield all that the section holds, bound."""
        yield from map(self.part, type(self.section).model_fields)

    def states(self) -> frozenset[State]:
        """Return the states of all facts in the section, lists among them."""
        found: set[State] = set()
        for part in self.parts():
            found |= part.states() if isinstance(part, BoundSection) else {part.state}
        return frozenset(found)

    def __bool__(self) -> bool:
        return any(map(bool, self.parts()))

    def __str__(self) -> str:
        return str(
            refuse(
                "fact-not-printable",
                message('"{section}" is a section, and cannot be printed as a whole', section=self.describe()),
                advice=message("print one of its facts: {names}", names=listed(type(self.section).model_fields)),
                route=self.route,
            )
        )


def bind(value: Any) -> Any:
    """Bind a fact, a list of facts or a section; anything else is handed on as it is."""
    if isinstance(value, Fact):
        return BoundFact(value)
    if isinstance(value, FactList):
        return BoundList(value)
    return BoundSection(value) if isinstance(value, Section) else value


def counted(number: int, bound: BoundFact | BoundList, filter_name: str) -> BoundFact:
    """Return how many a list has (or how long a text is) as a fact that remembers where it was counted."""
    is_known = bound.state is not State.BLANK
    span = bound.facts.span if isinstance(bound, BoundList) else bound.fact.span
    state = State.KNOWN if is_known else State.BLANK
    fact = Fact(bound.route, bound.label, "count", None, state, span, CountValue(number) if is_known else None)
    return BoundFact(
        fact, filters=(filter_name,), stands_for=number if isinstance(bound, BoundList) and not is_known else None
    )
