"""What is said of the items of a list, and goes with them when the list is stated anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.facts.fact import Fact, FactList
from reportgen.facts.provenance import PROVENANCE
from reportgen.facts.section import Section
from reportgen.facts.walking import facts_of

__all__ = ["gone_with_items"]

_Stated = Fact | FactList[object] | None


def gone_with_items(before: _Stated, after: _Stated) -> tuple[tuple[str, str], ...]:
    """Return the keys and texts that were said of items of a list and are said of none any more.

    Args:
        before: What stood there; a single fact has no items.
        after: What stands there now; None: nothing.
    """
    gone = Counter(_said_of_items(before)) - Counter(_said_of_items(after))
    return tuple(gone.elements())


def _said_of_items(stated: _Stated) -> Iterator[tuple[str, str]]:
    """Yield what is said of each item for itself: it has the provenance of its list where it states none."""
    if not isinstance(stated, FactList):
        return
    for fact in _facts_within(stated):
        for key in PROVENANCE:
            said = getattr(fact.provenance, key)
            if said is not None and said != getattr(stated.provenance, key):
                yield key, str(said)


def _facts_within(stated: FactList[object]) -> Iterator[Fact]:
    for item in stated.items:
        if isinstance(item, Fact):
            yield item
        elif isinstance(item, Section):
            yield from facts_of(item)
