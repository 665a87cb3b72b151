"""What can be said of a template before it is rendered: in every branch, not only in those that today's facts take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from reportgen.diagnostics import Diagnostic, Span, message
from reportgen.template.asking import TESTS
from reportgen.template.bound import Bound
from reportgen.template.filters import FILTERS
from reportgen.template.rendering import Refusal, Rendering, current
from reportgen.template.tree import Tree
from reportgen.template.unknown import did_you_mean, unknown_attribute

__all__ = ["STOPPING", "check", "no_such"]

STOPPING = frozenset(
    {
        "control-character",
        "mark-character",
        "template-not-found",
        "template-not-utf8",
        "template-syntax",
        "unknown-filter",
        "unknown-test",
    }
)
"""After these a template cannot be rendered, and nothing more is found by trying."""
_FORGIVING = frozenset({"d", "default"})
_ASKING = frozenset({"defined", "undefined"})
_JINJA_NAMES = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})


def check(
    name: str,
    fields: Mapping[str, Any],
    running: Rendering,
    compiled: Callable[[str], tuple[Diagnostic, ...]],
    trees: Mapping[str, Tree],
) -> Iterator[Diagnostic]:
    """Compile a template and all that it names as include, import or parent; yield what is wrong with any of them."""
    reached: dict[str, Tree] = {}
    pending: list[tuple[str, Span | None]] = [(name, None)]
    while pending:
        target, span = pending.pop()
        if target in reached:
            continue
        yield from (replace(found, span=found.span or span) for found in compiled(target))
        if target in trees:
            reached[target] = trees[target]
            pending += [(other, running.span((target, line))) for other, line in _references(trees[target])]
    own = {name for tree in reached.values() for name in _stored(tree)}
    for target, tree in reached.items():
        for line, refusal in _refusals(tree, fields, own):
            yield running.diagnostic(refusal, (target, line))


def no_such(sort: str, name: str) -> Refusal:
    """Say that there is no filter or no test of this name."""
    if sort == "filter":
        return Refusal(
            "unknown-filter", message('there is no filter "{name}"', name=name), advice=did_you_mean(name, FILTERS)
        )
    return Refusal("unknown-test", message('there is no test "{name}"', name=name), advice=did_you_mean(name, TESTS))


def _references(tree: Tree) -> Iterator[tuple[str, int]]:
    for sort in (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include):
        for node in tree.of(sort):
            named = getattr(node, "template", None)
            if isinstance(named, nodes.Const) and not getattr(node, "ignore_missing", False):
                names = named.value if isinstance(named.value, tuple | list) else [named.value]
                yield from ((str(name), node.lineno) for name in names[:1])


def _refusals(tree: Tree, fields: Mapping[str, Any], own: Set[str]) -> Iterator[tuple[int, Refusal]]:
    for applied in tree.of(nodes.Filter):
        if applied.name not in FILTERS:
            yield applied.lineno, no_such("filter", applied.name)
    for test in tree.of(nodes.Test):
        if test.name not in TESTS:
            yield test.lineno, no_such("test", test.name)
    for escaping in tree.of(nodes.ScopedEvalContextModifier):
        problem = message("escaping for HTML has no place in a report")
        yield escaping.lineno, Refusal("template-syntax", problem, advice=message("remove the autoescape block"))
    spared = set(_asked_first(tree))
    yield from _unknown_names(tree, own | spared | {*current().names, *_JINJA_NAMES})
    for attribute in tree.of(nodes.Getattr):
        holder = _followed(attribute.node, fields, own)
        if isinstance(holder, Bound) and attribute.attr not in holder.part_names() and attribute.attr not in spared:
            yield attribute.lineno, unknown_attribute(attribute.attr, holder.part_names())


def _unknown_names(tree: Tree, known: Set[str]) -> Iterator[tuple[int, Refusal]]:
    for name in tree.of(nodes.Name):
        if name.ctx == "load" and name.name not in known:
            problem = message('"{name}" is not defined', name=name.name)
            yield name.lineno, Refusal("undefined-name", problem, advice=did_you_mean(name.name, known))


def _stored(tree: Tree) -> Iterator[str]:
    """Yield the names that a template gives to something: by set, for, macro, import, with."""
    yield from (name.name for name in tree.of(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in tree.of(nodes.Macro))
    yield from (module.target for module in tree.of(nodes.Import))
    for names in tree.of(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in names.names)


def _asked_first(tree: Tree) -> Iterator[str]:
    """Yield the names and attributes that a template itself expects not to be there."""
    asked: list[nodes.Expr | None] = [test.node for test in tree.of(nodes.Test) if test.name in _ASKING]
    asked += [applied.node for applied in tree.of(nodes.Filter) if applied.name in _FORGIVING]
    for node in asked:
        if isinstance(node, nodes.Name):
            yield node.name
        elif isinstance(node, nodes.Getattr):
            yield node.attr


def _followed(node: nodes.Node, fields: Mapping[str, Any], own: Set[str]) -> Any:
    """Return what ``study.themes`` leads to; None when that is not certain."""
    if isinstance(node, nodes.Name):
        return None if node.name in own else fields.get(node.name)
    if isinstance(node, nodes.Getattr):
        holder = _followed(node.node, fields, own)
        return holder.part(node.attr) if isinstance(holder, Bound) and node.attr in holder.part_names() else None
    return None
