"""The next year's fact file, begun from this year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Route
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import fields_of
from reportgen.pipeline import report_of
from reportgen.pipeline.previous import facts_by_route
from reportgen.pipeline.rolling import Rolled, roll

ROOT = Path(__file__).parents[3]
STANDARD = ROOT / "data" / "2022.yaml"
FILES = [
    STANDARD,
    *sorted(ROOT.glob("examples/*/data/*.yaml")),
    *sorted(ROOT.glob("tests/golden/ideology/*/facts.yaml")),
]
STATED = """\
report: ideology  # 类型
year: 2022  # 年度
press:
  # 场数
  conferences:
    value: 30余
    source: 台账
    by: 张三
    as_of: 2022-12-31
    note: 含线上
    owner: 新闻科
    due: 2023-01-10
    ask: 几场
  group_interviews: 4
  policy_readings:
    value: 2
    owner: 新闻科
wechat:
  posts: {value: , owner: 新闻科, due: 2023-01-10}
  update_days: ××余
  prescribed_forwards: 不适用
review:
  levels: {value: 3, source: 制度}
problems:
  - text: 认识不足
"""


def rolled(content: bytes) -> Rolled:
    outcome = roll(content, "2022.yaml", previous="2022.yaml")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def facts_in(content: bytes) -> dict[str, Fact | FactList[object]]:
    report = report_of(content, "2023.yaml")
    assert report.value is not None, report.diagnostics
    return {str(route): fact for route, fact in facts_by_route(report.value).items()}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_belongs_to_the_year_is_blank_and_all_else_is_as_it_was(file: Path) -> None:
    before = facts_in(file.read_bytes())
    report = report_of(file.read_bytes(), "x.yaml").value
    assert report is not None
    after = facts_in(rolled(file.read_bytes()).content)
    yearly = {str(field.route) for field in fields_of(type(report)) if field.kind.belongs_to_year}

    for route, fact in before.items():
        if route in ("year", "previous"):
            continue
        expected = State.BLANK if route in yearly and fact.state is State.KNOWN else fact.state
        assert (route, expected) == (route, after[route].state)


def test_only_lines_of_facts_change_and_comments_stay() -> None:
    before, after = (
        STANDARD.read_text("utf-8").splitlines(),
        rolled(STANDARD.read_bytes()).content.decode().splitlines(),
    )
    comments = [line for line in before if line.lstrip().startswith("#") and "问题" not in line and "打算" not in line]

    assert set() == set(comments) - set(after)
    assert ["year: 2023"] == [line for line in after if line.startswith("year")]
    assert ["previous: 2022.yaml"] == [line for line in after if line.startswith("previous")]


def test_provenance_of_last_year_goes_and_whom_to_ask_stays() -> None:
    content = rolled(STATED.encode()).content
    facts = facts_in(content)
    conferences, posts, levels = facts["press.conferences"], facts["wechat.posts"], facts["review.levels"]

    assert (State.BLANK, "新闻科", "几场") == (
        conferences.state,
        conferences.provenance.owner,
        conferences.provenance.ask,
    )
    stated = conferences.provenance
    assert (None,) * 5 == (stated.source, stated.by, stated.as_of, stated.note, stated.due)
    assert ("新闻科", None) == (posts.provenance.owner, posts.provenance.due)
    assert "制度" == levels.provenance.source


def test_an_optional_fact_that_was_given_is_asked_for_again() -> None:
    facts = facts_in(rolled(STATED.encode()).content)

    assert State.BLANK is facts["press.group_interviews"].state
    assert State.BLANK is facts["press.policy_readings"].state
    assert State.NOT_GIVEN is facts["opinion.monitored"].state


def test_blanks_and_what_does_not_apply_stay_as_they_are() -> None:
    facts = facts_in(rolled(STATED.encode()).content)
    update_days = facts["wechat.update_days"]

    assert isinstance(update_days, Fact)
    assert (State.BLANK, "余天") == (update_days.state, update_days.suffix)
    assert State.NOT_APPLICABLE is facts["wechat.prescribed_forwards"].state


@pytest.mark.parametrize(
    ("stated", "route", "expected"),
    [
        ("study: {xuexi_learners: 近40}", "study.xuexi_learners", ("近", "人")),
        ("wechat: {posts: 2100余}", "wechat.posts", ("", "余条")),
        ("press: {group_interviews: {value: 4余, owner: 新闻科}}", "press.group_interviews", ("", "余场")),
        ("press: {group_interviews: 4余}", "press.group_interviews", ("", "余场")),
        ("hotline: {closed_on_time_rate: 99%以上}", "hotline.closed_on_time_rate", ("", "%以上")),
        ("hotline: {closed_on_time_rate: 99%}", "hotline.closed_on_time_rate", ("", "%")),
    ],
)
def test_a_rough_number_of_last_year_is_asked_for_as_one(stated: str, route: str, expected: tuple[str, str]) -> None:
    fact = facts_in(rolled(f"report: ideology\nyear: 2022\n{stated}\n".encode()).content)[route]

    assert isinstance(fact, Fact)
    assert (State.BLANK, expected) == (fact.state, (fact.prefix, fact.suffix))


def test_it_tells_how_many_became_blank_and_how_many_stay() -> None:
    result = rolled(STATED.encode())

    assert (4, 2, 2023) == (result.blanked, result.kept, result.year)


def test_what_was_rolled_can_be_rolled_again() -> None:
    twice = rolled(rolled(STANDARD.read_bytes()).content)

    assert (2024, 0) == (twice.year, twice.blanked)


def test_a_year_can_be_named() -> None:
    outcome = roll(STANDARD.read_bytes(), "2022.yaml", previous="../2022.yaml", year=2025)

    assert outcome.value is not None
    facts = facts_in(outcome.value.content)
    assert ("2025", "../2022.yaml") == tuple(
        fact.printed for fact in (facts["year"], facts["previous"]) if isinstance(fact, Fact)
    )


@pytest.mark.parametrize(
    ("rule", "text"),
    [("blank-year", "report: ideology\nyear:\n"), ("unknown-key", "report: ideology\nyear: 2022\nnothing: 1\n")],
)
def test_a_file_without_a_next_year_is_refused(rule: str, text: str) -> None:
    outcome = roll(text.encode(), "2022.yaml", previous="2022.yaml")

    assert outcome.value is None
    assert [rule] == [found.rule for found in outcome.diagnostics]
    assert Route(("year",)) == outcome.diagnostics[0].route or rule == "unknown-key"
