"""Whatever is typed for a fact: the schema never refuses what its kind takes, and hardly more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic_core import PydanticCustomError

from reportgen.diagnostics import Route, Source, Span
from reportgen.facts.kinds import Choice, Count, Date, Kind, Name, Rate, Text, Title, Year
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.facts.node import ScalarNode
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.fact import fact_schema

NUMBER_PIECES = (
    *(
        "0",
        "00",
        "1",
        "30",
        "100",
        "999",
        "99",
        "5",
        ".",
        ".5",
        ".00",
        "%",
        "％",
        "３",
        "-",
        "+",
        ",",
        "次",
        "场",
        "人次",
    ),
    *("×", "××", "XX", "*", "**", "_", "__", "待填", "待报", "待填：", "（", "）", " ", "\n", "　", "不适用"),
    *BEFORE.split("|"),
    *MIDDLE.split("|"),
    *AFTER.split("|"),
)
DAY_PIECES = (
    *("2022", "2024", "1900", "2000", "0000", "22", "1", "01", "2", "02", "11", "12", "13", "28", "29", "30", "31"),
    *("-", "-", "-", "年", "年", "月", "月", "日", "日", "度", "年度", "/", ".", " "),
    *("×", "××", "XX", "待填", "待填：", "不适用"),
)
TEXT_PIECES = (
    *"甲乙局。，、；：,;: \n　*×XxX_＿□○○20.5①",
    *(
        "待填",
        "亟",
        "补",
        "××",
        "**",
        "不适用",
        "年",
        "一是",
        "一、",
        "第一，",
        "（四）",
        "5.",
        "附件1：",
        "（",
        "）",
        "(",
        ")",
    ),
    *(
        "标签",
        "标签：",
        "标签名称",
        "标签机关：",
        "机关",
        "【",
        "】",
        "？",
        "…",
        "《",
        "》",
        "〈",
        "〉",
        "党委",
        "党组",
    ),
)
KINDS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "count": (Count("标签", unit="场"), NUMBER_PIECES),
    "count that may not apply": (Count("标签", unit="人次", may_not_apply=True), NUMBER_PIECES),
    "rate": (Rate("标签"), NUMBER_PIECES),
    "rate over hundred": (Rate("标签", may_exceed_hundred=True, may_not_apply=True), NUMBER_PIECES),
    "date": (Date("标签"), DAY_PIECES),
    "year": (Year("标签"), DAY_PIECES),
    "choice": (Choice("标签", among=("党委", "党组")), TEXT_PIECES),
    "name": (Name("标签名称"), TEXT_PIECES),
    "text": (Text("标签机关"), TEXT_PIECES),
    "text that may not apply": (Text("标签", may_not_apply=True), TEXT_PIECES),
    "numbered text": (Text("标签", numbered=True, without=""), TEXT_PIECES),
    "bracketed text": (Text("标签", bracketed=True, without=""), TEXT_PIECES),
    "title": (Title("标签"), TEXT_PIECES),
}
MOST_PIECES = 9
"""Not so many that 书名号 stand within one another more often than the pattern looks."""


def is_taken(kind: Kind, text: str) -> bool:
    """Tell whether a kind takes a text in quotes."""
    try:
        kind.read(ScalarNode(Route(("fact",)), Span(Source("", ""), 1), text, plain=False))
    except PydanticCustomError:
        return False
    return True


def validator(kind: Kind) -> Draft7Validator:
    definitions = Definitions()
    schema = fact_schema(kind, definitions)
    return Draft7Validator({**schema, "definitions": definitions.all()})


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=200)
@given(data=st.data())
def test_a_text_is_taken_by_the_schema_as_by_its_kind(name: str, data: st.DataObject) -> None:
    kind, pieces = KINDS[name]
    text = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=MOST_PIECES)))
    schema = validator(kind)
    accepted = schema.is_valid(text)

    assert accepted == schema.is_valid({"value": text, "source": "台账"})
    assert accepted or not is_taken(kind, text)
    if not has_odd_brackets(text):
        assert is_taken(kind, text) or not accepted


def has_odd_brackets(text: str) -> bool:
    """Tell whether a bracket has no partner: a pattern cannot count them."""
    return any(text.count(opening) != text.count(closing) for opening, closing in ("（）", "()"))
