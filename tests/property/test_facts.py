"""Whatever a fact file holds: it is understood exactly, or refused with a place and a way out."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.diagnostics.render_text import render
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.facts.loading import load
from reportgen.reports import validate

HEAD = "report: ideology\nyear: 2022\n"
PIECES = (
    *"a局：*\n\t\r\0\u2028\\\"'[]{}#|>~!%@?",
    *(": ", "- ", "  ", "**", "××", "&a", "*a", "<<", "---", "不适用"),
)


def found_in(text: str) -> tuple[Diagnostic, ...]:
    loaded = load(text.encode("utf-8", errors="replace"), "facts.yaml")
    report = None if loaded.value is None else validate(loaded.value)
    return loaded.diagnostics + (report.diagnostics if report else ())


@settings(max_examples=300)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    outcome = load(content, "facts.yaml")

    assert (outcome.value is not None) or outcome.diagnostics


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_anything_like_yaml_is_understood_or_refused_with_a_place_and_help(pieces: list[str]) -> None:
    found = found_in(HEAD + "organ:\n  name: " + "".join(pieces))

    assert all(diagnostic.span is not None and diagnostic.span.column for diagnostic in found)
    assert all(diagnostic.help is not None for diagnostic in found)
    render(found)


@settings(max_examples=500)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_a_text_is_printed_as_written_or_refused(text: str) -> None:
    folded = re.sub("\n+", lambda breaks: f"\n{breaks[0]}        ", text.replace("'", "''"))
    quoted = f"'{folded}'"
    node = load(f"{HEAD}problems:\n  - text: {quoted}\n".encode(), "facts.yaml")
    outcome = None if node.value is None or node.diagnostics else validate(node.value)
    if outcome is None or outcome.value is None:
        assert all(diagnostic.span for diagnostic in node.diagnostics + (outcome.diagnostics if outcome else ()))
        return
    fact = outcome.value.problems.items[0].text  # type: ignore[attr-defined]

    assert fact.printed in ("", text.strip())
    assert fact.printed or fact.state != "known"


@given(st.integers(0, 10**12), st.sampled_from(["", *BEFORE.split("|"), *MIDDLE.split("|"), *AFTER.split("|")]))
def test_a_count_that_was_printed_reads_back_as_the_same(number: int, approximator: str) -> None:
    before = approximator if approximator in BEFORE.split("|") else ""
    after = "" if before else approximator
    first = load(f"{HEAD}press: {{conferences: {before}{number}{after}}}".encode(), "facts.yaml")
    assert first.value is not None
    report = validate(first.value).value
    assert report is not None
    fact = report.press.conferences  # type: ignore[attr-defined]
    second = load(f"{HEAD}press: {{conferences: {fact.printed}}}".encode(), "facts.yaml")
    assert second.value is not None
    again = validate(second.value).value
    assert again is not None

    assert fact.value == again.press.conferences.value  # type: ignore[attr-defined]
