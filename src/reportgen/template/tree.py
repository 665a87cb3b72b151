"""The syntax tree of a template: walked once, and closed around facts where Jinja would look into printed text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeVar

from jinja2 import nodes

__all__ = ["DEEPEST", "Tree"]

N = TypeVar("N", bound=nodes.Node)
DEEPEST = 150
"""How deep nodes may stand within one another: Python's compiler has its limits, and so has a reader."""


class Tree:
    """All nodes of a template, by their sort."""

    __slots__ = ("_by_sort",)

    def __init__(self, root: nodes.Template) -> None:
        """Walk through the nodes.

        Raises:
            RecursionError: They stand too deep within one another.
        """
        self._by_sort: dict[type[nodes.Node], list[Any]] = defaultdict(list)
        level: list[nodes.Node] = [root]
        for _ in range(DEEPEST):
            for node in level:
                self._by_sort[type(node)].append(node)
            level = [child for node in level for child in node.iter_child_nodes()]
            if not level:
                return
        raise RecursionError

    def of(self, sort: type[N]) -> list[N]:
        """Return the nodes of one sort, in no order."""
        return self._by_sort.get(sort, [])

    def close_around_facts(self) -> None:
        """Make comparisons, slices and ``~`` see what they work on as it prints.

        Text that a template composed itself (``{% set %}``, macros) holds the marks of places, and perhaps of facts.
        """
        blocks = self.of(nodes.AssignBlock)
        composed = {block.target.name for block in blocks if isinstance(block.target, nodes.Name)}
        for comparison in self.of(nodes.Compare):
            comparison.expr = _seen(comparison.expr, composed)
            for operand in comparison.ops:
                operand.expr = _seen(operand.expr, composed)
        for subscript in self.of(nodes.Getitem):
            if isinstance(subscript.arg, nodes.Slice):
                subscript.node = _through("sliceable", subscript.node)
        for loop in self.of(nodes.For):
            if isinstance(loop.iter, nodes.Expr):
                loop.iter = _through("loopable", loop.iter)
        for joined in self.of(nodes.Concat):
            joined.nodes = [
                node if isinstance(node, nodes.Const) else _through("printed", node) for node in joined.nodes
            ]


def _seen(node: nodes.Expr, composed: set[str]) -> nodes.Expr:
    """Return what a comparison looks at: text that was composed goes through ``plain``."""
    is_composed = isinstance(node, nodes.Call) or (isinstance(node, nodes.Name) and node.name in composed)
    return _through("plain", node) if is_composed else node


def _through(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
