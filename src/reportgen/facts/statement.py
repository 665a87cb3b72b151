"""A fact as it is stated: plain, or as a mapping of its value and where that comes from."""

from __future__ import annotations

from datetime import date

from reportgen.diagnostics import Diagnostic, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.day import read_date
from reportgen.facts.marker import is_empty
from reportgen.facts.node import Absent, Entry, MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.provenance import KEYS, NO_PROVENANCE, Provenance
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.section import suggestion

__all__ = ["DATES", "Statement", "is_statement", "statement_of"]

DATES = ("as_of", "due")
"""The keys of a provenance that hold a day."""


@frozen
class Statement:
    """The two halves of a fact as it is stated."""

    value: ScalarNode | SequenceNode | Absent
    provenance: Provenance
    asked: bool = False
    """Somebody is to find it out: an owner, a question or a day is named."""
    diagnostics: tuple[Diagnostic, ...] = ()


def is_statement(node: MappingNode) -> bool:
    """Tell whether a mapping states a value with its provenance, and is not a section."""
    return any(entry.key in KEYS for entry in node.entries)


def statement_of(node: Node) -> Statement:
    """Take a node apart; what is wrong in its provenance is among the diagnostics."""
    if not isinstance(node, MappingNode):
        return Statement(node, NO_PROVENANCE)
    found: list[Diagnostic] = []
    value: ScalarNode | SequenceNode = ScalarNode(node.route, node.span, "", plain=True)
    texts: dict[str, str] = {}
    days: dict[str, date] = {}
    for entry in node.entries:
        match entry.node:
            case _ if entry.key not in KEYS:
                found.append(_unknown(entry))
            case ScalarNode() | SequenceNode() if entry.key == "value":
                value = entry.node
            case ScalarNode() as scalar if is_empty(scalar):
                pass
            case ScalarNode() as scalar if entry.key in DATES:
                _add_day(days, entry.key, scalar, found)
            case ScalarNode() as scalar:
                texts[entry.key] = scalar.text.strip()
            case _:
                found.append(_not_single(entry))
    provenance = Provenance(**texts, **days)  # type: ignore[arg-type]  # the keys are checked above
    asked = bool(provenance.owner or provenance.due or provenance.ask)
    return Statement(value, provenance, asked, tuple(found))


def _add_day(days: dict[str, date], key: str, scalar: ScalarNode, found: list[Diagnostic]) -> None:
    try:
        days[key] = read_date(scalar.text.strip())
    except UnreadableError as error:
        said = message('"{text}" in "{key}" is not a date', text=scalar.text.strip(), key=key)
        found.append(Diagnostic(error.rule, said, scalar.span, error.cure, route=scalar.route))


def _unknown(entry: Entry) -> Diagnostic:
    cure = suggestion(entry.key, dict(zip(KEYS, KEYS, strict=True)))
    return Diagnostic("unknown-key", message('unknown key "{key}"', key=entry.key), entry.key_span, cure)


def _not_single(entry: Entry) -> Diagnostic:
    said = message('"{key}" holds a single text', key=entry.key)
    return Diagnostic("not-a-single-value", said, entry.key_span, message("write it on the line of its key"))
