"""The cases of ``tests/cases/schema``: the model and the schema accept and refuse the same fact files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor import is_accepted
from reportgen.facts.loading import load
from reportgen.reports import validate

FOLDER = Path(__file__).parents[3] / "cases" / "schema"
CASE = re.compile(r"^## (?P<name>.+)\n\n```yaml (?P<word>\w+)\n(?P<facts>(?:(?!```).*\n)*)```$", re.MULTILINE)
HEAD = "report: ideology\nyear: 2022\n"

_READ_AS_NUMBER = "to YAML it is the number, and how that was typed is gone"
UNJUDGED = {
    "A zero before a number": _READ_AS_NUMBER,
    "A plus before a number": _READ_AS_NUMBER,
    "A whole number with a point": _READ_AS_NUMBER,
    "A hexadecimal number": _READ_AS_NUMBER,
    "A typed number that is a number to YAML": _READ_AS_NUMBER,
    "A yes that is not quoted": "YAML 1.2 makes a text of it, as of the quoted word, which may be said",
    "A key that stands twice": "a JSON object has each key once; the editor says so itself",
    "An anchor that nobody uses": "anchors are gone when a schema is asked",
    "A tag": "tags are gone when a schema is asked",
    "A tab in a value": "what cannot be printed is looked for in the whole file, and no kind knows of it",
    "A bracket that is never closed": "a pattern cannot count brackets",
    "A list item that runs on": "YAML makes one text of both lines",
}
"""The cases that the model refuses and the schema cannot, with the reason."""


def cases() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.md")):
        for match in CASE.finditer(file.read_text("utf-8")):
            facts = match["facts"] if "report:" in match["facts"] else HEAD + match["facts"]
            yield pytest.param(match["name"], match["word"], facts, id=f"{file.stem}: {match['name']}")


CASES = tuple(cases())
WORDS = Counter(case.values[1] for case in CASES)  # type: ignore[attr-defined]  # a pytest.param


def is_understood(text: str) -> bool:
    """Tell whether the model has nothing to say about a fact file."""
    loaded = load(text.encode(), "facts.yaml")
    return loaded.value is not None and not loaded.diagnostics and not validate(loaded.value).diagnostics


@pytest.mark.parametrize(("name", "word", "facts"), CASES)
def test_the_model_and_the_schema_make_the_same_of_a_fact_file(name: str, word: str, facts: str) -> None:
    expected = {"accepted": (True, True), "refused": (False, False), "unjudged": (False, True)}[word]

    assert expected == (is_understood(facts), is_accepted(facts))
    assert (word == "unjudged") == (name in UNJUDGED)


def test_there_are_enough_cases_and_every_heading_is_one() -> None:
    text = "".join(file.read_text("utf-8") for file in FOLDER.glob("*.md"))

    assert WORDS["accepted"] >= 60
    assert WORDS["refused"] >= 60
    assert WORDS["unjudged"] == len(UNJUDGED)
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(CASES)
