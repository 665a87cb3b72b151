"""``docs/versions.md``, walked through: each command is run in its turn, and says what the page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from edited_report import replace_prose
from scratch_repository import git

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "versions.md").read_text("utf-8")
COMMANDS = [
    (command, shown)
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
ENDS_WITH_1 = ("git merge --no-edit 复核", "reportgen release data/2025.yaml --tag 2025-送审稿")
"""Commands that end so the first time they are run."""


def edit_in_word() -> None:
    """What the page says was done in Word."""
    returned = Path(shutil.copy("reports/2025.docx", "退回.docx"))
    replace_prose(returned, "弘扬社会正气", "弘扬时代新风")


def settle_by_hand() -> None:
    """What the page says is done in an editor."""
    facts = Path("data/2025.yaml")
    text = facts.read_text("utf-8")
    marked = "<<<<<<< ours\n    value: 351\n=======\n    value: 349\n>>>>>>> theirs\n"
    assert marked in text
    assert marked in PAGE
    facts.write_text(text.replace(marked, "    value: 351\n"), "utf-8", newline="")


def test_the_walk_says_what_the_page_shows(tmp_path, monkeypatch, run):
    monkeypatch.setenv("REPORTGEN_LANG", "zh_CN")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[user]\nname = 李一\nemail = a@example.org\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    left = list(ENDS_WITH_1)
    for command, shown in COMMANDS:
        if command.startswith("reportgen redline reports"):
            edit_in_word()
        code = 1 if command in left else 0
        if code:
            left.remove(command)
        said = walk(command, run, code=code).splitlines()
        if command.startswith("git merge --no-edit"):
            settle_by_hand()

        is_git = command.startswith("git ")  # it says more than the page shows, in words of its own
        assert [] == [line for line in shown.splitlines() if line not in said], (command, said)
        assert is_git or not shown or len(said) == len(shown.splitlines()), (command, said)
    assert [] == left


def walk(command: str, run, *, code: int) -> str:
    """Do what a line of the page says, see how it ends, and return what it says; there is no shell."""
    match shlex.split(command):
        case ["cp", "-r", "examples", folder]:
            shutil.copytree(ROOT / "examples", folder, ignore=shutil.ignore_patterns("reports", "forms"))
        case ["cd", folder]:
            os.chdir(folder)
        case ["echo", text, ">", file]:
            Path(file).write_text(f"{text}\n", "utf-8")
        case ["git", *arguments]:
            return git(*arguments, code=code)
        case ["reportgen", *arguments]:
            said = run(*(name for each in arguments for name in expanded(each)))
            assert code == said.code, said
            return said.out + said.err
        case _:
            pytest.fail(f"nobody knows how to run: {command}")
    return ""


def expanded(name: str) -> list[str]:
    return sorted(map(str, Path().glob(name))) if "*" in name else [name]
