"""The base of all models: a mapping of facts, each handed to its kind together with its place."""

from __future__ import annotations

from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict, model_validator

from reportgen.diagnostics import Diagnostic, Message, Route, listed, message
from reportgen.facts.marker import NOT_APPLICABLE, is_empty, is_marker
from reportgen.facts.node import Absent, Entry, MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.refusal import refused
from reportgen.facts.yaml_fault import faults_around

__all__ = ["Section", "suggestion"]


class Section(BaseModel):
    """A section of a fact file.

    A field is ``name: Annotated[Fact, Count("标签", unit="次")]`` or another of :mod:`reportgen.facts.kinds`.  Every
    field has a value, whatever the file holds: what is missing is blank, not applicable or not given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _hand_out(cls, node: Node) -> dict[str, Node | Diagnostic]:
        """Give each field its node; for an unknown key, what to say about it (pydantic then calls it forbidden)."""
        match node:
            case MappingNode():
                return cls._hand_out_entries(node)
            case Absent():
                return {name: _absent(node, name) for name in cls.model_fields}
            case ScalarNode() if is_empty(node) or is_marker(node.text.strip()):
                missing = Absent(node.route, node.span, "missing")
                return {name: _absent(missing, name) for name in cls.model_fields}
            case ScalarNode() | SequenceNode():
                raise refused(*(faults_around(node) or (_no_section(node, tuple(cls.model_fields)),)))

    @classmethod
    def _hand_out_entries(cls, node: MappingNode) -> dict[str, Node | Diagnostic]:
        given: dict[str, Node | Diagnostic] = {entry.key: entry.node for entry in node.entries}
        known = cls.model_fields
        if not given.keys() <= known.keys():
            unknown = [entry for entry in node.entries if entry.key not in known]
            given.update({entry.key: cls._unknown_key(entry) for entry in unknown})
        missing = Absent(node.route, node.span, "missing")
        return {**{name: _absent(missing, name) for name in known if name not in given}, **given}

    @classmethod
    def _unknown_key(cls, entry: Entry) -> Diagnostic:
        labels: dict[str, str] = {
            getattr(mark, "label", ""): name for name, info in cls.model_fields.items() for mark in info.metadata
        }
        return Diagnostic(
            "unknown-key",
            message('unknown key "{key}"', key=entry.key),
            entry.key_span,
            suggestion(entry.key, {**{name: name for name in cls.model_fields}, **labels}),
            route=entry.node.route,
        )


def suggestion(word: str, known: dict[str, str]) -> Message:
    """Return the help line for a word that is not known: the nearest that is, else all of them.

    ``known`` gives for each word that may have been meant the one to write.
    """
    near = get_close_matches(word.casefold(), [name for name in known if name], n=1, cutoff=0.6)
    if near:
        return message('did you mean "{word}"?', word=known[near[0]])
    return message("known here: {words}", words=listed(dict.fromkeys(known.values())))


def _absent(absent: Absent, name: str) -> Absent:
    return Absent(Route((*absent.route.steps, name)), absent.span, absent.reason)


def _no_section(node: ScalarNode | SequenceNode, fields: tuple[str, ...]) -> Diagnostic:
    if isinstance(node, SequenceNode):
        said = message("keys and values belong here, not a list")
        cure = message('write "{key}: …" on a line of its own, without a dash', key=fields[0])
    elif node.text.strip() == NOT_APPLICABLE:
        said = message('"{word}" cannot be said of this', word=NOT_APPLICABLE)
        cure = message("leave it empty if it is not known yet")
    else:
        said = message("keys and values belong here, not a single value")
        cure = message('write "{key}: …" indented on a line of its own', key=fields[0])
    return Diagnostic("not-a-section", said, node.span, cure, route=node.route)
