"""Branches that no facts can take: of a condition that is always true, always false, or asked before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from reportgen.diagnostics import Message, Route, Source, Span, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.field import field_at, members_of, section_of
from reportgen.facts.kinds import Choice, Kind, ListOf, Part
from reportgen.facts.section import Section
from reportgen.template.naming import Names, names_in

__all__ = ["DeadBranch", "dead_branches"]


@frozen
class DeadBranch:
    """A branch that is never taken."""

    span: Span
    reason: Message


@frozen
class _Truth:
    """What is known of a condition, and why."""

    value: bool
    reason: Message


def dead_branches(root: nodes.Template, source: Source, model: type[Section]) -> tuple[DeadBranch, ...]:
    """Return the branches of a template that no report of ``model`` can take, in their order."""
    search = _Search(source, model, names_in(root, model))
    search.walk(root.body, {})
    return tuple(search.found)


@dataclass(slots=True)
class _Search:
    """Looks through one template."""

    source: Source
    model: type[Section]
    names: Names
    found: list[DeadBranch] = field(default_factory=list)

    def walk(self, body: Sequence[nodes.Node], assumed: Mapping[str, bool]) -> None:
        """Look through statements, under conditions that are known to hold or not."""
        for node in body:
            if isinstance(node, nodes.If):
                self._condition(node, assumed)
                continue
            for choice in _choices(node):
                self._choice(choice, assumed)
            for inner in _bodies(node):
                self.walk(inner, assumed)

    def _condition(self, node: nodes.If, assumed: Mapping[str, bool]) -> None:
        """Look at the branches of a condition, one after the other: each is asked where all before it failed."""
        over: Message | None = None
        for branch in (node, *node.elif_):
            truth = None if over is None else _Truth(value=False, reason=over)
            truth = truth or self._truth(branch.test, assumed)
            if truth is not None and not truth.value:
                self._tell(branch.lineno, truth.reason)
            elif truth is not None:
                over = truth.reason
            self.walk(branch.body, {**assumed, **self._assumptions(branch.test, value=True)})
            assumed = {**assumed, **self._assumptions(branch.test, value=False)}
        if node.else_ and over is not None:
            self._tell(_first_line(node.else_), over)
        self.walk(node.else_, assumed)

    def _choice(self, node: nodes.CondExpr, assumed: Mapping[str, bool]) -> None:
        truth = self._truth(node.test, assumed)
        if truth is not None and (not truth.value or node.expr2 is not None):
            self._tell(node.lineno, truth.reason)

    def _tell(self, line: int, reason: Message) -> None:
        self.found.append(DeadBranch(Span(self.source, line), reason))

    # --- what is known of a condition ---------------------------------------------------------------------------------

    def _truth(self, test: nodes.Node, assumed: Mapping[str, bool]) -> _Truth | None:
        if (known := assumed.get(repr(test))) is not None:
            return _Truth(known, message("its condition was decided before"))
        match test:
            case nodes.Const():
                return _Truth(bool(test.value), message("its condition is always the same"))
            case nodes.Not():
                truth = self._truth(test.node, assumed)
                return None if truth is None else replace(truth, value=not truth.value)
            case nodes.And() | nodes.Or():
                return self._both(test, assumed)
            case nodes.Compare(ops=[nodes.Operand() as operand]):
                return self._compared(test.expr, operand)
            case _:
                route = self.names.route_of(test)
                return None if route is None else self._always(route)

    def _both(self, test: nodes.And | nodes.Or, assumed: Mapping[str, bool]) -> _Truth | None:
        left, right = self._truth(test.left, assumed), self._truth(test.right, assumed)
        decides = isinstance(test, nodes.Or)
        for truth in (left, right):
            if truth is not None and truth.value is decides:
                return truth
        return left if left is not None and right is not None else None

    def _compared(self, left: nodes.Node, operand: nodes.Operand) -> _Truth | None:
        """Tell what a comparison of a choice with a word that it has not comes to."""
        route = self.names.route_of(left)
        asked = None if route is None else field_at(self.model, route)
        right = operand.expr
        if asked is None or not isinstance(asked.kind, Choice) or operand.op not in ("eq", "ne"):
            return None
        if not isinstance(right, nodes.Const) or right.value in asked.kind.among:
            return None
        reason = message(
            '{label} is never "{word}": it is one of {words}',
            label=asked.kind.label,
            word=str(right.value),
            words=listed(asked.kind.among),
        )
        return _Truth(operand.op == "ne", reason)

    def _always(self, route: Route) -> _Truth | None:
        """Tell that a fact is always there: known, or blank and printed as that."""
        member = _member_at(self.model, route)
        if member is None or not _is_always_there(self.model, route):
            return None
        return _Truth(value=True, reason=message("{label} is always there", label=member.label))

    def _assumptions(self, test: nodes.Node, *, value: bool) -> dict[str, bool]:
        """Return what is known of conditions once a test has come out as ``value``; only such as hold on are kept."""
        match test:
            case nodes.Not():
                return self._assumptions(test.node, value=not value)
            case nodes.And() if value:
                return self._assumptions(test.left, value=True) | self._assumptions(test.right, value=True)
            case nodes.Or() if not value:
                return self._assumptions(test.left, value=False) | self._assumptions(test.right, value=False)
            case _ if all(name.name in self.names.fields for name in _names_within(test)):
                return {repr(test): value}
            case _:
                return {}


def _names_within(test: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(test, nodes.Name):
        yield test
    yield from test.find_all(nodes.Name)


def _first_line(body: Sequence[nodes.Node]) -> int:
    return body[0].lineno


def _choices(node: nodes.Node) -> Iterator[nodes.CondExpr]:
    """Yield the conditional expressions of a statement, without those of the statements in it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.CondExpr):
            yield child
        if not isinstance(child, nodes.Stmt):
            yield from _choices(child)


def _bodies(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    for name in ("body", "else_"):
        inner = getattr(node, name, None)
        if isinstance(inner, list):
            yield inner


def _member_at(model: type[Section], route: Route) -> Kind | ListOf | Part | None:
    """Return what a model has at a route through sections; None where there is none, or it is in a list."""
    member: Kind | ListOf | Part | None = None
    within: type[Section] | None = model
    for step in route.steps:
        member = None if within is None else dict(members_of(within)).get(str(step))
        within = section_of(within, str(step)) if within is not None and isinstance(member, Part) else None
        if member is None:
            return None
    return member


def _is_always_there(model: type[Section], route: Route) -> bool:
    """Tell whether what stands at a route, a fact or a section, is true in every report."""
    for depth in range(1, len(route.steps) + 1):
        member = _member_at(model, Route(route.steps[:depth]))
        if member is None or isinstance(member, ListOf) or member.optional or member.may_not_apply:
            return False
    last = _member_at(model, route)
    if not isinstance(last, Part):
        return True
    section = model
    for step in route.steps:
        section = section_of(section, str(step))
    return any(_is_always_there(model, route.child(name)) for name, _ in members_of(section))
