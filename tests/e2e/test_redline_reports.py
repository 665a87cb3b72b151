"""Real reports in LibreOffice: accepting all of a redline gives the new one, rejecting all the old one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from e2e.redlines import settled, shown
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.history.redlining import Author, WordVersion, redlined, word_of_facts
from reportgen.pipeline.history.version import drawn_from
from reportgen.project import template_folders
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[2]
OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
STANDARD = (ROOT / "data" / "2022.yaml").read_text("utf-8")
COMPLETE = (ROOT / "examples" / "complete" / "data" / "2024.yaml").read_text("utf-8")
TEMPLATES = Templates(template_folders(ROOT))


def version(facts: str, name: str) -> WordVersion:
    drawn = drawn_from(facts.encode(), name, ROOT / "examples" / "complete" / "data", TEMPLATES)
    found = word_of_facts(drawn, OPTIONS)
    assert found.value is not None, found.diagnostics
    return found.value


def changed_facts(facts: str, seed: int) -> str:
    """The same facts with some numbers changed, and some list items gone or come."""
    chance = random.Random(seed)
    lines = facts.split("\n")
    for at, line in enumerate(lines):
        key, colon, value = line.partition(": ")
        if colon and value.isdecimal() and not key.strip().startswith(("year", "#")) and chance.random() < 0.4:
            lines[at] = f"{key}: {int(value) + chance.randint(1, 9)}"
        elif line.strip().startswith("- ") and ":" not in line and chance.random() < 0.2:
            lines[at] = f"{line}\n{line}等"
    return "\n".join(lines)


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[WordVersion, WordVersion]]:
    pairs = {}
    for number in range(30):
        facts = COMPLETE if number % 2 else STANDARD
        pairs[f"f{number}"] = version(facts, "a.yaml"), version(changed_facts(facts, number), "b.yaml")
    return pairs


def test_real_reports_come_back_as_the_new_one_and_as_the_old_one(real, tmp_path):
    author = Author("甲", "2022-12-31T00:00:00Z")
    files = {f"{name}-redline": redlined(old, new, author).value for name, (old, new) in real.items()}
    for name, (_, new) in real.items():  # what LibreOffice does to a report without changes, it does to both
        files[f"{name}-new"] = new.content
    olds = {old.content: f"old{number}" for number, old in enumerate(old for old, _ in real.values())}
    files |= {name: content for content, name in olds.items()}
    found = settled(files, tmp_path, frozenset(name for name in files if not name.endswith("-redline")))

    for name, (old, _) in real.items():
        accepted, rejected = found[f"{name}-redline"]
        assert shown(found[f"{name}-new"][0]) == shown(accepted)
        assert shown(found[olds[old.content]][0]) == shown(rejected)
