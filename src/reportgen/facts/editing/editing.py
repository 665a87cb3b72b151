"""All edits of a file: step by step, each refused with its reason or made, and the whole proved."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence

import yaml

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source, Span, has_errors, in_order
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing.edit import Edit
from reportgen.facts.editing.key import added
from reportgen.facts.editing.place import place_of
from reportgen.facts.editing.proof import Statements, after, awaited_around, first_difference, shares, stale, stated
from reportgen.facts.editing.provenance import annotated, folded, unfolded
from reportgen.facts.editing.refused import RefusedError, by_hand, no_single_fact, no_such_item, unknown_route
from reportgen.facts.editing.series import listed_anew, unlisted
from reportgen.facts.editing.splice import Footprint, Splice, applied
from reportgen.facts.editing.value import restated
from reportgen.facts.editing.written import Tree, tree_of
from reportgen.facts.kinds.list_of import ListOf
from reportgen.facts.loading import load
from reportgen.facts.node import MappingNode
from reportgen.facts.provenance import KEYS
from reportgen.facts.section import Section

__all__ = ["edited"]


@frozen
class _Plan:
    """An edit, and what of the provenance goes with it."""

    edit: Edit
    model: type[Section]
    drops: tuple[str, ...]
    loses: bool
    """Whether any of them stands there."""

    @property
    def texts(self) -> dict[str, str]:
        """The provenance to state."""
        return {key: text.strip() for key, text in self.edit.provenance if text.strip()}


def edited(content: bytes, file: str, edits: Sequence[Edit], model: type[Section]) -> Outcome[bytes]:
    """Return a fact file with facts stated anew; or what of it cannot be changed safely, and why.

    ``model`` gives missing keys and sections their places.  Every edit is proved: the result is loaded, and all facts
    but the edited ones are as they were.
    """
    loaded = load(content, file)
    if loaded.value is None or has_errors(loaded.diagnostics):
        return Outcome(None, loaded.diagnostics)
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.removeprefix(mark).decode("utf-8")
    work = _Work(loaded.value, Source(file, text), model)
    for group in _apart(edits):
        text = work.carry_out(text, group)
    if not work.refused:
        work.prove(text, file, edits)
    if work.refused:
        return Outcome(None, in_order(work.refused))
    return Outcome(mark + text.encode("utf-8"))


def _plan_of(edit: Edit, there: Statements, model: type[Section]) -> _Plan:
    drops = stale(there, edit)
    return _Plan(edit, model, drops, any(edit.route.child(key) in there for key in drops))


class _Work:
    """The edits of one file; lives for one call."""

    def __init__(self, node: MappingNode, source: Source, model: type[Section]) -> None:
        self.node = node
        self.source = source
        self.model = model
        self.expected = stated(node)
        self.refused: list[Diagnostic] = []

    def carry_out(self, text: str, edits: Sequence[Edit]) -> str:
        """Return a text after all steps of edits whose routes are apart."""
        there = shares(self.expected, [edit.route for edit in edits])
        plans = [_plan_of(edit, there[edit.route], self.model) for edit in edits]
        for plan in plans:
            self._expect(plan, there[plan.edit.route])
        for step in _STEPS:
            text = self._take(step, text, plans)
        return text

    def _expect(self, plan: _Plan, there: Statements) -> None:
        """Note what the file is to state after an edit."""
        awaited = awaited_around(self.expected, plan.edit.route) if plan.edit.states else ()
        for each in (*awaited, *there):
            del self.expected[each]
        self.expected |= after(there, plan.edit, plan.drops)

    def _take(self, step: _Step, text: str, plans: Sequence[_Plan]) -> str:
        """Take one step of all edits: those that do not touch each other at once, the others after them."""
        pending = [*plans]
        while pending:
            try:
                tree = tree_of(text)
            except yaml.YAMLError:
                self.refuse(by_hand(), text, pending[0].edit.route)
                return self.source.text
            made, later, footprint = list[Splice](), list[_Plan](), Footprint()
            for plan in pending:
                try:
                    splices = step(tree, plan)
                except RefusedError as error:
                    self.refuse(error, text, plan.edit.route)
                    continue
                if footprint.takes(splices):
                    made += splices
                else:
                    later.append(plan)
            text, pending = applied(text, made), later
        return text

    def prove(self, text: str, file: str, edits: Sequence[Edit]) -> None:
        """Refuse the edits if the file does not state afterwards exactly what it is to."""
        again = load(text.encode("utf-8"), file)
        got: Statements = {} if again.value is None else stated(again.value)
        route = first_difference(self.expected, got, tuple(edits))
        if route is not None or has_errors(again.diagnostics):
            routes = [edit.route for edit in edits]
            blamed = [each for each in routes if route is not None and route.is_within(each)]
            self.refuse(by_hand(), text, (blamed or routes)[0])

    def refuse(self, error: RefusedError, text: str, route: Route) -> None:
        """Keep the reason why an edit cannot be made."""
        diagnostic = error.diagnostic(self.source, text, route, _span_at(self.node, route))
        if all(each.route != route for each in self.refused):
            self.refused.append(diagnostic)


_Step = Callable[[Tree, _Plan], list[Splice]]


def _apart(edits: Sequence[Edit]) -> Iterable[Sequence[Edit]]:
    """Return edits in groups that can be made together: all at once, or one by one where a route is within another."""
    routes = {edit.route.steps for edit in edits}
    nested = any(route[:depth] in routes for route in routes for depth in range(1, len(route)))
    return [[edit] for edit in edits] if nested or len(routes) < len(edits) else [edits]


# --- the steps --------------------------------------------------------------------------------------------------------


def _bring_in(tree: Tree, plan: _Plan) -> list[Splice]:
    """Bring in the key of a fact that is missing, and those of its sections."""
    place = place_of(tree, plan.edit.route)
    if not place.rest or not plan.edit.states:
        return []
    names = [step for step in place.rest if isinstance(step, str)]
    if len(names) < len(place.rest):
        raise no_such_item(plan.edit.route, 0, place.member.start)
    return added(tree, place, tuple(names), _order_at(plan, place.steps, names))


def _unfold(tree: Tree, plan: _Plan) -> list[Splice]:
    """Make room for a provenance, or for a value beside one."""
    place = place_of(tree, plan.edit.route)
    if place.rest:
        return []
    value = place.member.value
    if value.sort == "mapping":
        is_missing = value.get("value") is None and plan.edit.answer is not None and plan.edit.states
        if not any(member.key in KEYS for member in value.members):
            raise no_single_fact(plan.edit.route, value.start)
        return added(tree, place, ("value",), KEYS) if is_missing else []
    return unfolded(tree, place) if plan.texts else []


def _restate(tree: Tree, plan: _Plan) -> list[Splice]:
    """Change the value."""
    place = place_of(tree, plan.edit.route)
    answer = plan.edit.answer
    if place.rest or answer is None:
        return []
    value = place.member.value
    if value.sort == "mapping":
        inner = value.get("value")
        if inner is None:
            return []
        place = place.inner(inner)
    if isinstance(answer, tuple):
        return listed_anew(tree, place, answer)
    if place.member.value.sort == "list":
        return unlisted(tree, place, answer.strip())
    return restated(tree, place, answer.strip())


def _annotate(tree: Tree, plan: _Plan) -> list[Splice]:
    """Change the provenance."""
    place = place_of(tree, plan.edit.route)
    return [] if place.rest else annotated(tree, place, plan.texts, plan.drops)


def _fold(tree: Tree, plan: _Plan) -> list[Splice]:
    """Make a value plain again that lost its provenance."""
    place = place_of(tree, plan.edit.route)
    return [] if place.rest or not plan.loses else folded(tree, place)


_STEPS: tuple[_Step, ...] = (_bring_in, _unfold, _restate, _annotate, _fold)


# --- the model --------------------------------------------------------------------------------------------------------


def _order_at(plan: _Plan, steps: Sequence[str | int], names: Sequence[str]) -> tuple[str, ...]:
    """Return all keys of the section that a key is missing in, in the order of the model."""
    model = plan.model
    for step in steps:
        model = model if isinstance(step, int) else _section_in(model, step, plan.edit.route)
    order, inner = tuple(model.model_fields), model
    for name in names[:-1]:
        inner = _section_in(inner, name, plan.edit.route)
    if names[-1] not in inner.model_fields:
        raise unknown_route(plan.edit.route)
    return order


def _section_in(model: type[Section], name: str, route: Route) -> type[Section]:
    """Return the section, or the records of the list, that a key holds."""
    field = model.model_fields.get(name)
    if field is not None and isinstance(field.annotation, type) and issubclass(field.annotation, Section):
        return field.annotation
    for mark in () if field is None else field.metadata:
        if isinstance(mark, ListOf) and isinstance(mark.item, type):
            return mark.item
    raise unknown_route(route)


def _span_at(node: MappingNode, route: Route) -> Span | None:
    """Return the place of a fact, or of the nearest thing around it that the file has."""
    found: MappingNode | None = node
    span: Span | None = None
    for step in route.steps:
        entry = None if found is None or isinstance(step, int) else found.get(step)
        if entry is None:
            return span
        span = entry.node.span
        found = entry.node if isinstance(entry.node, MappingNode) else None
    return span
