"""Where a fact is: ``study.center_group_sessions``, ``problems[2].text``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Route"]

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """The keys and indices that lead to a fact; indices count from 0, as in YAML tools."""

    steps: tuple[str | int, ...] = ()

    def child(self, step: str | int) -> Route:
        """Return the route one step further down."""
        return Route((*self.steps, step))

    def is_within(self, outer: Route) -> bool:
        """Tell whether this is ``outer`` or leads on from there."""
        return self.steps[: len(outer.steps)] == outer.steps

    def overlaps(self, other: Route) -> bool:
        """Tell whether one of the two is the other or leads on from there."""
        return self.is_within(other) or other.is_within(self)

    def above(self) -> Iterator[Route]:
        """Yield the routes that this one leads through, the nearest last: of an item its list."""
        return (Route(self.steps[:count]) for count in range(1, len(self.steps)))

    @classmethod
    def parse(cls, text: str) -> Route:
        """Read a written route.

        Raises:
            ValueError: ``text`` is not a route.
        """
        steps: list[str | int] = []
        end = 0
        for match in _STEP.finditer(text):
            if match.start() != end:
                break
            key, index = match.groups()
            steps.append(key if index is None else int(index))
            end = match.end()
        if end != len(text) or text.startswith("."):
            raise ValueError(text)
        return cls(tuple(steps))

    def __str__(self) -> str:
        written = ""
        for step in self.steps:
            written += f"[{step}]" if isinstance(step, int) else f".{step}" if written else step
        return written
