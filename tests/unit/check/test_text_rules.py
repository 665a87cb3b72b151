"""The cases of the rules on texts: what each flags, that all others let its corrected text pass, and its page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from check.passages import flagged, manuscript_of
from reportgen.check.rule import page_of
from reportgen.check.rules import GROUPS, RULES, TEXT_RULES, group_of

CASES = Path(__file__).parents[2] / "cases" / "check"
SCENARIO = re.compile(
    r"^## (?P<name>.+?)\n+(?:(?!```|## ).*\n)*```passages\n(?P<text>.*?)```\n+(?:```text\n(?P<said>.*?)```)?",
    re.MULTILINE | re.DOTALL,
)


def file_of(rule: str) -> Path:
    return CASES / group_of(rule) / f"{rule}.md"


def scenarios() -> list[Any]:
    found: list[Any] = []
    for rule in TEXT_RULES:
        text = file_of(rule).read_text("utf-8") if file_of(rule).is_file() else ""
        found += [pytest.param(rule, match, id=f"{rule}: {match['name']}") for match in SCENARIO.finditer(text)]
    return found


def said_of(text: str) -> str:
    """What all rules flag: the rule, the stretch, and what would safely stand there."""
    lines = ""
    for rule, flag in flagged(manuscript_of(text)):
        stretch = flag.passage.text[flag.start : flag.end]
        lines += (
            f"{rule}: {stretch}" + ("" if flag.replacement is None else f" → {flag.replacement or '（无）'}") + "\n"
        )
    return lines


@pytest.mark.parametrize(("rule", "scenario"), scenarios())
def test_a_text_is_flagged_as_its_case_says(rule: str, scenario: re.Match[str]) -> None:
    expected = scenario["said"] or ""

    assert expected == said_of(scenario["text"])
    assert not expected or f"{rule}: " in expected


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_every_rule_has_a_failing_and_a_passing_case(rule: str) -> None:
    found = [match["said"] or "" for match in SCENARIO.finditer(file_of(rule).read_text("utf-8"))]

    assert len(found) == file_of(rule).read_text("utf-8").count("\n## ")
    assert any(f"{rule}: " in said for said in found)
    assert "" in found


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_the_examples_of_a_page_are_what_it_says_they_are(rule: str) -> None:
    page = page_of(TEXT_RULES[rule])
    bad = {flagged_rule for flagged_rule, _ in flagged(manuscript_of(page.bad))}

    assert rule in bad
    assert "" == said_of(page.good)


def test_no_case_is_of_no_rule() -> None:
    files = {path.stem for group in GROUPS for path in (CASES / group).glob("*.md")}

    assert files <= set(TEXT_RULES) | {rule for rules in GROUPS.values() for rule in rules}


@pytest.mark.parametrize(("rule", "scenario"), [each for each in scenarios() if "→" in (each.values[1]["said"] or "")])
def test_a_fix_leaves_nothing_of_its_rule_to_be_flagged(rule: str, scenario: re.Match[str]) -> None:
    manuscript = manuscript_of(scenario["text"])
    lines = []
    for passage in manuscript.passages:
        text, reach = "", 0
        for found, flag in flagged(manuscript):
            if found == rule and flag.passage is passage and flag.replacement is not None and flag.start >= reach:
                text, reach = text + passage.text[reach : flag.start] + flag.replacement, flag.end
        role = f"{passage.role}{f' {passage.level}' if passage.level else ''}: "
        lines.append(role + (text + passage.text[reach:]).replace("\n", "\\n"))
    again = manuscript_of("\n".join(lines))

    assert [] == [flag for found, flag in flagged(again) if found == rule and flag.replacement is not None]


LOOKED_FOR = re.findall(
    r"^\| (?!what|---)(.+?) \| (.*?) ?\| (.*?) ?\| ([\w-]+) \|$",
    (CASES / "proofreading.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_every_row_of_what_a_proofreader_looks_for_is_read() -> None:
    lines = (CASES / "proofreading.md").read_text("utf-8").partition("\n## Left out")[0].splitlines()

    assert len(LOOKED_FOR) == sum(line.startswith("| ") for line in lines) - sum(
        line.startswith("|---") for line in lines
    )


@pytest.mark.parametrize(
    ("wrong", "right", "rule"), [each[1:] for each in LOOKED_FOR], ids=[each[0] for each in LOOKED_FOR]
)
def test_what_a_proofreader_looks_for_is_found_and_its_correction_let_pass(wrong: str, right: str, rule: str) -> None:
    found = {found for found, _ in flagged(manuscript_of(wrong.replace("<br>", "\n")))}

    assert rule in RULES
    assert found == ({rule} if rule in TEXT_RULES else set())
    assert "" == said_of(right.replace("<br>", "\n"))


PROSE = (CASES / "correct-prose.md").read_text("utf-8")
PARAGRAPHS = [line for line in PROSE.splitlines() if line and line[0] not in "#>"]


def test_there_is_enough_correct_prose() -> None:
    assert len(PARAGRAPHS) >= 20


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=range(1, len(PARAGRAPHS) + 1))
def test_correct_prose_is_let_pass(paragraph: str) -> None:
    assert "" == said_of(paragraph)


def test_correct_prose_is_let_pass_as_one_text() -> None:
    assert "" == said_of("\n".join(PARAGRAPHS))
