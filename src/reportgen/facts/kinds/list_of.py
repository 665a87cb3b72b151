"""A list: of facts of one kind, or of records of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError, core_schema

from reportgen.diagnostics import Diagnostic, Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds.kind import Kind, not_applicable_here, state_of_absent
from reportgen.facts.marker import NOT_APPLICABLE, is_empty, is_marker
from reportgen.facts.node import Absent, MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.provenance import NO_PROVENANCE, Provenance
from reportgen.facts.refusal import UnreadableError, diagnostics_of, refused
from reportgen.facts.section import Section
from reportgen.facts.statement import Statement, is_statement, statement_of
from reportgen.facts.yaml_fault import faults_around

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["ListOf"]

Item = Fact | Section


@frozen
class ListOf:
    """A list in a fact file: ``[]`` says that there are none, nothing at all that it is not known yet."""

    item: Kind | type[Section]
    """What each item is."""
    label: str = ""
    """Chinese; for a list of facts that of its items when it is left out."""
    optional: bool = field(default=False, kw_only=True)
    may_not_apply: bool = field(default=False, kw_only=True)
    yearly: bool | None = field(default=None, kw_only=True)
    """Whether it belongs to the year; None: as its items do, and a list of records does not."""

    @property
    def belongs_to_year(self) -> bool:
        """Whether the next year's report asks for it anew."""
        if self.yearly is None:
            return isinstance(self.item, Kind) and self.item.belongs_to_year
        return self.yearly

    def __post_init__(self) -> None:
        if not self.label and isinstance(self.item, Kind):
            object.__setattr__(self, "label", self.item.label)  # the one way to derive a field of a frozen dataclass

    def read(self, node: Node) -> FactList[Item]:
        """Read one node; pydantic's validator of a field of this kind.

        Raises:
            PydanticCustomError: Something is wrong, in the list or in any of its items.
        """
        if isinstance(node, Absent):
            return self._list(node, Statement(node, NO_PROVENANCE), state_of_absent(self, node))
        if isinstance(node, MappingNode) and not is_statement(node):
            raise refused(self._not_a_list(node))
        statement = statement_of(node)
        try:
            facts = self._read_value(node, statement)
        except UnreadableError as error:
            span = statement.value.span
            problem = Diagnostic(error.rule, error.problem, span, error.cure, route=node.route)
            raise refused(problem, *statement.diagnostics) from None
        if statement.diagnostics:
            raise refused(*statement.diagnostics)
        return facts

    def _read_value(self, node: Node, statement: Statement) -> FactList[Item]:
        value = statement.value
        match value:
            case SequenceNode():
                items = self._items(value if value.route == node.route else _at(value, node.route), statement)
                return self._list(node, statement, State.KNOWN, items)
            case ScalarNode() if is_empty(value):
                is_given = not self.optional or statement.asked
                return self._list(node, statement, State.BLANK if is_given else State.NOT_GIVEN)
            case ScalarNode() if value.text.strip() == NOT_APPLICABLE:
                if not self.may_not_apply:
                    raise not_applicable_here(self.label, optional=self.optional)
                return self._list(node, statement, State.NOT_APPLICABLE)
            case ScalarNode() if is_marker(value.text.strip()):
                return self._list(node, statement, State.BLANK)
            case _:
                raise refused(*(faults_around(value) or (self._not_a_list(value),)))

    def _items(self, node: SequenceNode, statement: Statement) -> tuple[Item, ...]:
        read: Callable[[Node], Item] = self.item.read if isinstance(self.item, Kind) else self.item.model_validate
        items: list[Item] = []
        found: list[Diagnostic] = []
        for child in node.items:
            try:
                item = read(child)
            except (PydanticCustomError, ValidationError) as error:
                found.extend(diagnostics_of(error))
            else:
                items.append(item)
        if found:
            raise refused(*found, *statement.diagnostics)
        if statement.provenance == NO_PROVENANCE:
            return tuple(items)
        return tuple(_with_provenance(item, statement.provenance) for item in items)

    def _list(self, node: Node, statement: Statement, state: State, items: tuple[Item, ...] = ()) -> FactList[Item]:
        kind = self.item.NAME if isinstance(self.item, Kind) else "text"
        span = statement.value.span
        blank = self._blank_item(node, statement) if state is State.BLANK else None
        return FactList(node.route, self.label, state, span, items, kind, statement.provenance, blank)

    def _blank_item(self, node: Node, statement: Statement) -> Item:
        """Return the item that is printed for a list of which nothing is known."""
        if not isinstance(self.item, Kind):
            return self.item.model_validate(Absent(node.route.child(0), statement.value.span, "missing"))
        absent = self.item.read(Absent(node.route, statement.value.span, "missing"))
        return replace(absent, label=self.label, state=State.BLANK, provenance=statement.provenance)

    def _not_a_list(self, node: Node) -> Diagnostic:
        return Diagnostic(
            "not-a-list",
            message("{label} is a list", label=self.label),
            node.span,
            message('write each item on a line of its own after a dash and a space; write "[]" if there are none'),
            route=node.route,
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Tell pydantic that this list alone reads the field."""
        del source, handler
        return core_schema.no_info_plain_validator_function(self.read)


def _with_provenance(item: Item, provenance: Provenance) -> Item:
    """Give an item the provenance of its whole list, unless it states its own; a record's facts keep theirs."""
    if isinstance(item, Fact) and item.provenance == NO_PROVENANCE:
        return replace(item, provenance=provenance)
    return item


def _at(node: SequenceNode, route: Route) -> SequenceNode:
    """Return a list that was stated with its provenance at the route of the fact, without the step ``value``."""
    return SequenceNode(route, node.span, tuple(_moved(item, len(node.route.steps), route) for item in node.items))


def _moved(node: Node, old: int, route: Route) -> Node:
    moved = Route((*route.steps, *node.route.steps[old:]))
    match node:
        case MappingNode():
            entries = tuple(replace(entry, node=_moved(entry.node, old, route)) for entry in node.entries)
            return replace(node, route=moved, entries=entries)
        case SequenceNode():
            return replace(node, route=moved, items=tuple(_moved(item, old, route) for item in node.items))
        case _:
            return replace(node, route=moved)
