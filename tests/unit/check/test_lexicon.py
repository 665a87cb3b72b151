"""The tables of words: each wrong word is found, what stands in its place is not, and no row contradicts another."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.check.lexicon import mistakes_in
from reportgen.check.table import table

LEXICONS = {
    ("wrong-words", "error"),
    ("wrong-words", "warning"),
    ("redundant-words", ""),
    ("improper-titles", ""),
}
ROWS = [
    pytest.param(name, level, row["wrong"], row["right"], id=row["wrong"])
    for name, level in sorted(LEXICONS)
    for row in table(name)
    if row.get("level", "") == level
]


@pytest.mark.parametrize(("name", "level", "wrong", "right"), ROWS)
def test_a_wrong_word_is_found_and_the_right_one_is_not(name: str, level: str, wrong: str, right: str) -> None:
    assert [(wrong, right)] == [(each.wrong, each.right) for each in mistakes_in(f"，{wrong}。", name, level)]
    assert [] == [each for lexicon in LEXICONS for each in mistakes_in(f"，{right}。", *lexicon)]


@pytest.mark.parametrize("name", sorted({name for name, _ in LEXICONS}))
def test_a_wrong_word_has_one_row(name: str) -> None:
    words = [row["wrong"] for row in table(name)]

    assert sorted(set(words)) == sorted(words)
    assert {"error", "warning", ""} >= {row.get("level", "") for row in table(name)}


def test_there_are_enough_wrong_words() -> None:
    assert len(table("wrong-words")) > 500


def test_a_word_in_quotation_marks_by_itself_is_spoken_of() -> None:
    assert [] == list(mistakes_in("把“布署”改为“部署”", "wrong-words", "error"))
    assert ["布署"] == [each.wrong for each in mistakes_in("“迅速布署”", "wrong-words", "error")]


def test_a_character_is_traditional_or_simplified() -> None:
    rows = table("traditional-characters")
    traditional = [row["traditional"] for row in rows]

    assert sorted(set(traditional)) == traditional
    assert {1} == {len(character) for row in rows for character in row.values()}
    assert set() == set(traditional) & {row["simplified"] for row in rows}


def test_congresses_stand_in_their_order() -> None:
    days = [date.fromisoformat(row["from"]) for row in table("congress-terms")]

    assert sorted(set(days)) == days
