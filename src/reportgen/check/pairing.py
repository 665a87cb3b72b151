"""Pairing: which marks of a text open and close together."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportgen.diagnostics.frozen import frozen

__all__ = ["Pair", "Pairing", "pairing"]


class Pair(NamedTuple):
    """Two marks that belong together."""

    start: int
    """Where the first stands."""
    end: int
    """Where the second stands."""
    around: int
    """Where the nearest pair around it begins; -1 where there is none."""


@frozen
class Pairing:
    """The marks of some sorts in a text."""

    pairs: tuple[Pair, ...]
    """In the order in which they begin."""
    unopened: tuple[int, ...]
    """Where a mark closes what none has opened."""
    unclosed: tuple[int, ...]
    """Where a mark opens what none closes."""

    @property
    def is_whole(self) -> bool:
        """Tell whether each mark has its partner."""
        return not self.unopened and not self.unclosed


def pairing(text: str, opening: str, closing: str, *, alike: bool = False) -> Pairing:
    """Return which marks of a text belong together: each closes the last one that is open.

    Args:
        text: Of a passage.
        opening: The marks that open.
        closing: The marks that close, each for the one at the same place among those that open.
        alike: Whether a mark closes only one of its own sort; else a half-width bracket closes one in full width.
    """
    partners = dict(zip(closing, opening, strict=True))
    pairs: list[Pair] = []
    unopened: list[int] = []
    opened: list[int] = []
    for mark in _marks(opening + closing).finditer(text):
        if mark[0] in opening:
            opened.append(mark.start())
        elif opened and (not alike or text[opened[-1]] == partners[mark[0]]):
            start = opened.pop()
            pairs.append(Pair(start, mark.start(), opened[-1] if opened else -1))
        else:
            unopened.append(mark.start())
    return Pairing(tuple(sorted(pairs)), tuple(unopened), tuple(opened))


@cache
def _marks(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")
