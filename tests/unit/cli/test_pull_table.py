"""The table of a pull: whoever agrees to a change has seen all of it."""

from __future__ import annotations

import pytest

from reportgen.cli.pull_table import lines_of
from reportgen.diagnostics import Route, Source, Span
from reportgen.facts.answer import Answer
from reportgen.pipeline.claims import Claim

SPAN = Span(Source("forms/a.xlsx", ""), 1, where="F7")
LONG = "党的二十届四中全会精神和中央经济工作会议精神"
NOTE = "与上年口径不同，今年起不含转发的稿件，详见统计处说明"


def claim(before: str, after: str, answer: Answer | None, *provenance: tuple[str, str], **rest: object) -> Claim:
    fields = {"route": Route(("a",)), "label": "主题", "owner": "", "spans": (SPAN,)} | rest
    return Claim(before=before, after=after, answer=answer, provenance=provenance, **fields)  # type: ignore[arg-type]


def under_rows(one: Claim) -> list[str]:
    """Return what stands under the row of a change."""
    return list(lines_of([one], str))[2:]


def test_what_fits_stands_in_its_row_alone() -> None:
    assert ["fact  old  new  from whom   file", "主题  甲   乙   张三；台账  forms/a.xlsx:F7"] == list(
        lines_of([claim("甲", "乙", "乙", ("by", "张三"), ("source", "台账"))], str)
    )


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ([f"    old: {LONG}一", f"    new: {LONG}二"], claim(f"{LONG}一", f"{LONG}二", f"{LONG}二")),
        ([f"    new: {LONG}"], claim("", LONG, LONG)),
        ([f"    fact: {LONG}"], claim("1", "2", "2", label=LONG)),
        ([f"    old: {LONG}（台账）"], claim(LONG, "乙", "乙", dropped=(("source", "台账"),))),
        (
            ["    owner: 新闻科", "    数据来源: 台账", f"    备注: {NOTE}"],
            claim("1", "2", "2", ("source", "台账"), ("note", NOTE), owner="新闻科"),
        ),
    ],
)
def test_what_does_not_fit_is_said_in_full_under_its_row(expected: list[str], change: Claim) -> None:
    assert expected == under_rows(change)


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        ([f"    - {LONG}", f"    + {LONG}乙"], f"甲\n{LONG}\n丙", f"甲\n{LONG}乙\n丙"),
        ([f"    + {LONG}"], "甲", f"甲\n{LONG}"),
        ([f"    + {LONG}", "    + 乙"], "", f"{LONG}\n乙"),
        ([f"    - {LONG}"], f"甲\n{LONG}\n{LONG}", f"甲\n{LONG}"),
        ([f"    old: 甲；{LONG}", f"    new: {LONG}；甲"], f"甲\n{LONG}", f"{LONG}\n甲"),
        ([], "甲\n乙", "甲\n丙"),
    ],
)
def test_of_a_list_the_items_are_named_that_go_and_come(expected: list[str], before: str, after: str) -> None:
    assert expected == under_rows(claim(before, after, tuple(after.split("\n"))))
