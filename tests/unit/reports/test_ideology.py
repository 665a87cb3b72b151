"""The template of the ideology report says every fact that is known, whatever is not."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.document.nodes import BlankText, FactText, Text
from reportgen.document.walking import inlines_of
from reportgen.facts.fact import Fact, State
from reportgen.facts.walking import facts_of
from reportgen.pipeline import draw_up, report_of
from reportgen.project import find_root, template_folders
from reportgen.reports.official import OfficialReport
from reportgen.template.environment import Templates

ROOT = Path(__file__).parents[3]
FILLED = ROOT / "examples" / "complete" / "data" / "2024.yaml"
STATED: dict[str, Any] = yaml.safe_load(FILLED.read_text("utf-8"))
TEMPLATES = Templates(template_folders(find_root(ROOT / "data")))
NOT_PRINTED = {"report", "document.seal", "organ.name", "organ.kind"}
"""``document.seal`` is seen, not read; the full name and the kind of the organ stand in other facts too."""


def variants() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the facts of the example, each time with one of them missing, not applicable or an empty list."""
    for section, facts in STATED.items():
        if not isinstance(facts, dict):
            continue
        for key in facts:
            for value in (None, "不适用", []):
                changed = copy.deepcopy(STATED)
                changed[section][key] = value
                yield f"{section}.{key}={value}", changed
    for section in ("press", "opinion", "review", "wechat", "teams", "media", "hotline"):
        yield f"{section}=不适用", {**STATED, section: "不适用"}


def loaded(facts: dict[str, Any]) -> OfficialReport | None:
    return report_of(yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True).encode(), "facts.yaml").value


VARIANTS = {name: report for name, facts in variants() if (report := loaded(facts)) is not None}
"""Those that the model allows."""


def expected(facts: list[Fact]) -> set[str]:
    return {str(fact.route) for fact in facts if fact.state in (State.KNOWN, State.BLANK)} - NOT_PRINTED


@pytest.mark.parametrize("name", VARIANTS)
def test_every_known_or_blank_fact_is_printed_whatever_else_is_missing(name: str) -> None:
    document = draw_up(VARIANTS[name], TEMPLATES)
    assert document.value is not None, document.diagnostics
    printed = {str(node.route) for node in inlines_of(document.value) if isinstance(node, FactText | BlankText)}

    assert set() == expected(list(facts_of(VARIANTS[name]))) - printed


FIXED_TERMS = re.compile("第一责任人|下一步|一岗双责|第一议题|12345热线|一些|一体|统一|[一二三四五六七八九十]是")
"""What the language says with a numeral and no fact stands behind; 一是 … are counted off by the filter."""
NUMERALS = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿]+")


@pytest.mark.parametrize("name", VARIANTS)
def test_the_prose_holds_no_number_that_is_not_a_fact(name: str) -> None:
    document = draw_up(VARIANTS[name], TEMPLATES).value
    assert document is not None
    prose = "|".join(node.text for node in inlines_of(document) if isinstance(node, Text))

    assert [] == NUMERALS.findall(FIXED_TERMS.sub("", prose))
