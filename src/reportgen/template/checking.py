"""What can be said of a template before it is rendered: in every branch, not only in those that today's facts take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from reportgen.diagnostics import Diagnostic, Span, listed, message
from reportgen.template.asking import OWN_TESTS, TESTS
from reportgen.template.bound import Bound
from reportgen.template.filters import FILTERS, OFFERED_FILTERS, OWN_FILTERS
from reportgen.template.rendering import Refusal, Rendering, current
from reportgen.template.suggestion import did_you_mean
from reportgen.template.tree import Tree
from reportgen.template.unknown import undefined_name, unknown_attribute

__all__ = ["HOPELESS", "STOPPING", "check", "no_such"]

STOPPING = frozenset(
    {
        "control-character",
        "mark-character",
        "not-a-namespace",
        "template-nested-too-deeply",
        "template-not-found",
        "template-not-utf8",
        "template-syntax",
        "template-unreadable",
        "unknown-filter",
        "unknown-test",
    }
)
"""After these a template cannot be rendered, and nothing more is found by trying."""
HOPELESS = STOPPING | {"endless-recursion", "template-too-large"}
"""After these it would go the same way with other facts, and take its time each time."""
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
        ours = message("there is {names}, and what Jinja itself has", names=listed(OWN_FILTERS))
        problem = message('there is no filter "{name}"', name=name)
        return Refusal("unknown-filter", problem, advice=did_you_mean(name, OFFERED_FILTERS, otherwise=ours), name=name)
    ours = message("there is {names}, and what Jinja itself has", names=listed(OWN_TESTS))
    problem = message('there is no test "{name}"', name=name)
    return Refusal("unknown-test", problem, advice=did_you_mean(name, TESTS, otherwise=ours), name=name)


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
    yield from _no_namespaces(tree, own)
    spared = frozenset(_asked_first(tree))
    yield from _unknown_names(tree, (*current().names, *sorted(own)), spared | _JINJA_NAMES)
    for attribute in tree.of(nodes.Getattr):
        holder = _followed(attribute.node, fields, own)
        if isinstance(holder, Bound) and attribute.attr not in holder.part_names() and attribute.attr not in spared:
            yield attribute.lineno, unknown_attribute(attribute.attr, holder)


def _no_namespaces(tree: Tree, own: Set[str]) -> Iterator[tuple[int, Refusal]]:
    """Find what is given a part and is certainly no namespace; while it renders, Jinja does not know the line."""
    assigned = [(node.target, node.node) for node in tree.of(nodes.Assign)]
    literals = {to.name for to, what in assigned if isinstance(to, nodes.Name) and isinstance(what, nodes.Literal)}
    for part in tree.of(nodes.NSRef):
        if part.name in literals or part.name not in own:
            problem = message('"{name}" is no namespace, and cannot be given a part', name=part.name)
            advice = message("make one first: {tag}", tag=f"{{% set {part.name} = namespace() %}}")
            yield part.lineno, Refusal("not-a-namespace", problem, advice=advice)


def _unknown_names(tree: Tree, known: Sequence[str], spared: frozenset[str]) -> Iterator[tuple[int, Refusal]]:
    are_known = spared.union(known)
    for name in tree.of(nodes.Name):
        if name.ctx == "load" and name.name not in are_known:
            yield name.lineno, undefined_name(name.name, known)


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
