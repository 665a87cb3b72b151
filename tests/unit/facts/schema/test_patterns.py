"""The patterns of a schema are read by Python here, and by ECMAScript in an editor."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor import SCHEMA, read

CASES = Path(__file__).parents[3] / "cases" / "schema"
ESCAPES = {r"\s", r"\S", r"\n", *(f"\\{character}" for character in r"^$\.*+?()[]{}|/")}
"""What both languages know, and ECMAScript does not refuse with its u flag."""
GROUPS = {"(?:", "(?=", "(?!", "(?<=", "(?<!"}
IN_NODE = """
const {patterns, texts} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const matched = patterns.map(pattern => new RegExp(pattern, "u")).map(regex => texts.map(text => regex.test(text)));
console.log(JSON.stringify(matched));
"""


def patterns_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["pattern"]] if isinstance(value.get("pattern"), str) else [])
        for each in value.values():
            yield from patterns_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from patterns_in(each)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


PATTERNS = sorted(set(patterns_in(SCHEMA)))
BLOCKS = [
    block
    for file in sorted(CASES.glob("*.md"))
    for block in re.findall(r"```yaml \w+\n(.*?)```", file.read_text("utf-8"), re.DOTALL)
]
TEXTS = sorted({text for block in BLOCKS for text in texts_in(read(block))})


def test_there_are_patterns_and_texts() -> None:
    assert len(PATTERNS) > 20
    assert len(TEXTS) > 150


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_holds_nothing_that_only_one_of_the_languages_knows(pattern: str) -> None:
    assert set() == set(re.findall(r"\\.", pattern, re.DOTALL)) - ESCAPES
    assert set() == set(re.findall(r"\(\?(?:<.|.)", re.sub(r"\\.|\[[^\]]*\]", "", pattern))) - GROUPS
    assert pattern.startswith("^")
    re.compile(pattern)


@pytest.mark.skipif(shutil.which("node") is None, reason="node, which knows ECMAScript, is not installed")
def test_a_pattern_means_the_same_in_both_languages() -> None:
    given = json.dumps({"patterns": PATTERNS, "texts": TEXTS})
    said = subprocess.run(
        ["node", "-e", IN_NODE], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )

    assert json.loads(said.stdout) == [[re.search(pattern, text) is not None for text in TEXTS] for pattern in PATTERNS]
