"""What cannot be changed safely is refused: with its place, its reason and what to do; and then nothing is changed."""

import pytest

from reportgen.diagnostics import Route
from reportgen.diagnostics.render_text import render
from reportgen.facts.editing import Edit, edited
from reportgen.reports.ideology import Ideology
from unit.facts.editing.corpus import CASES, HEAD, Case, edit_of

SHARED = f"{HEAD}organ:\n  name: &n 甲\n  short_name: *n\npress: 不适用\n"


def refusals(text: str, *edits: Edit) -> list[str]:
    outcome = edited(text.encode(), "facts.yaml", edits, Ideology)
    assert outcome.value is None
    return [f"{each.span}: {each.rule}: {each.message}" for each in outcome.diagnostics]


def edit(route: str, answer: str) -> Edit:
    return Edit(Route.parse(route), answer)


@pytest.mark.parametrize("case", [case for case in CASES if case[4][:1] == "!"], ids=lambda case: case[0])
def test_a_refusal_says_what_to_do(case: Case) -> None:
    outcome = edited((HEAD + case[1]).encode(), "facts.yaml", [edit_of(case)], Ideology)

    assert outcome.value is None
    assert all(diagnostic.help is not None for diagnostic in outcome.diagnostics)
    render(outcome.diagnostics)


def test_an_alias_and_its_anchor_are_pointed_at() -> None:
    found = refusals(SHARED, edit("organ.short_name", "乙"), edit("organ.name", "乙"))
    places = [each.rpartition(": ")[0] for each in found]

    assert ["facts.yaml:4:9: behind-anchor", "facts.yaml:5:15: behind-alias"] == places


def test_one_refusal_among_many_edits_changes_nothing() -> None:
    found = refusals(SHARED, edit("organ.kind", "党委"), edit("year", "2023"), edit("press.conferences", "3"))

    assert ['facts.yaml:6:8: section-not-applicable: the whole section is "不适用"'] == found


def test_a_file_with_faults_is_not_edited_at_all() -> None:
    assert ['facts.yaml:4:1: duplicate-key: the key "year" stands here a second time'] == refusals(
        f"{HEAD}organ:\nyear: 2023\n", edit("organ.name", "甲")
    )


def test_a_key_that_the_model_lacks_has_no_place() -> None:
    assert ['None: unknown-route: this type of report has no fact "nowhere.at_all"'] == refusals(
        HEAD, edit("nowhere.at_all", "甲")
    )


def test_no_edits_change_nothing() -> None:
    outcome = edited(SHARED.encode(), "facts.yaml", [], Ideology)

    assert SHARED.encode() == outcome.value
