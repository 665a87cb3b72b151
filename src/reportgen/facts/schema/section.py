"""What may stand under the key of a section: its own keys, or a word for the whole of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from reportgen.facts.field import Member, members_of, section_of
from reportgen.facts.kinds import Kind, ListOf, Part
from reportgen.facts.marker import MARKER, NOT_APPLICABLE
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.fact import fact_schema, item_schema
from reportgen.facts.schema.listing import list_schema
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.writing import Schema, checked
from reportgen.facts.section import Section

__all__ = ["keys_of"]


def keys_of(model: type[Section], definitions: Definitions, own: Mapping[str, Schema] = MappingProxyType({})) -> Schema:
    """Return the keywords of a mapping that holds the keys of a section, in model order, and no others.

    ``own`` gives the schemas of keys that mean more than their model says.
    """
    properties = {
        name: own[name] if name in own else _member(model, name, member, definitions)
        for name, member in members_of(model)
    }
    return {"properties": properties, "additionalProperties": False}


def _member(model: type[Section], name: str, member: Member, definitions: Definitions) -> Schema:
    match member:
        case Kind():
            return fact_schema(member, definitions)
        case ListOf():
            return list_schema(member, _item(member, definitions), definitions)
        case Part():
            return _part(member, section_of(model, name), definitions)
        case _:
            assert_never(member)


def _part(part: Part, model: type[Section], definitions: Definitions) -> Schema:
    """Return the schema of a section within another."""
    whole_of_it = f"整组都没有的，写 {NOT_APPLICABLE}。" if part.may_not_apply else ""
    optional = "选填；" if part.optional else ""
    described = f"{part.label}（一组事实）。\n{optional}各项另起一行，缩进后写“键: 值”。\n{whole_of_it}".rstrip()
    return _section(part.label, described, model, definitions, may_not_apply=part.may_not_apply)


def _item(listed: ListOf, definitions: Definitions) -> Schema:
    """Return a reference to what each item of a list is."""
    if isinstance(listed.item, Kind):
        return definitions.like("item", item_schema(listed.item, definitions))
    title = f"{listed.label}：一项"
    names = "、".join(member.label for _, member in members_of(listed.item))
    record = _section(title, f"{title}。\n写在“- ”之后：{names}。", listed.item, definitions, may_not_apply=False)
    return definitions.like("record", record)


def _section(
    title: str, description: str, model: type[Section], definitions: Definitions, *, may_not_apply: bool
) -> Schema:
    said = "这里写下一级的各个键，每个键一行"
    return {
        "title": title,
        "description": description,
        "type": ["object", "null", "string"],
        "allOf": [definitions.like("word", checked(whole(MARKER, may_not_apply=may_not_apply), said))],
        **keys_of(model, definitions),
    }
