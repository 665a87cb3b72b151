"""What all kinds of single facts share: reading a node into a fact in one of its states."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import core_schema

from reportgen.diagnostics import Diagnostic, Message, Route, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, State, Value
from reportgen.facts.marker import NOT_APPLICABLE, TRUTH_VALUES, is_empty, is_marker
from reportgen.facts.node import Absent, Node, ScalarNode
from reportgen.facts.provenance import NO_PROVENANCE, Provenance
from reportgen.facts.refusal import UnreadableError, refused
from reportgen.facts.statement import Statement, statement_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["Affixes", "Kind", "not_applicable_here", "shown", "state_of_absent"]

Affixes = tuple[str, str]
"""What will stand before and after a number that is not known yet."""

_SHOWN = 40


@frozen
class Kind(ABC):
    """A kind of fact, as a model's annotation names it."""

    NAME: ClassVar[str]
    YEARLY: ClassVar[bool] = False
    """Whether such facts belong to their year, as numbers do, unless one of them says otherwise."""

    label: str
    """Chinese; what people call the fact."""
    optional: bool = field(default=False, kw_only=True)
    """When it is missing or empty it is not given, and not blank."""
    may_not_apply: bool = field(default=False, kw_only=True)
    """不适用 may be said of it."""
    yearly: bool | None = field(default=None, kw_only=True)
    """Whether it belongs to the year, so that the next year asks for it anew; None: as the kind does."""

    @property
    def belongs_to_year(self) -> bool:
        """Whether the next year's report asks for it anew; what does not belong to the year stays."""
        return self.YEARLY if self.yearly is None else self.yearly

    @abstractmethod
    def value_of(self, text: str) -> Value:
        """Read a text that is neither empty nor a marker.

        Raises:
            UnreadableError: The text is no value of this kind.
        """

    def blank_of(self, text: str) -> Affixes | None:
        """Tell what is known around a value that is not known yet; None when ``text`` is no marker of this kind.

        Raises:
            UnreadableError: It is a marker, and what stands around it is wrong.
        """
        return self.affixes if is_marker(text) else None

    @property
    def affixes(self) -> Affixes:
        """What stands around a value of this kind of which nothing is known."""
        return "", ""

    @property
    def measure_word(self) -> str | None:
        """The unit of a count; None for all other kinds."""
        return None

    def read(self, node: Node) -> Fact:
        """Read one node; pydantic's validator of a field of this kind.

        Raises:
            PydanticCustomError: Something is wrong; carries the diagnostics (see ``refusal``).
        """
        if isinstance(node, Absent):
            return self._fact(node.route, node.span, NO_PROVENANCE, state_of_absent(self, node))
        statement = statement_of(node)
        try:
            fact = self._read_value(node.route, statement)
        except UnreadableError as error:
            span = _span_of_piece(statement.value, error.piece)
            problem = Diagnostic(error.rule, error.problem, span, error.cure, route=node.route)
            raise refused(problem, *statement.diagnostics) from None
        if statement.diagnostics:
            raise refused(*statement.diagnostics)
        return fact

    def _read_value(self, route: Route, statement: Statement) -> Fact:
        scalar, provenance = statement.value, statement.provenance
        if not isinstance(scalar, ScalarNode):
            raise self._not_single(route)
        if is_empty(scalar):
            is_blank = not self.optional or statement.asked
            return self._fact(route, scalar.span, provenance, State.BLANK if is_blank else State.NOT_GIVEN)
        text = scalar.text.strip()
        if text == NOT_APPLICABLE:
            if not self.may_not_apply:
                raise not_applicable_here(self.label, optional=self.optional)
            return self._fact(route, scalar.span, provenance, State.NOT_APPLICABLE)
        affixes = self.blank_of(text)
        if affixes is not None:
            return self._fact(route, scalar.span, provenance, State.BLANK, affixes=affixes)
        if scalar.plain and text.lower() in TRUTH_VALUES:
            raise self._truth_value(text)
        return self._fact(route, scalar.span, provenance, State.KNOWN, value=self.value_of(text))

    def _fact(
        self,
        route: Route,
        span: Span,
        provenance: Provenance,
        state: State,
        *,
        value: Value | None = None,
        affixes: Affixes | None = None,
    ) -> Fact:
        prefix, suffix = (affixes or self.affixes) if state is State.BLANK else ("", "")
        unit = self.measure_word
        return Fact(route, self.label, self.NAME, unit, state, span, value, prefix, suffix, provenance)

    def _not_single(self, route: Route) -> UnreadableError:
        if isinstance(route.steps[-1], int):
            said = message("an item of {label} is a single value, not a list", label=self.label)
            return UnreadableError("not-a-single-value", said, message("write each item after a dash of its own"))
        return UnreadableError(
            "not-a-single-value",
            message("{label} is a single value, not a list", label=self.label),
            message("write the value on the line of its key, without a dash"),
        )

    def _truth_value(self, text: str) -> UnreadableError:
        return UnreadableError(
            "truth-value",
            message('{label} "{text}" is a yes-or-no value to YAML', label=self.label, text=text),
            message("write the fact itself, or put the word in quotes if the word is meant"),
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Tell pydantic that this kind alone reads the field."""
        del source, handler
        return core_schema.no_info_plain_validator_function(self.read)


def _span_of_piece(value: Node, piece: str) -> Span:
    """Return the place of the first such piece of a value, in a block scalar some lines down; else of the value."""
    span = value.span
    if not piece or not isinstance(value, ScalarNode):
        return span
    start, last = (span.column or 1) - 1, span.line + value.text.count("\n") + 1
    for number, line in enumerate(span.source.text.split("\n", last)[span.line - 1 : last], span.line):
        index = line.find(piece, start)
        if index >= 0:
            return Span(span.source, number, index + 1, len(piece))
        start = 0
    return span


def state_of_absent(kind: Kind | Any, node: Absent) -> State:
    """Tell the state of something that is not in the file."""
    if node.reason == "not-applicable":
        return State.NOT_APPLICABLE
    return State.NOT_GIVEN if kind.optional or node.reason == "not-given" else State.BLANK


def not_applicable_here(label: str, *, optional: bool) -> UnreadableError:
    """Return what to say where 不适用 is not allowed."""
    cure: Message = (
        message("leave it out: it is optional") if optional else message("leave the value empty if it is not known yet")
    )
    said = message('{label} cannot be "{word}"', label=label, word=NOT_APPLICABLE)
    return UnreadableError("not-applicable-here", said, cure)


def shown(text: str) -> str:
    """Shorten a user's text to what a sentence can quote."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
