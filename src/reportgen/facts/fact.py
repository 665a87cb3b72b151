"""One value that the user states, in whatever state it is, with the place where it was stated."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from reportgen.diagnostics import Route, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.provenance import Provenance

__all__ = ["Fact", "FactList", "State", "Value"]


class State(StrEnum):
    """What is known of a fact."""

    KNOWN = "known"
    """It has a value (zero included)."""
    BLANK = "blank"
    """It is not known yet: visible, listed, owned by somebody, and filled later."""
    NOT_APPLICABLE = "not-applicable"
    """不适用: there is nothing to know."""
    NOT_GIVEN = "not-given"
    """Optional, and the user did not state it: never listed; its phrase is left out."""


class Value(Protocol):
    """The value of a known fact: frozen, hashable, equal by content, and able to print itself."""

    def printed(self, unit: str | None) -> str:
        """Return what stands in a report, with the measure word when there is one: ``30余场``."""

    def canonical(self) -> str:
        """Return the one way to write the value, without its unit: ``30余``, ``2022-12-31``."""


@frozen
class Fact:
    """One fact of a fact file."""

    route: Route
    label: str
    """Chinese, from the model."""
    kind: str
    """``count``, ``rate``, ``text``, ``name``, ``title``, ``date``, ``year``, ``choice``."""
    unit: str | None
    """The measure word of a count: 次, 条, 件 …"""
    state: State
    span: Span
    """Of the value; where the key is missing, of the key of the section that it belongs in."""
    value: Value | None = None
    """None unless the state is known."""
    prefix: str = ""
    """Of a blank whose approximator is known (``近××``): what will stand before the number."""
    suffix: str = ""
    """Of a blank: what will stand after the number, the unit included (``余场``, ``条``)."""
    provenance: Provenance = Provenance()

    @property
    def printed(self) -> str:
        """What stands in a report; empty unless the fact is known."""
        return "" if self.value is None else self.value.printed(self.unit)


I = TypeVar("I", covariant=True)  # noqa: E741 - an item; a Fact, or a record of facts


@frozen
class FactList(Generic[I]):
    """A list of facts, or of records of facts.

    A blank list (nothing was written where a list is required) has no items here; ``[]`` is known and has none.
    """

    route: Route
    label: str
    state: State
    span: Span
    items: tuple[I, ...] = ()
    kind: str = "text"
    """Of its items; ``text`` for records."""
    provenance: Provenance = Provenance()
    blank_item: I | None = None
    """What stands for the items of a blank list while a template is rendered: one item, blank throughout; else None."""
