"""A fact file as it was written: YAML nodes with their places and routes, before anything is understood."""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics import Route, Span
from reportgen.diagnostics.frozen import frozen

__all__ = ["Absent", "Entry", "MappingNode", "Node", "ScalarNode", "SequenceNode"]


@frozen
class ScalarNode:
    """A scalar, as text: what YAML would make of it (``yes``, ``012``) is not asked."""

    route: Route
    span: Span
    text: str
    plain: bool
    """False when it was quoted or a block scalar."""


@frozen
class SequenceNode:
    """A list."""

    route: Route
    span: Span
    items: tuple[Node, ...]


@frozen
class Entry:
    """A key of a mapping and what it holds."""

    key: str
    key_span: Span
    node: Node


@frozen
class MappingNode:
    """A mapping; its keys are strings and differ."""

    route: Route
    span: Span
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Entry | None:
        """Return the entry of ``key``, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)


@frozen
class Absent:
    """Stands where a model wants a value and the file has none, or where a whole section is 不适用."""

    route: Route
    span: Span
    """Of the key of the section that it belongs in."""
    reason: Literal["missing", "not-applicable", "not-given"]
    """``not-given``: a whole optional section that is missing or empty."""


Node = ScalarNode | SequenceNode | MappingNode | Absent
