"""The same inputs give the same bytes: on any day, in any folder, for any user, in any language, one or many at once.

That they are the same on every Python the goldens show (``tests/golden``): each interpreter compares with them.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time

import pytest

from unit.cli.conftest import ROOT, files_in

pytestmark = pytest.mark.once

COMMANDS = """
import os, sys
os.umask(int(sys.argv[1], 8))
from reportgen.cli import main
for arguments in (
    ["build", "-q", "data/2022.yaml", *sys.argv[2:]],
    ["redline", "data/2022.yaml", "data/2023.yaml", "-o", "修订.docx", "--date", "2022-12-31", "-q"],
    ["diff", "data/2022.yaml", "data/2023.yaml", "-o", "差别.json", "-q"],
    ["diff", "data/2022.yaml", "data/2023.yaml", "-o", "差别.xlsx", "-q"],
    ["trace", "data/2022.yaml", "--annex", "说明.docx", "-q"],
    ["trace", "data/2022.yaml", "--annex", "说明.xlsx", "-q"],
    ["form", "data/2022.yaml", "-q"],
    ["form", "data/2022.yaml", "-f", "docx", "-q"],
):
    assert main(arguments) == 0, arguments
"""
"""Run in one process; what they print is no output."""
SURROUNDINGS = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nowhere", "USER": "甲"},
    {"TZ": "America/Caracas", "LC_ALL": "C", "PYTHONHASHSEED": "2", "LOGNAME": "b", "REPORTGEN_LANG": "zh"},
)


@pytest.fixture
def outputs(tmp_path):
    """Return what the commands write, by its name; the folder is laid out anew each time."""

    def made(number: int, umask: str, *also: str, **environment: str) -> dict[str, str]:
        folder = tmp_path / f"office {number}"
        (folder / "data").mkdir(parents=True)
        facts = (ROOT / "data" / "2022.yaml").read_text("utf-8")
        (folder / "data" / "2022.yaml").write_text(facts, "utf-8")
        (folder / "data" / "2023.yaml").write_text(facts.replace("_sessions: 20", "_sessions: 22"), "utf-8")
        environment = {"REPORTGEN_CACHE": "", **environment}
        subprocess.run(
            [sys.executable, "-c", COMMANDS, umask, *also], cwd=folder, env=os.environ | environment, check=True
        )
        return {name: hashlib.sha256(content).hexdigest() for name, content in files_in(folder).items()}

    return made


def test_the_same_facts_give_the_same_bytes_in_any_place_time_and_language(outputs):
    first = outputs(0, "022", **SURROUNDINGS[0])
    time.sleep(2.1)  # a zip counts every second second
    second = outputs(1, "077", **SURROUNDINGS[1])

    assert {"reports/2022.docx", "reports/2022.md", "修订.docx", "差别.xlsx", "说明.docx"} <= first.keys()
    assert first == second


def test_one_report_is_the_same_as_among_many(outputs):
    alone = outputs(0, "022")
    among = outputs(2, "022", "data/2023.yaml", "-j", "2")

    assert alone.items() <= among.items()
    assert {"reports/2023.docx", "reports/2023.md"} == among.keys() - alone.keys()
