"""Every edit changes what it is to change, and not one byte more, whatever the file looks like."""

from difflib import SequenceMatcher

import pytest

from reportgen.diagnostics import Route, has_errors
from reportgen.facts.editing import Edit, edited
from reportgen.facts.loading import load
from reportgen.facts.marker import is_empty
from reportgen.facts.node import MappingNode, Node, ScalarNode, SequenceNode
from reportgen.reports.ideology import Ideology
from unit.facts.editing.corpus import CASES, FILES, HEAD, Case, edit_of

OF_A_VALUE = {"source", "as_of", "by"}
PROVENANCE = {*OF_A_VALUE, "note", "owner", "due", "ask"}
SAFE_REFUSALS = {"behind-alias", "behind-anchor", "cannot-be-edited", "not-a-fact"}

Steps = tuple[str | int, ...]


def outcome_of(text: str, edit: Edit) -> str:
    """Return the file after an edit, or the rule by which it is refused."""
    outcome = edited(text.encode(), "facts.yaml", [edit], Ideology)
    return "!" + outcome.diagnostics[0].rule if outcome.value is None else outcome.value.decode()


def facts_in(text: str) -> dict[Steps, str | int | None]:
    """Return what a file states by the loader's account: texts, lengths of lists, None where nothing is."""
    loaded = load(text.encode(), "facts.yaml")
    return {} if loaded.value is None or has_errors(loaded.diagnostics) else dict(walk(loaded.value, ()))


def walk(node: Node, steps: Steps) -> list[tuple[Steps, str | int | None]]:
    match node:
        case ScalarNode():
            return [(steps, None if is_empty(node) else node.text.strip())]
        case SequenceNode():
            inner = [pair for index, item in enumerate(node.items) for pair in walk(item, (*steps, index))]
            return [(steps, len(node.items)), *inner]
        case MappingNode():
            below = [(steps if entry.key == "value" else (*steps, entry.key), entry.node) for entry in node.entries]
            return [pair for inner, each in below for pair in walk(each, inner)]
    return []


def scalars_in(text: str) -> dict[Steps, str | None]:
    """Return the single facts of a file, without their provenance."""
    facts = facts_in(text)
    stated = {steps: said for steps, said in facts.items() if not isinstance(said, int) and steps != ("report",)}
    return {steps: said for steps, said in stated.items() if len(steps) < 2 or steps[-1] not in PROVENANCE}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_an_edit_changes_the_file_as_it_should(case: Case) -> None:
    expected = case[4] if case[4].startswith("!") else HEAD + case[4]
    got = outcome_of(HEAD + case[1], edit_of(case))

    assert expected == got


@pytest.mark.parametrize("case", [case for case in CASES if case[4][:1] != "!"], ids=lambda case: case[0])
def test_the_same_holds_with_the_line_ends_of_windows_a_byte_order_mark_and_no_last_line_end(case: Case) -> None:
    before, after = HEAD + case[1], HEAD + case[4]

    assert after.replace("\n", "\r\n") == outcome_of(before.replace("\n", "\r\n"), edit_of(case))
    assert "\ufeff" + after == outcome_of("\ufeff" + before, edit_of(case))
    if before.endswith("\n") and after.endswith("\n"):
        assert after.removesuffix("\n") == outcome_of(before.removesuffix("\n"), edit_of(case))


@pytest.mark.parametrize("case", [case for case in CASES if case[4][:1] != "!"], ids=lambda case: case[0])
def test_the_same_edit_once_more_changes_nothing(case: Case) -> None:
    after = HEAD + case[4]

    assert after == outcome_of(after, edit_of(case))


@pytest.mark.parametrize("number", range(len(FILES)))
def test_one_value_set_is_one_line_changed_and_every_other_fact_as_it_was(number: int) -> None:
    text = FILES[number] if number % 2 else FILES[number].replace("\n", "\r\n")
    before = facts_in(text)
    for steps, stood in scalars_in(text).items():
        got = outcome_of(text, Edit(Route(steps), "甲: 乙 # 丙"))
        if got.startswith("!"):
            assert got[1:] in SAFE_REFUSALS
            continue
        old = {(*steps, key) for key in OF_A_VALUE}
        after = facts_in(got)

        assert "甲: 乙 # 丙" == after.pop(steps)
        assert {each: said for each, said in before.items() if each not in {steps, *old}} == after
        assert is_one_line(text, got) or stood is None or before.keys() & old


@pytest.mark.parametrize("number", range(len(FILES)))
def test_nothing_that_was_filled_and_emptied_is_nothing_again_byte_by_byte(number: int) -> None:
    text = FILES[number] if number % 2 else FILES[number].replace("\n", "\r\n")
    if any(nothing in text for nothing in (": ~", ": null", ": ''", "{short_name,")):  # that was something
        return
    for steps in (steps for steps, stood in scalars_in(text).items() if stood is None):
        for provenance in ((), (("source", "表 # 一"), ("by", "张三"))):
            filled = outcome_of(text, Edit(Route(steps), "21", provenance))
            if filled.startswith("!"):
                assert filled[1:] in SAFE_REFUSALS
                continue

            assert text != filled
            assert text == outcome_of(filled, Edit(Route(steps), ""))


def is_one_line(before: str, after: str) -> bool:
    """Tell whether one line differs; a value over several lines may shrink to one beside its key."""
    there, here = before.split("\n"), after.split("\n")
    if len(there) == len(here):
        return sum(old != new for old, new in zip(there, here, strict=True)) == 1
    codes = SequenceMatcher(None, there, here, autojunk=False).get_opcodes()
    changes = [(last - first, end - begin) for kind, first, last, begin, end in codes if kind != "equal"]
    return len(here) < len(there) and len(changes) <= 2 and sum(came for _, came in changes) <= 1
