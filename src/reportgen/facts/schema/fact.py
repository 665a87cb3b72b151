"""What may stand under the key of a fact: a plain value, or a mapping with its provenance."""

from __future__ import annotations

from reportgen.facts.kinds import Kind
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.kind import writing_of
from reportgen.facts.schema.stated import stated, states
from reportgen.facts.schema.writing import Schema

__all__ = ["fact_schema", "item_schema"]


def fact_schema(kind: Kind, definitions: Definitions) -> Schema:
    """Return the schema of a fact that has a key of its own."""
    necessity = "选填" if kind.optional else "必填"
    return _schema(kind, f"{_title(kind)}。{necessity}。", definitions)


def item_schema(kind: Kind, definitions: Definitions) -> Schema:
    """Return the schema of a fact that is an item of a list."""
    return _schema(kind, f"{_title(kind)}：一项。", definitions)


def _schema(kind: Kind, beginning: str, definitions: Definitions) -> Schema:
    """Return the schema of a fact, whose description begins with what it is: an editor shows no title beside a key.

    What only mappings have stands in a definition, for an editor that finds keys right here would begin a mapping
    wherever it completes the name of the fact.
    """
    writing = writing_of(kind)
    types = ["string", *writing.types, "null"]
    rules = definitions.like(kind.NAME, {**writing.rules, "defaultSnippets": _offered(kind)})
    value = {"type": types, "errorMessage": writing.how, "allOf": [rules]}
    parts = [rules, definitions.like(f"{kind.NAME}-stated", stated(value, definitions))]
    if writing.own is not None:
        parts.append({**writing.own, "properties": {"value": writing.own}})
    return {
        "title": _title(kind),
        "description": f"{beginning}\n{writing.how}。\n{states(kind)}",
        "type": [*types, "object"],
        "errorMessage": writing.how,
        "allOf": parts,
    }


def _offered(kind: Kind) -> list[Schema]:
    """Return the words that an editor offers for a value that is not known, or that there is not."""
    words = {"待填": "还不知道", **({NOT_APPLICABLE: "没有这件事"} if kind.may_not_apply else {})}
    return [{"label": word, "description": says, "body": word} for word, says in words.items()]


def _title(kind: Kind) -> str:
    return kind.label if kind.measure_word is None else f"{kind.label}（{kind.measure_word}）"
