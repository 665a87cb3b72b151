"""Report types: what each kind of report needs.

A report type is a module with four names: ``MODEL``, a subclass of
:class:`~reportgen.reports.official.OfficialReport`, ``NAME``, what people call such a report, ``TEMPLATE``, the name of
its template, and ``RELATIONS``, what must hold between its facts.  May import ``facts`` and ``diagnostics``.  To add
one, write ``reports/<type>.py`` and its template, and put it into :data:`REPORTS`.
"""

from __future__ import annotations

from typing import Protocol

from pydantic import ValidationError

from reportgen.diagnostics import Diagnostic, Message, Outcome, Span, in_order, listed, message
from reportgen.facts.marker import is_empty
from reportgen.facts.node import Entry, MappingNode, ScalarNode
from reportgen.facts.refusal import diagnostics_of
from reportgen.facts.relation import Relation
from reportgen.facts.section import suggestion
from reportgen.reports import ideology
from reportgen.reports.official import OfficialReport

__all__ = ["REPORTS", "ReportType", "type_named", "validate"]


class ReportType(Protocol):
    """What a module of this room holds."""

    @property
    def MODEL(self) -> type[OfficialReport]:  # noqa: N802 - the name of a module's constant
        """The model of its facts."""

    @property
    def RELATIONS(self) -> tuple[Relation, ...]:  # noqa: N802 - the name of a module's constant
        """What must hold between its facts."""

    @property
    def NAME(self) -> str:  # noqa: N802 - the name of a module's constant
        """What people call such a report, without its year."""

    @property
    def TEMPLATE(self) -> str:  # noqa: N802 - the name of a module's constant
        """The template, from a templates folder."""


REPORTS: dict[str, ReportType] = {
    "ideology": ideology,
}


def validate(node: MappingNode) -> Outcome[OfficialReport]:
    """Read a fact file's nodes as the report that it says it is; all errors at once, in the order of their places."""
    entry = node.get("report")
    name = None if entry is None else _name_in(entry)
    if name is None and entry is not None and _was_left_out(entry):
        return Outcome(None)
    if name is None:
        said, cure = message("the file does not say which report it is"), _known_types()
        return Outcome(None, (Diagnostic("no-report-type", said, _place(node, entry), cure),))
    if name not in REPORTS:
        said = message('there is no report type "{name}"', name=name)
        cure = suggestion(name, {known: known for known in REPORTS})
        return Outcome(None, (Diagnostic("unknown-report-type", said, _place(node, entry), cure),))
    try:
        return Outcome(REPORTS[name].MODEL.model_validate(node))
    except ValidationError as error:
        return Outcome(None, in_order(diagnostics_of(error)))


def type_named(node: MappingNode) -> str | None:
    """Return the report type that a fact file says it is; None where it says none that there is."""
    entry = node.get("report")
    name = None if entry is None else _name_in(entry)
    return name if name in REPORTS else None


def _name_in(entry: Entry) -> str | None:
    stated = entry.node.get("value") if isinstance(entry.node, MappingNode) else entry
    if stated is None or not isinstance(stated.node, ScalarNode) or is_empty(stated.node):
        return None
    return stated.node.text.strip()


def _was_left_out(entry: Entry) -> bool:
    """Tell whether the file states a value that loading could not read, and has complained of already."""
    line = entry.key_span.source.line(entry.key_span.line)
    rest = line.partition(entry.key)[2].lstrip(" :：")
    return (
        isinstance(entry.node, ScalarNode)
        and not entry.node.text
        and rest not in ("", "~")
        and not rest.startswith(("#", '"', "'", "|", ">", ",", "}"))
    )


def _place(node: MappingNode, entry: Entry | None) -> Span:
    return node.span if entry is None else entry.node.span


def _known_types() -> Message:
    return message('write "report: {name}" (known: {names})', name=next(iter(REPORTS)), names=listed(REPORTS))
