"""Which facts the names of a template mean: ``study.themes``, and ``plan.text`` in a loop over ``plans``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from jinja2 import nodes

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.section import Section

__all__ = ["Names", "names_in", "without_indices"]


@frozen
class Names:
    """What the names of one template stand for."""

    loops: Mapping[str, Collection[Route]]
    """The variables of loops over lists of facts, and what each may be an item of."""
    fields: frozenset[str]
    """The names of the report that nothing else in the template has."""
    routes: frozenset[Route]
    """All that is named, without the numbers of items."""

    def route_of(self, node: nodes.Node) -> Route | None:
        """Return the route that an expression is; None where it is none, or it is not certain which."""
        match node:
            case nodes.Name(name=name) if name in self.fields:
                return Route((name,))
            case nodes.Name(name=name) if len(self.loops.get(name, ())) == 1:
                return next(iter(self.loops[name]))
            case nodes.Getattr():
                holder = self.route_of(node.node)
                return None if holder is None else holder.child(node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                holder = self.route_of(node.node)
                return None if holder is None else holder.child(key)
            case _:
                return None

    def routes_of(self, node: nodes.Node) -> Collection[Route]:
        """Return all routes that an expression may be."""
        match node:
            case nodes.Name(name=name) if name in self.loops:
                return self.loops[name]
            case nodes.Getattr():
                return [route.child(node.attr) for route in self.routes_of(node.node)]
            case _:
                route = self.route_of(node)
                return () if route is None else (route,)


def names_in(root: nodes.Template, model: type[Section]) -> Names:
    """Return what the names of a template stand for in a report of ``model``."""
    stored = {name.name for name in root.find_all(nodes.Name) if name.ctx != "load"}
    stored |= {macro.name for macro in root.find_all(nodes.Macro)}
    names = Names({}, frozenset(model.model_fields) - stored, frozenset())
    loops: defaultdict[str, set[Route]] = defaultdict(set)
    for loop in root.find_all(nodes.For):
        route = names.route_of(loop.iter)
        if isinstance(loop.target, nodes.Name) and route is not None:
            loops[loop.target.name].add(route)
    names = Names(dict(loops), names.fields, frozenset())
    named = {
        without_indices(route)
        for sort in (nodes.Name, nodes.Getattr, nodes.Getitem)
        for node in root.find_all(sort)
        for route in names.routes_of(node)
    }
    return Names(names.loops, names.fields, frozenset(named))


def without_indices(route: Route) -> Route:
    """Return a route without the numbers of items: ``problems.text`` for ``problems[2].text``."""
    return Route(tuple(step for step in route.steps if isinstance(step, str)))
