"""The cases of ``tests/cases/facts``: a fact file, and what is understood of it or said about it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.diagnostics import in_order
from reportgen.diagnostics.render_text import render
from reportgen.facts.fact import Fact, State
from reportgen.facts.loading import load
from reportgen.facts.walking import facts_of
from reportgen.reports import validate

FOLDER = Path(__file__).parents[2] / "cases" / "facts"
CASE = re.compile(
    r"^## (?P<name>.+)\n(?:(?!## |```).*\n)*"
    r"```yaml\n(?P<facts>(?:(?!```).*\n)*)```\n\n"
    r"(?:```text\n(?P<said>(?:(?!```).*\n)*)```"
    r"|\| fact \| state \| place \| in the report \|\n.*\n(?P<rows>(?:\|.*\n)+))",
    re.MULTILINE,
)


def cases() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.md")):
        for match in CASE.finditer(file.read_text(encoding="utf-8")):
            yield pytest.param(match["facts"], match["said"], match["rows"], id=f"{file.stem}: {match['name']}")


def shown(fact: Fact) -> str:
    blank = fact.state is State.BLANK
    printed = f"{fact.prefix}〔待填：{fact.label}〕{fact.suffix}" if blank else fact.printed.replace("\n", "<br>")
    place = f"{fact.span.line}:{fact.span.column}"
    return f"| `{fact.route}` | {fact.state} | {place} | {printed} |"


@pytest.mark.parametrize(("facts", "said", "rows"), tuple(cases()))
def test_a_fact_file_is_understood_as_its_case_says(facts: str, said: str | None, rows: str | None) -> None:
    loaded = load(facts.encode(), "facts.yaml")
    report = None if loaded.value is None else validate(loaded.value)
    found = in_order([*loaded.diagnostics, *(report.diagnostics if report else ())])

    assert (said or "") == render(found)
    if rows:
        assert report is not None
        assert report.value is not None
        known = {shown(fact) for fact in facts_of(report.value)}
        assert [row for row in rows.splitlines() if row not in known] == []


def test_every_heading_of_the_case_files_is_a_case() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md"))

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(list(CASE.finditer(text)))
