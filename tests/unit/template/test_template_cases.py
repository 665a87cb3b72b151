"""The scenarios of ``tests/cases/template``: a template, and what is said about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from template.facts_by_hand import render

CASES = Path(__file__).parents[2] / "cases" / "template"
SCENARIO = re.compile(
    r"^## (?P<name>.+?)\n+```jinja\n(?P<template>.*?)```\n+```text\n(?P<said>.*?)```", re.MULTILINE | re.DOTALL
)


def scenarios() -> list[object]:
    found = []
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
