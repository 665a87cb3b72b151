"""A fact or a list that is stated as a mapping: its value, and where that comes from or whom to ask."""

from __future__ import annotations

from reportgen.facts.kinds import Kind, ListOf
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.facts.provenance import KEYS, PROVENANCE
from reportgen.facts.schema.date import DAY, HOW
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.writing import Schema, checked
from reportgen.facts.statement import DATES

__all__ = ["stated", "states"]

_VALUE, *_ = KEYS
_EXPLAINED = {
    "source": "这个数据从哪里来，例如：会议台账",
    "as_of": "这个数据截至哪一天，例如：2022-12-20",
    "by": "谁报的这个数据，例如：张工",
    "note": "还要说明的，例如：含扩大会议",
    "owner": "还不知道时由谁负责填报，例如：新闻科",
    "due": "要在哪一天以前报来，例如：2023-01-10",
    "ask": "向责任单位提的要求，例如：全年刊发的稿件条数，不含转载",
}


def stated(value: Schema, definitions: Definitions) -> Schema:
    """Return the keywords of the mapping; they say nothing of anything but a mapping.

    Args:
        value: What stands under ``value``.
        definitions: Of the schema.
    """
    explained = {"title": "值", "description": "这项事实的值；还不知道的留空", **value}
    others = {key: definitions.named(key, _provenance(key, label, definitions)) for key, label in PROVENANCE.items()}
    return {"properties": {_VALUE: explained, **others}, "additionalProperties": False}


def states(member: Kind | ListOf) -> str:
    """Return how it is said that a fact is not known yet, or that there is nothing to know."""
    blank = "没有的不写，还不知道的写 待填。" if member.optional else "还不知道的留空，或写 待填、××。"
    return f"{blank}没有这件事的写 {NOT_APPLICABLE}。" if member.may_not_apply else blank


def _provenance(key: str, label: str, definitions: Definitions) -> Schema:
    """Return the schema of one key of a provenance: a day, or any text, which need not be a text to YAML."""
    said = {"title": label, "description": f"{label}：{_EXPLAINED[key]}"}
    if key not in DATES:
        return {**said, "anyOf": [{"type": "string"}, {"not": {"type": ["array", "object"]}}]}
    day = definitions.named("day", checked(whole(DAY, may_not_apply=False), HOW))
    return {**said, "type": ["string", "null"], "errorMessage": HOW, "allOf": [day]}
