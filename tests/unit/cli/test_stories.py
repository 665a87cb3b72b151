"""The scenarios of ``tests/cases/cli``: files, commands, and what the commands say.

A fenced block whose first line names a file is written; in a ``console`` block each line with ``$`` is run, and the
lines after it are what it must say: results, then what is wrong, then the exit code in brackets unless it is 0.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "cases" / "cli"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Scenario:
    name: str
    blocks: tuple[tuple[str, str, str], ...]


SCENARIOS = [
    Scenario(f"{path.stem}: {name}", tuple(BLOCK.findall(text)))
    for path in sorted(CASES.glob("*.md"))
    for name, _, text in (part.partition("\n") for part in path.read_text("utf-8").split("\n## ")[1:])
]


def test_there_are_scenarios():
    assert [] != SCENARIOS
    assert all(any(kind == "console" for kind, _, _ in scenario.blocks) for scenario in SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_commands_of_a_scenario_say_what_it_tells(scenario, project, run, monkeypatch):
    for kind, file, text in scenario.blocks:
        if kind != "console":
            (project / file).parent.mkdir(parents=True, exist_ok=True)
            (project / file).write_text(text, "utf-8")
            continue
        assert text == "".join(said(line, run, monkeypatch) for line in re.findall(r"^\$ (.*)$", text, re.MULTILINE))


def said(line, run, monkeypatch):
    variables, _, arguments = line.partition("reportgen ")
    with monkeypatch.context() as patch:
        for variable in shlex.split(variables):
            patch.setenv(*variable.split("=", 1))
        result = run(*shlex.split(arguments))
    code = f"[{result.code}]\n" if result.code else ""
    return f"$ {line}\n{result.out}{result.err}{code}"


def test_what_the_page_on_checking_shows_is_what_is_said(project, run, monkeypatch):
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    page = (CASES.parents[2] / "docs" / "checking.md").read_text("utf-8")
    blocks = [block for block in BLOCK.findall(page) if block[0] == "console" or block[1]]

    assert len(blocks) >= 9
    for kind, file, text in blocks:
        if kind != "console":
            (project / file).parent.mkdir(parents=True, exist_ok=True)
            (project / file).write_text(text, "utf-8")
            continue
        for command in re.split(r"^(?=\$ )", text, flags=re.MULTILINE)[1:]:
            line, _, shown = command.removeprefix("$ ").partition("\n")
            result = run(*shlex.split(line.removeprefix("reportgen ")))
            assert shown.rstrip() == result.out.rstrip(), line
