"""An answer that is shown and read again is the same answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.numeral import chinese_number
from reportgen.facts.answer import Answer, answer_of, read_answer, shown_answer
from reportgen.facts.field import fields_of
from reportgen.facts.kinds import Count, Kind, ListOf, Rate, Text, Title
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.facts.refusal import UnreadableError
from reportgen.pipeline import report_of
from reportgen.pipeline.previous import facts_by_route
from reportgen.reports.ideology import Plan, Problem

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("data/*.yaml"), *ROOT.glob("examples/*/data/*.yaml"), *ROOT.glob("tests/golden/*/*/facts.yaml")]
)
COUNT = Count("件数", unit="件")
PIECES = [
    "甲",
    "乙丙",
    "；",
    ";",
    "、",
    "|",
    "\t",
    "-",
    "- ",
    "•",
    " ",
    "\n",
    "无",
    "[]",
    "不适用",
    "待填",
    "3",
    "（",
    "）",
    "《",
    "》",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_fact_of_every_example_comes_back(file: Path) -> None:
    report = report_of(file.read_bytes(), file.name).value
    assert report is not None
    facts = facts_by_route(report)

    assert len(facts) > 50
    for field in fields_of(type(report)):
        fact = facts[field.route]
        assert answer_of(fact) == read_answer(field.kind, shown_answer(answer_of(fact)), standing=fact)


def canonical(kind: Kind, typed: str) -> str:
    """Return a text as a fact file would hold it; what the kind refuses is not tried."""
    text = typed.strip()
    try:
        return kind.value_of(text).canonical() if text and kind.blank_of(text) is None and text != "不适用" else ""
    except UnreadableError:
        return ""


@given(st.lists(TEXTS, max_size=4), st.sampled_from([Text("主题", without=""), Text("附件"), Title("文件")]))
def test_a_list_of_any_texts_comes_back(typed: list[str], kind: Kind) -> None:
    answer = tuple(canonical(kind, text) for text in typed)

    assert answer == read_answer(ListOf(kind), shown_answer(answer))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
def test_records_of_any_texts_come_back(typed: list[tuple[str, str]]) -> None:
    kind = Text("问题", numbered=True, without="")
    plans: Answer = tuple((("heading", canonical(kind, a)), ("text", canonical(kind, b))) for a, b in typed)
    problems: Answer = tuple((("text", canonical(kind, text)),) for text, _ in typed)

    assert plans == read_answer(ListOf(Plan, label="打算"), shown_answer(plans))
    assert problems == read_answer(ListOf(Problem, label="问题"), shown_answer(problems))


@given(st.integers(0, 10**15 - 1), st.sampled_from(["", *BEFORE.split("|"), *MIDDLE.split("|"), *AFTER.split("|")]))
def test_a_count_is_the_same_in_every_writing(number: int, word: str) -> None:
    word = word if number else ""  # no zero is approximate
    before, middle, after = (word if word in words.split("|") else "" for words in (BEFORE, MIDDLE, AFTER))
    expected = f"{before}{number}{middle}{after}"
    writings = [str(number), f"{number:,}", f"{number:,}".replace(",", "，"), f"{number}.0", chinese_number(number)]
    writings.append(str(number).translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}))

    assert {expected} == {read_answer(COUNT, f" {before}{each}{middle} 件{after}") for each in writings}


@given(st.decimals(0, 100, places=2), st.sampled_from(["", "近", "以上"]))
def test_a_rate_is_the_same_with_and_without_its_sign(number: object, word: str) -> None:
    before, after = ("近", "") if word == "近" else ("", word)

    assert f"{before}{number}%{after}" == read_answer(Rate("比例"), f"{before}百分之{number}{after}")


def said(kind: Kind | ListOf, typed: str) -> tuple[Answer, str]:
    """Return the answer, or why there is none and what to do."""
    try:
        return read_answer(kind, typed), ""
    except UnreadableError as error:
        return "", f"{error.problem}; {error.cure}"


@given(st.text(max_size=12))
def test_whatever_is_typed_is_understood_for_good_or_refused(typed: str) -> None:
    for kind in (COUNT, Rate("比例"), Title("文件"), ListOf(Text("主题")), ListOf(Plan, label="打算")):
        answer, refusal = said(kind, typed)

        assert refusal or answer == read_answer(kind, shown_answer(answer))
