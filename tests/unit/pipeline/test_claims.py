"""What comes back, held against the fact file: three-way, place by place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Route, Severity, Source, Span
from reportgen.facts.returned import Returned, ReturnedFile, Stated
from reportgen.pipeline.claims import claims_of, settled
from reportgen.pipeline.road import report_of
from reportgen.pipeline.standing import standing_of

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")
SESSIONS = ("study.center_group_sessions", "中心组及中心组（扩大）学习次数")
CONFERENCES = ("press.conferences", "新闻发言人出席新闻发布会场数")
POSTS = ("wechat.posts", "推送信息条数")
RATE = ("hotline.closed_on_time_rate", "按期办结率")


def standing(text=STANDARD):
    report = report_of(text.encode(), "data/2022.yaml").value
    assert report is not None
    return standing_of(report, "data/2022.yaml", "2022.yaml")


def place(fact, typed, exported="", *, file="a.xlsx", **more):
    route, label = fact
    span = Span(Source(file, ""), 7, where="H7")
    edited = more.pop("is_edited", typed != exported)
    return Returned(Route.parse(route), label, typed, Stated(exported), span, edited, **more)


def form(*places, sort="form", **identity):
    said = {"report": "ideology", "year": "2022", "facts": "2022.yaml", "owner": "新闻科", **identity}
    return ReturnedFile("a.xlsx", sort, tuple(said.items()), places)


def rules(outcome):
    return [(diagnostic.rule, diagnostic.severity.value) for diagnostic in outcome.diagnostics]


def new(outcome):
    return [(str(claim.route), claim.before, claim.after) for claim in outcome.value.new]


@pytest.mark.parametrize(
    ("fact", "typed", "exported", "expected"),
    [
        pytest.param(SESSIONS, "21", "20", ("20", "21"), id="a number"),
        pytest.param(SESSIONS, "２１次", "20", ("20", "21"), id="full width with its unit"),
        pytest.param(POSTS, "1,234", "", ("", "1234"), id="a blank"),
        pytest.param(POSTS, "不适用", "", ("", "不适用"), id="not applicable"),
        pytest.param(CONFERENCES, "30", "", ("", "30余"), id="the approximator of the blank stays"),
        pytest.param(CONFERENCES, "31场", "", ("", "31"), id="a number with its measure word is exact"),
        pytest.param(CONFERENCES, "近40", "", ("", "近40"), id="unless another is typed"),
        pytest.param(RATE, "百分之九十九", "100%", ("100%", "99%"), id="words"),
    ],
)
def test_a_new_value_is_a_claim(fact, typed, exported, expected):
    around = {"suffix": "余场"} if fact is CONFERENCES else {}
    outcome = claims_of(form(place(fact, typed, exported, **around)), standing())

    assert () == outcome.diagnostics
    assert [(fact[0], *expected)] == new(outcome)


@pytest.mark.parametrize(
    ("fact", "typed", "expected", "more"),
    [
        pytest.param(POSTS, "八百一十", "810", {"filter": "chinese_number"}, id="in words"),
        pytest.param(CONFERENCES, "30", "30余", {"filter": "quoted", "prefix": "“", "suffix": "余场”"}, id="余"),
    ],
)
def test_a_blank_that_is_printed_by_a_filter_is_filled_as_any_other(fact, typed, expected, more):
    outcome = claims_of(form(place(fact, typed, **more), sort="report"), standing())

    assert () == outcome.diagnostics
    assert [(fact[0], "", expected)] == new(outcome)


@pytest.mark.parametrize(
    ("fact", "typed", "exported"),
    [
        pytest.param(SESSIONS, "20", "18", id="somebody wrote it there meanwhile"),
        pytest.param(SESSIONS, "20次", "20", id="the same written otherwise"),
        pytest.param(POSTS, "待填", "", id="a marker"),
        pytest.param(POSTS, "", "", id="nothing"),
    ],
)
def test_what_is_known_already_is_no_claim(fact, typed, exported):
    outcome = claims_of(form(place(fact, typed, exported)), standing())

    assert ((), []) == (outcome.diagnostics, new(outcome))


def test_the_same_form_again_is_no_claim_even_where_the_approximator_was_not_typed():
    filled = standing(STANDARD.replace("conferences: ××余", "conferences: 30余"))

    outcome = claims_of(form(place(CONFERENCES, "30", "", suffix="余场")), filled)

    assert ((), [], 1) == (outcome.diagnostics, new(outcome), outcome.value.already)


def test_a_value_that_changed_meanwhile_is_a_conflict_that_names_all_three():
    outcome = claims_of(form(place(SESSIONS, "21", "18")), standing())

    said = outcome.diagnostics[0]
    assert [("conflict", "error")] == rules(outcome)
    assert [] == new(outcome)
    assert "a.xlsx:H7" == str(said.span)
    assert all(f'"{value}"' in str(said.message) for value in ("18", "20", "21"))
    assert "--set study.center_group_sessions=" in str(said.help)


@pytest.mark.parametrize(
    ("returned", "rule", "severity"),
    [
        pytest.param(form(place(SESSIONS, "30条", "20")), "wrong-unit", "error", id="unit"),
        pytest.param(form(place(SESSIONS, "-3", "20")), "negative-count", "error", id="negative"),
        pytest.param(form(place(SESSIONS, "很多", "20")), "not-a-count", "error", id="text"),
        pytest.param(form(place(RATE, "101%", "100%")), "rate-over-hundred", "error", id="over the whole"),
        pytest.param(form(place(SESSIONS, "不适用", "20")), "not-applicable-here", "error", id="不适用"),
        pytest.param(form(place(("a.b", "什么"), "3")), "unknown-route", "error", id="route"),
        pytest.param(form(place(("year", "报告年度"), "2023", "2022")), "changed-identity", "warning", id="year"),
        pytest.param(form(place(("plans[9].text", "打算的内容（第10项）"), "甲")), "unknown-item", "error", id="item"),
        pytest.param(
            form(place(("problems[0].text", "问题"), "甲"), sort="report"),
            "item-of-blank-list",
            "error",
            id="blank list",
        ),
        pytest.param(form(place((SESSIONS[0], "推送信息条数"), "3", "20")), "other-label", "error", id="label"),
        pytest.param(form(place(SESSIONS, "", "20")), "emptied", "warning", id="emptied"),
        pytest.param(form(place(SESSIONS, "21", "20", filter="hanzi")), "edited-by-filter", "warning", id="filter"),
        pytest.param(form(place(POSTS, "增加3条", filter="yoy")), "edited-by-filter", "warning", id="comparison"),
        pytest.param(
            form(place(POSTS, "3", provenance=(("as_of", "年底"),))), "not-a-date", "error", id="day of provenance"
        ),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_place(returned, rule, severity):
    text = STANDARD[: STANDARD.index("problems:")] + "problems:\n" + STANDARD[STANDARD.index("# 下一步打算") :]
    outcome = claims_of(returned, standing(text))

    assert [(rule, severity)] == rules(outcome)
    assert [] == new(outcome)
    assert "a.xlsx:H7" == str(outcome.diagnostics[0].span)


def beside(*said):
    """Return what is said beside a value, each in a cell of its own: J7, K7 …"""
    cells = (Span(Source("a.xlsx", ""), 7, where=f"{column}7") for column in "JKLM")
    spans = tuple((key, span) for (key, _), span in zip(said, cells, strict=False))
    return {"provenance": said, "provenance_spans": spans}


@pytest.mark.parametrize(
    ("rule", "where", "returned"),
    [
        ("not-a-date", "K7", place(POSTS, "3", **beside(("source", "台账"), ("as_of", "年底")))),
        ("other-provenance", "K7", place(SESSIONS, "20", "20", **beside(("by", "张三"), ("source", "别处")))),
        ("outdated-provenance", "J7", place(SESSIONS, "18", "18", **beside(("source", "台账")))),
        ("not-a-date", "H7", place(POSTS, "3", provenance=(("as_of", "年底"),))),
    ],
)
def test_what_is_wrong_beside_a_value_is_told_at_its_own_cell(rule, where, returned):
    text = STANDARD.replace("center_group_sessions: 20", "center_group_sessions: {value: 20, source: 会议台账}")

    outcome = claims_of(form(returned), standing(text))

    assert [(rule, f"a.xlsx:{where}")] == [(each.rule, str(each.span)) for each in outcome.diagnostics]


def test_a_bad_day_does_not_hide_a_bad_value():
    outcome = claims_of(form(place(POSTS, "很多", **beside(("as_of", "年底")))), standing())

    assert [("not-a-count", "a.xlsx:H7"), ("not-a-date", "a.xlsx:J7")] == sorted(
        (each.rule, str(each.span)) for each in outcome.diagnostics
    )


@pytest.mark.parametrize(
    ("identity", "rule"),
    [({"year": "2021"}, "other-year"), ({"report": "party"}, "other-report-type"), ({"year": ""}, "other-year")],
)
def test_a_form_of_another_fact_file_has_no_claims(identity, rule):
    outcome = claims_of(form(place(POSTS, "3"), **identity), standing())

    assert [(rule, "error")] == rules(outcome)
    assert outcome.value is None


def test_a_form_of_a_renamed_fact_file_is_taken_with_a_warning():
    outcome = claims_of(form(place(POSTS, "3"), facts="二〇二二.yaml"), standing())

    assert [("other-fact-file", "warning")] == rules(outcome)
    assert [("wechat.posts", "", "3")] == new(outcome)


def test_where_it_comes_from_is_taken_along_each_on_one_line():
    provenance = (("source", "会议台账\n第3册"), ("by", "张三"), ("as_of", "2022年12月31日"), ("note", " "))
    claim = claims_of(form(place(POSTS, "3", provenance=provenance)), standing()).value.new[0]

    assert (("source", "会议台账；第3册"), ("by", "张三"), ("as_of", "2022-12-31")) == claim.provenance


def test_a_source_alone_is_a_claim_that_leaves_the_value():
    outcome = claims_of(form(place(SESSIONS, "20", "20", provenance=(("source", "台账"),))), standing())

    claim = outcome.value.new[0]
    assert (None, (("source", "台账"),)) == (claim.answer, claim.provenance)


def test_another_source_than_that_of_the_facts_is_told_and_not_taken():
    text = STANDARD.replace("sessions: 20", "sessions: {value: 20, source: 台账}")
    outcome = claims_of(form(place(SESSIONS, "20", "20", provenance=(("source", "纪要"),))), standing(text))

    assert [("other-provenance", "warning")] == rules(outcome)
    assert [] == new(outcome)


def test_the_source_of_a_value_that_is_no_longer_is_told_and_not_taken():
    outcome = claims_of(form(place(SESSIONS, "18", "18", provenance=(("source", "纪要"),))), standing())

    assert [("outdated-provenance", "warning")] == rules(outcome)
    assert [] == new(outcome)


def test_an_item_of_a_list_is_taken_by_its_number():
    item = ("study.platforms[4]", "学习平台")
    outcome = claims_of(form(place(item, "新闻客户端", "新闻APP"), sort="report"), standing())

    assert [("study.platforms[4]", "新闻APP", "新闻客户端")] == new(outcome)


def claims(*places, text=STANDARD):
    outcome = claims_of(form(*places), standing(text))
    assert () == outcome.diagnostics
    return outcome.value.new


def test_the_same_from_two_files_is_one_change_that_names_both():
    both = claims(place(POSTS, "3"), place(POSTS, "3条", file="b.xlsx", provenance=(("by", "李四"),)))
    agreed = settled(both).value

    assert [("3", ("a.xlsx:H7", "b.xlsx:H7"))] == [(each.after, tuple(map(str, each.spans))) for each in agreed]
    assert (("by", "李四"),) == agreed[0].provenance


def test_two_answers_conflict_and_the_other_facts_are_taken():
    outcome = settled(claims(place(POSTS, "3"), place(POSTS, "4", file="b.xlsx"), place(CONFERENCES, "5")))

    said = outcome.diagnostics[0]
    assert ("two-answers", Severity.ERROR, "b.xlsx:H7") == (said.rule, said.severity, str(said.span))
    assert "a.xlsx:H7" in str(said.message)
    assert ["press.conferences"] == [str(claim.route) for claim in outcome.value]


def test_a_list_and_items_of_it_conflict_and_none_is_taken():
    whole = place(("study.platforms", "学习平台"), "甲\n乙", "“共产党员”教育平台")
    text = STANDARD.replace("platforms:", "platforms: [“共产党员”教育平台]\n  themes_: ").split("  themes_: ")
    text = text[0] + text[1][text[1].index("  # “学习强国”激活学员人数") :]
    item = place(("study.platforms[0]", "学习平台"), "丙", "“共产党员”教育平台", file="b.docx")

    other = place(("study.platforms[0]", "学习平台"), "丙", "“共产党员”教育平台", file="c.docx")
    outcome = settled(claims(whole, item, other, place(POSTS, "3"), text=text))

    assert (["wechat.posts"], ["two-answers"]) == (
        [str(claim.route) for claim in outcome.value],
        [diagnostic.rule for diagnostic in outcome.diagnostics],
    )


def test_what_the_file_says_of_a_value_that_is_replaced_goes_with_it_and_is_told():
    text = STANDARD.replace("sessions: 20", "sessions: {value: 20, source: 台账, note: 含扩大会议}")

    assert (("source", "台账"),) == claims(place(SESSIONS, "21", "20"), text=text)[0].dropped
