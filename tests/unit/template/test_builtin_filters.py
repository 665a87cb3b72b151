"""Jinja's own filters and tests, on facts."""

from __future__ import annotations

from pathlib import Path

import jinja2.filters
import jinja2.tests
import pytest

from reportgen.document.marks import ANY_MARK, MARK_CHARACTERS
from reportgen.template.asking import TESTS
from reportgen.template.filters.builtin import POLICIES
from template.facts_by_hand import render, text_of

CALLS = {
    "attr": "attr('label')",
    "batch": "batch(2)",
    "center": "center(20)",
    "default": "default('无')",
    "d": "d('无')",
    "dictsort": "dictsort",
    "format": "format('x')",
    "groupby": "groupby('text')",
    "indent": "indent(2)",
    "join": "join('；')",
    "map": "map('upper')",
    "reject": "reject('blank')",
    "rejectattr": "rejectattr('text', 'blank')",
    "replace": "replace('a', 'b')",
    "select": "select('known')",
    "selectattr": "selectattr('text', 'known')",
    "slice": "slice(2)",
    "truncate": "truncate(3)",
    "wordwrap": "wordwrap(3)",
}
SUBJECTS = [
    *("study.sessions", "study.topic", "study.pending", "study.campaign", "study.note", "study.rate", "study.day"),
    *("study.themes", "study.none", "study.unknown_list", "study.absent_list", "problems", "study", "press"),
    *("(study.topic ~ '甲')", "['a', study.topic]", "'文'", "20", "nothing"),
]
LINES = range(1, len(SUBJECTS) + 1)


def test_every_filter_of_jinja_has_a_policy() -> None:
    assert set(jinja2.filters.FILTERS) == set(POLICIES)


def test_every_test_of_jinja_is_closed_around_facts() -> None:
    assert set(jinja2.tests.TESTS) <= set(TESTS)


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_every_filter_works_on_facts_or_refuses_with_their_place(tmp_path: Path, name: str) -> None:
    """Render all subjects, leave out those that are refused, and so on until what is left renders."""
    subjects = dict(enumerate(SUBJECTS, 1))
    outcome = None
    while outcome is None or outcome.value is None:
        lines = [f"{{{{ {subjects[line]} | {CALLS.get(name, name)} }}}}" if line in subjects else "" for line in LINES]
        outcome = render(tmp_path, "\n".join(lines))
        refused = {found.span.line for found in outcome.diagnostics}

        assert refused <= set(subjects)
        assert bool(refused) == (outcome.value is None)
        assert all("Bound" not in str(found.message) for found in outcome.diagnostics)
        for line in refused:
            del subjects[line]

    assert not MARK_CHARACTERS.search(ANY_MARK.sub("", outcome.value.marked))
    assert "<b>" not in outcome.value.marked.lower()


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_a_filter_that_refuses_one_fact_names_it(tmp_path: Path, name: str) -> None:
    outcome = render(tmp_path, f"{{{{ study.topic | {CALLS.get(name, name)} }}}}")

    assert all(
        "study.topic" in str(found.message) and str(found.route) == "study.topic" for found in outcome.diagnostics
    )


