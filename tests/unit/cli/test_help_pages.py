from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from reportgen.cli.application import application
from reportgen.diagnostics.render_text import display_width

ROOT = Path(__file__).parents[3]
COMMANDS = (
    "build",
    "init",
    "schema",
    "blanks",
    "fill",
    "form",
    "pull",
    "roll",
    "check",
    "rules",
    "rule",
    "info",
    "diff",
    "redline",
    "trace",
    "git-setup",
    "merge",
    "release",
)
PAGES = [[], *([name] for name in COMMANDS)]
NAMES = {
    "reportgen",
    *(word for name in COMMANDS for word in name.split("-")),
    "docx",
    "md",
    "GB",
    "Word",
    "Markdown",
    "bash",
    "zsh",
    "fish",
    "powershell",
}
NAMES |= {"JSON", "Schema", "ideology", "concise", "sarif", "github", "markdown", "gb9704", "gb", "data"}
NAMES |= {"reports", "forms", "text", "json", "csv", "xlsx", "Excel", "HEAD", "yaml", "git", "study", "lectures"}


@pytest.mark.parametrize("command", PAGES)
def test_a_help_page_fits_the_terminal(command, run):
    said = run(*command, "--help")

    assert (0, "") == (said.code, said.err)
    assert [] == [line for line in said.lines if display_width(line) > 80]


@pytest.mark.parametrize("command", PAGES)
def test_a_chinese_help_page_holds_no_english_word(command, run, monkeypatch):
    monkeypatch.setenv("REPORTGEN_LANG", "zh_CN")

    page = run(*command, "--help").out
    words = set(re.findall(r"(?<![-\w])[A-Za-z]{2,}", page))

    assert set() == words - NAMES
    assert page.startswith("用法：reportgen")


def test_the_page_of_the_whole_names_every_command(run):
    commands = {command.name for command in application.registered_commands}

    page = run("--help").out

    assert commands == set(re.findall(r"^  ([\w-]+) ", page.partition("Commands:")[2], re.MULTILINE))


def test_without_a_command_the_help_page_is_shown_as_an_error(run):
    said = run()

    assert (2, "") == (said.code, said.out)
    assert run("--help").out == said.err


def test_every_option_and_argument_says_what_it_is_for():
    group = typer.main.get_command(application)

    silent = [
        f"{command.name} {parameter.name}"
        for command in (group, *group.commands.values())
        for parameter in command.params
        if not parameter.help
    ]

    assert [] == silent


def test_the_documented_pages_are_what_the_command_says(run):
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    documented = dict(re.findall(r"```console\n\$ (reportgen.*? --help)\n(.*?)```", text, re.DOTALL))

    pages = {f"{' '.join(['reportgen', *command])} --help": run(*command, "--help").out for command in PAGES}

    assert pages == documented
