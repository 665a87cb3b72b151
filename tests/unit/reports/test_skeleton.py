"""The fact file that a new project begins with can be filled in line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.facts.fact import State
from reportgen.facts.loading import load
from reportgen.facts.walking import facts_of
from reportgen.reports import REPORTS, validate
from reportgen.reports.skeleton import skeleton

SKELETONS = {name: skeleton(name, report_type.MODEL, 2031) for name, report_type in REPORTS.items()}
TAKEN_OUT = re.compile(r"^( *)# (- …|(?:- )?[a-z_]+:(?:  #.*)?(?:\n *#   [a-z_]+:.*)*)$", re.MULTILINE)
"""What is commented out and may be taken in: a key, or an item of a list (a record with all of its lines)."""


def found_in(text: str) -> tuple[Diagnostic, ...]:
    loaded = load(text.encode(), "2031.yaml")
    assert loaded.value is not None
    return (*loaded.diagnostics, *validate(loaded.value).diagnostics)


def taken_in() -> Iterator[object]:
    for name, text in SKELETONS.items():
        for match in TAKEN_OUT.finditer(text):
            lines = match[0].replace("# ", "", 1).replace("#   ", "  ")
            yield pytest.param(text[: match.start()] + lines + text[match.end() :], id=f"{name}: {match[2][:40]}")


@pytest.mark.parametrize("text", tuple(taken_in()))
def test_each_line_that_is_commented_out_can_be_taken_in_by_itself(text: str) -> None:
    assert () == found_in(text)


def test_every_key_stands_in_a_skeleton_once_and_nothing_is_known_but_type_and_year() -> None:
    for text in SKELETONS.values():
        node = load(text.encode(), "2031.yaml").value
        assert node is not None
        report = validate(node).value
        assert report is not None

        assert ["report", "year"] == [str(fact.route) for fact in facts_of(report) if fact.state is State.KNOWN]
        assert [] == [
            name
            for name, info in type(report).model_fields.items()
            if len(re.findall(rf"^(?:# )?{name}:", text, re.MULTILINE)) != 1
        ]


def test_an_item_is_shown_for_every_list_that_must_be_given() -> None:
    text = SKELETONS["ideology"]

    assert "  led_by:\n    # - …\n" in text
    assert "  # issuer:\n  # 发文字号\n" in text
    assert "plans:\n  # - heading:  # 打算的标题\n  #   text:  # 打算的内容\n" in text


def test_sections_stand_apart_by_an_empty_line() -> None:
    assert "# previous:\n\n# 公文要素\ndocument:\n  # 份号\n" in SKELETONS["ideology"]
    assert "  # print_date:\n\n# 发文机关\norgan:\n" in SKELETONS["ideology"]
