"""The scenarios of ``tests/cases/template``: a template, and what is said about it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

import reportgen
from template.facts_by_hand import render

CASES = Path(__file__).parents[2] / "cases" / "template"
CATALOGUE = Path(reportgen.__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "reportgen.po"
QUOTED = re.compile(r"“[^”]*”|标签[\w.]+")
"""What is not ours to translate: what is quoted, and labels made by hand."""
SCENARIO = re.compile(
    r"^## (?P<name>.+?)\n+```jinja\n(?P<template>.*?)```\n+```text\n(?P<said>.*?)```", re.MULTILINE | re.DOTALL
)


def scenarios() -> list[Any]:
    found: list[Any] = []
    for file in sorted(CASES.glob("*.md")):
        matches = list(SCENARIO.finditer(file.read_text(encoding="utf-8")))
        assert len(matches) == file.read_text(encoding="utf-8").count("\n## "), (
            f"{file.name} has a scenario without blocks"
        )
        found += [pytest.param(match["template"], match["said"], id=match["name"]) for match in matches]
    return found


@pytest.mark.parametrize(("template", "expected"), scenarios())
def test_a_fault_is_told_with_its_line_and_what_to_do(tmp_path: Path, template: str, expected: str) -> None:
    outcome = render(tmp_path, template)
    said = ""
    for found in outcome.diagnostics:
        said += f"{found.span.line} {found.rule}: {found.message}\n"
        said += f"  help: {found.help}\n" if found.help else ""

    assert expected == said
    assert outcome.value is None
    assert [] == [found.rule for found in outcome.diagnostics if found.help is None]


@pytest.fixture(scope="module")
def chinese() -> dict[str, str]:
    with CATALOGUE.open("rb") as stream:
        return {entry.id: entry.string for entry in read_po(stream) if entry.id}


@pytest.mark.parametrize("template", [scenario.values[0] for scenario in scenarios()])
def test_a_fault_is_told_without_english_among_the_chinese(
    tmp_path: Path, chinese: dict[str, str], template: str
) -> None:
    for found in render(tmp_path, template).diagnostics:
        said = QUOTED.sub("", found.message.render(chinese.__getitem__))

        assert [] == re.findall("[a-z]{3,}", said.replace("reportgen", ""))
