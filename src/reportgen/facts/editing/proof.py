"""The proof of an edit: what a file states before and after it, route by route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Route
from reportgen.facts.editing.edit import Edit
from reportgen.facts.marker import is_empty, is_marker
from reportgen.facts.node import MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.provenance import KEYS, OF_VALUE

__all__ = ["Statements", "after", "awaited_around", "first_difference", "shares", "stale", "stated"]

Statements = dict[Route, str | int]
"""What is stated at each route: a text, or of a list how many items it has.  What is empty is left out."""


def stated(node: Node) -> Statements:
    """Return what a file states; a value with its provenance stands at the route of its fact."""
    return dict(_stated(node, Route()))


def _stated(node: Node, route: Route) -> Iterator[tuple[Route, str | int]]:
    match node:
        case ScalarNode() if not is_empty(node):
            yield route, node.text.strip()
        case SequenceNode():
            yield route, len(node.items)
            for index, item in enumerate(node.items):
                yield from _stated(item, route.child(index))
        case MappingNode():
            for entry in node.entries:
                yield from _stated(entry.node, route if entry.key == "value" else route.child(entry.key))


def shares(statements: Statements, routes: Iterable[Route]) -> dict[Route, Statements]:
    """Return of each route what is stated at it and within it."""
    found: dict[Route, Statements] = {route: {} for route in routes}
    for each, said in statements.items():
        for depth in range(1, len(each.steps) + 1):
            share = found.get(Route(each.steps[:depth]))
            if share is not None:
                share[each] = said
    return found


def after(there: Statements, edit: Edit, drops: tuple[str, ...]) -> Statements:
    """Return what is to be stated at the route of an edit and within it."""
    route, gone = edit.route, {edit.route.child(key) for key in drops}
    expected = {each: said for each, said in there.items() if each not in gone}
    if edit.answer is not None:
        expected = {each: said for each, said in expected.items() if not _is_value(each, route)} | _answered(edit)
    return expected | {route.child(key): text.strip() for key, text in edit.provenance if text.strip()}


def awaited_around(statements: Statements, route: Route) -> Iterator[Route]:
    """Yield the sections around a fact that were awaited as a whole: with a fact in them they are no longer."""
    for section in route.above():
        said = statements.get(section)
        if isinstance(said, str) and is_marker(said):
            yield section


def stale(there: Statements, edit: Edit) -> tuple[str, ...]:
    """Return the keys of the provenance that go: those that an edit names, and those that a new value makes old."""
    given = {key for key, text in edit.provenance if text.strip()}
    emptied = tuple(key for key, text in edit.provenance if not text.strip())
    old = OF_VALUE if _changes_value(there, edit) else ()
    return tuple(key for key in KEYS[1:] if key in {*edit.drops, *emptied, *old} - given)


def _changes_value(there: Statements, edit: Edit) -> bool:
    """Tell whether an edit states another value than stands there; the provenance of items does not count."""
    if edit.answer is None:
        return False
    answered = _answered(edit)
    stood = {each: said for each, said in there.items() if _is_value(each, edit.route)}
    return answered != {
        each: said
        for each, said in stood.items()
        if each == edit.route or each in answered or each.steps[-1] not in KEYS
    }


def first_difference(expected: Statements, got: Statements, edits: tuple[Edit, ...]) -> Route | None:
    """Return where a file does not state what it is to state; None when it does throughout.

    The provenance of the items of lists that were stated anew is not asked.
    """
    lists = [edit.route for edit in edits if isinstance(edit.answer, tuple)]
    for route in sorted({*expected, *got}, key=lambda each: [*map(str, each.steps)]):
        if expected.get(route) == got.get(route):
            continue
        if (
            route not in expected
            and route.steps[-1] in KEYS
            and any(route != each and route.is_within(each) for each in lists)
        ):
            continue
        return route
    return None


def _answered(edit: Edit) -> Statements:
    if isinstance(edit.answer, str):
        return {edit.route: edit.answer.strip()} if edit.answer.strip() else {}
    said: Statements = {edit.route: len(edit.answer or ())}
    for index, item in enumerate(edit.answer or ()):
        route = edit.route.child(index)
        pairs = [(route, item)] if isinstance(item, str) else [(route.child(key), text) for key, text in item]
        said |= {each: text.strip() for each, text in pairs if text.strip()}
    return said


def _is_value(route: Route, of: Route) -> bool:
    """Tell whether a route is that of a fact's value, or of an item in it, and not of its provenance."""
    depth = len(of.steps)
    return route == of or (route.is_within(of) and isinstance(route.steps[depth], int))
