"""Lists of records are merged item by item only while each item stays in its place."""

from __future__ import annotations

import pytest

from reportgen.facts.answer import answer_of
from reportgen.facts.walking import facts_of
from reportgen.pipeline.history.merging import merge
from reportgen.pipeline.report import report_of
from reportgen.reports.ideology import Ideology

FILE = "facts.yaml"
HEAD = "report: ideology\nyear: 2022\nplans:\n"
FIRST, SECOND = (
    f"  - heading: {heading}\n    #\n    # 内容\n    #\n    text:{{}}\n" for heading in ("强化武装", "提升能力")
)


def written(*items: str, texts: tuple[str, str] = ("", "")) -> bytes:
    """Return a fact file with some plans, and what they say."""
    return (HEAD + "".join(item.format(f" {text}".rstrip()) for item, text in zip(items, texts, strict=True))).encode()


def plans(content: bytes) -> list[list[object]]:
    report = report_of(content, FILE).value
    assert isinstance(report, Ideology)
    return [[answer_of(fact) for fact in facts_of(plan)] for plan in report.plans.items]


def test_who_fills_in_a_field_of_an_item_and_who_another_one_of_it_merge():
    base = written(FIRST, SECOND)
    ours = base.replace("强化武装".encode(), "强化理论武装".encode())

    merged = merge(base, ours, written(FIRST, SECOND, texts=("学深悟透", "")), FILE)

    assert merged.is_clean
    assert [["强化理论武装", "学深悟透"], ["提升能力", ""]] == plans(merged.content)


@pytest.mark.parametrize("texts", [("学深悟透", ""), ("", "学深悟透")])
@pytest.mark.parametrize("is_turned", [False, True])
def test_what_is_said_of_an_item_never_goes_to_another_that_stands_in_its_place_by_now(is_turned, texts):
    base, moved = written(FIRST, SECOND), written(SECOND, FIRST)
    filled = written(FIRST, SECOND, texts=texts)

    merged = merge(base, *((filled, moved) if is_turned else (moved, filled)), FILE)

    assert not merged.is_clean
    assert ["plans"] == [str(clash.route) for clash in merged.clashes]


def test_items_that_only_one_side_has_moved_merge_with_all_else():
    base = written(FIRST, SECOND)

    merged = merge(base, written(SECOND, FIRST), base + b"organ:\n  short_name: \xe5\xb1\x80\n", FILE)

    assert merged.is_clean
    assert [["提升能力", ""], ["强化武装", ""]] == plans(merged.content)