@pytest.mark.parametrize("name", sorted(name for name in jinja2.tests.TESTS if name.isalpha()))
def test_every_test_answers_or_refuses_with_a_place(tmp_path: Path, name: str) -> None:
    argument = {"filter": "", "test": "", "sameas": "(1)", "divisibleby": "(2)", "in": "(['a'])"}.get(name, "")
    if TESTS[name].__name__ in ("eq", "equalto", "ne", "ge", "greaterthan", "gt", "le", "lessthan", "lt"):
        argument = "('a')"
    lines = [f"{{% if {subject} is {name}{argument} %}}x{{% endif %}}" for subject in SUBJECTS]
    outcome = render(tmp_path, "\n".join(lines))

    assert all(found.span.line in LINES for found in outcome.diagnostics)
    assert all("Bound" not in str(found.message) for found in outcome.diagnostics)


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ("**A** | <B>", "{{ study.topic | upper }}"),
        ("**a** | <b>", "{{ study.topic | lower }}"),
        ("**a** |", "{{ study.topic | striptags }}"),
        ("**a**...", "{{ study.topic | truncate(8, true, '...', 0) }}"),
        ("**z** | <b>", "{{ study.topic | replace('a', 'z') }}"),
        (">b< | **a**", "{{ study.topic | reverse }}"),
        ("**a** | <b>", "{{ study.topic | safe }}"),
        ("**a** | <b>", "{{ study.topic | escape }}"),
        ("**a** | <b>", "{{ study.topic | string }}"),
        ("11", "{{ study.topic | length }}"),
        ("乙", "{{ study.themes | reject('eq', '甲') | first }}"),
        ("丙", "{{ study.themes | last }}"),
        ("丙、乙、甲", "{{ study.themes | reverse }}"),
        ("甲、乙、丙", "{{ study.themes | list }}"),
        ("甲、乙、丙", "{{ study.themes | unique }}"),
        ("甲、乙、丙", "{{ study.themes | sort(reverse=true) }}"),
        ("甲、乙", "{{ (study.themes | batch(2) | list)[0] }}"),
        ("问题一。、问题二；", "{{ problems | map(attribute='text') }}"),
        ("问题一。", "{{ problems | selectattr('text', 'eq', '问题一。') | map(attribute='text') }}"),
        ("无", "{{ study.campaign | default('无') }}"),
        ("无", "{{ study.note | d('无') }}"),
        ("", "{{ study.none | default('无') }}"),
        ("20次", "{{ study.sessions | default('无') }}"),
        ("无", "{{ nothing | default('无') }}"),
        ("〔待填：标签study.unknown_list〕", "{{ study.unknown_list | default('无') }}"),
        ("近〔待填：标签study.pending〕条", "{{ study.pending | upper }}"),
        ("20次", "{{ [study.sessions, 3] | max }}"),
        ("3", "{{ [1, 2] | sum }}"),
        ("文", "{{ '文' | trim }}"),
        ("2", "{% set x %}两字{% endset %}{{ x | length }}"),
    ],
)
def test_filters_work_on_what_is_printed(tmp_path: Path, expected: str, template: str) -> None:
    assert expected == text_of(tmp_path, template)


def test_a_filtered_fact_remembers_its_filters(tmp_path: Path) -> None:
    rendered = render(tmp_path, "{{ study.topic | upper | trim }}").value
    [mark] = ANY_MARK.finditer(rendered.marked)

    node = rendered.marks.look_up(*mark.groups())

    assert ("upper|trim", "**a** | <b>") == (node.filter, node.value)


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ('"join" is for lists, and "study.topic" is one fact', "{{ study.topic | join }}"),
        ('"upper" is for one text, and "study.themes" is a list', "{{ study.themes | upper }}"),
        ('"upper" is not for "study", which is a section', "{{ study | upper }}"),
        ('a template does not calculate with "study.sessions"', "{{ study.sessions | round }}"),
        ('a template does not calculate with "study.sessions"', "{{ [study.sessions] | sum }}"),
        ('"random" has no place in a report, and is not for "study.themes"', "{{ study.themes | random }}"),
        ('"tojson" has no place in a report', "{{ 'a' | tojson }}"),
        ('"replace" cannot put one fact into "study.topic"', "{{ study.topic | replace('a', study.day) }}"),
        ('"%" cuts a fact in two', "{{ '%.1s' | format(study.topic) }}"),
        ('"%" cuts a fact in two', "{{ '%.2s' % study.topic }}"),
        (
            '"upper" would have to look into a text that a fact is already printed into',
            "{{ (study.topic ~ 'a') | upper }}",
        ),
        ('"[…:…]" would have to look into a text that a fact is', "{{ (study.topic ~ 'a')[:3] }}"),
        (
            '"split" would have to look into a text that a fact is already printed into',
            "{{ (study.topic ~ 'a').split() }}",
        ),
        ("the list is empty, and has no such item", "{{ study.none | first }}"),
        (
            '"study.absent_list" (标签study.absent_list) is not given here and cannot be printed',
            "{{ study.absent_list | join }}",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(tmp_path: Path, expected: str, template: str) -> None:
    assert expected in text_of(tmp_path, template)
