"""What may stand under the key of a list: its items, nothing, or a mapping with the list's provenance."""

from __future__ import annotations

from reportgen.facts.kinds import ListOf
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.stated import stated, states
from reportgen.facts.schema.writing import Schema, checked

__all__ = ["list_schema"]

_HOW = "每一项另起一行，缩进后写在“- ”之后；确实没有写 []"


def list_schema(listed: ListOf, item: Schema, definitions: Definitions) -> Schema:
    """Return the schema of a list of which each item is as ``item`` says.

    An empty mapping states nothing and is no list, so that a mapping has a key.
    """
    types = ["array", "null", "string"]
    word = definitions.like("word", checked(whole(MARKER, may_not_apply=listed.may_not_apply), _HOW))
    value = {"type": types, "errorMessage": _HOW, "items": item, "allOf": [word]}
    return {
        "title": listed.label,
        "description": f"{listed.label}（列表）。{'选填' if listed.optional else '必填'}。\n{_HOW}。\n{states(listed)}",
        "type": [*types, "object"],
        "errorMessage": _HOW,
        "items": item,
        "allOf": [word, {**stated(value, definitions), "minProperties": 1}],
    }
