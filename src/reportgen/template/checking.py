"""What can be said of a template before it is rendered: in every branch, not only in those that today's facts take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from reportgen.diagnostics import Diagnostic, Span, message
from reportgen.template.asking import TESTS
from reportgen.template.bound import Bound
from reportgen.template.filters import FILTERS
from reportgen.template.rendering import Refusal, Rendering
from reportgen.template.unknown import did_you_mean, unknown_attribute

__all__ = ["STOPPING", "check", "close_around_facts", "no_such"]

STOPPING = frozenset(
    {"mark-character", "template-not-found", "template-not-utf8", "template-syntax", "unknown-filter", "unknown-test"}
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
    trees: Mapping[str, nodes.Template],
) -> Iterator[Diagnostic]:
    """Compile a template and all that it names as include, import or parent; yield what is wrong with any of them."""
    reached: dict[str, nodes.Template] = {}
    pending: list[tuple[str, Span | None]] = [(name, None)]
    while pending:
        target, span = pending.pop()
        if target in reached:
            continue
        yield from (replace(found, span=found.span or span) for found in compiled(target))
        if target in trees:
            reached[target] = trees[target]
            pending += [(other, running.span((target, line))) for other, line in _references(trees[target])]
    own = {node.name for tree in reached.values() for node in _stored(tree)}
    known = own | {*running.names, *_JINJA_NAMES}
    for target, tree in reached.items():
        for line, refusal in _refusals(tree, fields, known):
            yield running.diagnostic(refusal, (target, line))


def no_such(sort: str, name: str) -> Refusal:
    """Say that there is no filter or no test of this name."""
    if sort == "filter":
        return Refusal(
            "unknown-filter", message('there is no filter "{name}"', name=name), advice=did_you_mean(name, FILTERS)
        )
    return Refusal("unknown-test", message('there is no test "{name}"', name=name), advice=did_you_mean(name, TESTS))


def close_around_facts(tree: nodes.Template) -> None:
    """Make comparisons, slices and ``~`` see what they work on as it prints.

    Text that a template composed itself (``{% set %}``, macros) holds the marks of places, and perhaps of facts.
    """
    composed = {node.target.name for node in tree.find_all(nodes.AssignBlock) if isinstance(node.target, nodes.Name)}

    def seen(node: nodes.Expr) -> nodes.Expr:
        is_composed = isinstance(node, nodes.Call) or (isinstance(node, nodes.Name) and node.name in composed)
        return _through("plain", node) if is_composed else node

    for comparison in list(tree.find_all(nodes.Compare)):
        comparison.expr = seen(comparison.expr)
        for operand in comparison.ops:
            operand.expr = seen(operand.expr)
    for subscript in list(tree.find_all(nodes.Getitem)):
        if isinstance(subscript.arg, nodes.Slice):
            subscript.node = _through("sliceable", subscript.node)
    for concatenation in list(tree.find_all(nodes.Concat)):
        concatenation.nodes = [
            node if isinstance(node, nodes.Const) else _through("printed", node) for node in concatenation.nodes
        ]


def _through(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _references(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for sort in (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include):
        for node in tree.find_all(sort):
            named = getattr(node, "template", None)
            if isinstance(named, nodes.Const) and not getattr(node, "ignore_missing", False):
                names = named.value if isinstance(named.value, tuple | list) else [named.value]
                yield from ((str(name), node.lineno) for name in names[:1])


def _refusals(tree: nodes.Template, fields: Mapping[str, Any], known: set[str]) -> Iterator[tuple[int, Refusal]]:
    for applied in tree.find_all(nodes.Filter):
        if applied.name not in FILTERS:
            yield applied.lineno, no_such("filter", applied.name)
    for test in tree.find_all(nodes.Test):
        if test.name not in TESTS:
            yield test.lineno, no_such("test", test.name)
    for escaping in tree.find_all(nodes.ScopedEvalContextModifier):
        problem = message("escaping for HTML has no place in a report")
        yield escaping.lineno, Refusal("template-syntax", problem, advice=message("remove the autoescape block"))
    yield from _unknown_names(tree, fields, known)


def _unknown_names(tree: nodes.Template, fields: Mapping[str, Any], known: set[str]) -> Iterator[tuple[int, Refusal]]:
    spared = set(_asked_first(tree))
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in known and name.name not in spared:
            problem = message('"{name}" is not defined', name=name.name)
            yield name.lineno, Refusal("undefined-name", problem, advice=did_you_mean(name.name, known))
    own = {node.name for node in _stored(tree)}
    for attribute in tree.find_all(nodes.Getattr):
        holder = _followed(attribute.node, fields, own)
        if isinstance(holder, Bound) and attribute.attr not in holder.part_names() and attribute.attr not in spared:
            yield attribute.lineno, unknown_attribute(attribute.attr, holder.part_names())


def _stored(tree: nodes.Template) -> Iterator[nodes.Name]:
    """Yield the names that a template gives to something: by set, for, macro, import, with."""
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load":
            yield name
    for macro in tree.find_all(nodes.Macro):
        yield nodes.Name(macro.name, "store")
    for module in tree.find_all(nodes.Import):
        yield nodes.Name(module.target, "store")
    for names in tree.find_all(nodes.FromImport):
        for imported in names.names:
            yield nodes.Name(imported if isinstance(imported, str) else imported[1], "store")


def _asked_first(tree: nodes.Template) -> Iterator[str]:
    """Yield the names and attributes that a template itself expects not to be there."""
    for asked in tree.find_all((nodes.Test, nodes.Filter)):
        is_careful = asked.name in (_FORGIVING if isinstance(asked, nodes.Filter) else _ASKING)
        if is_careful and isinstance(asked.node, nodes.Name):
            yield asked.node.name
        elif is_careful and isinstance(asked.node, nodes.Getattr):
            yield asked.node.attr


def _followed(node: nodes.Node, fields: Mapping[str, Any], own: set[str]) -> Any:
    """Return what ``study.themes`` leads to; None when that is not certain."""
    if isinstance(node, nodes.Name):
        return None if node.name in own else fields.get(node.name)
    if isinstance(node, nodes.Getattr):
        holder = _followed(node.node, fields, own)
        return holder.part(node.attr) if isinstance(holder, Bound) and node.attr in holder.part_names() else None
    return None
