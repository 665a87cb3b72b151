"""From a report to the forms that ask for what is not known of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.forms import forms_of
from reportgen.pipeline.road import report_of

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")


def report(text=STANDARD, file="2022.yaml"):
    outcome = report_of(text.encode(), file)
    assert () == outcome.diagnostics
    return outcome.value


def asked(forms):
    return {form.owner: [str(question.route) for question in form.questions] for form in forms}


BLANKS = [
    "organ.name",
    "study.xuexi_learners",
    "press.conferences",
    "wechat.posts",
    "wechat.update_days",
    "wechat.prescribed_forwards",
    "media.campaigns",
    "media.items",
]


def test_what_nobody_owns_goes_into_one_form_in_the_order_of_the_model():
    assert {"未指定": BLANKS} == asked(forms_of(report(), None, facts="2022.yaml"))


def test_owners_stand_in_the_order_in_which_they_are_named_and_nobody_last():
    text = STANDARD.replace("  posts:\n", "  posts: {value: , owner: 新闻科}\n")
    text = text.replace("  conferences: ××余", "  conferences: {value: ××余, owner: 办公室}")

    forms = forms_of(report(text), None, facts="2022.yaml")

    assert ["办公室", "新闻科", "未指定"] == [form.owner for form in forms]
    assert ["press.conferences"] == asked(forms)["办公室"]
    assert {"新闻科": ["wechat.posts"]} == asked(forms_of(report(text), None, facts="2022.yaml", owner="新闻科"))


def test_a_form_says_whose_it_is_and_when_it_is_due():
    text = STANDARD.replace("  posts:\n", "  posts: {value: , owner: 新闻科, due: 2023-01-10, ask: 全年推送条数}\n")
    text = text.replace("  update_days:\n", "  update_days: {value: , owner: 新闻科, due: 2023-01-05}\n")

    form = forms_of(report(text), None, facts="2022.yaml", owner="新闻科")[0]

    assert "2022年度意识形态工作情况报告数据采集表" == form.title
    assert ("局党委", "2022.yaml", "ideology", "2022") == (form.issuer, form.facts, form.report, form.year)
    assert ("2023-01-05", "2023-01-10") == (form.due, form.questions[0].due)
    assert "全年推送条数" == form.questions[0].ask


def test_the_full_name_of_the_organ_goes_before_its_short_one():
    text = STANDARD.replace("  name:\n", "  name: 某市数据局\n", 1)

    assert "某市数据局" == forms_of(report(text), None, facts="2022.yaml")[0].issuer


def test_what_is_known_around_a_number_is_a_hint_and_its_measure_word_is_none():
    questions = forms_of(report(), None, facts="2022.yaml")[0].questions
    hints = {str(question.route): question.hint for question in questions}

    assert "__余场" == hints.pop("press.conferences")
    assert {""} == set(hints.values())


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("810", "810条"), ("近800", "近800条"), ("不适用", "不适用"), ("", "")],
)
def test_last_years_value_stands_beside_the_question(stated, shown):
    before = report(STANDARD.replace("  posts:\n", f"  posts: {stated}\n").replace("year: 2022", "year: 2021"))
    questions = forms_of(report(), before, facts="2022.yaml")[0].questions

    assert shown == next(question.previous for question in questions if str(question.route) == "wechat.posts")


def test_a_blank_in_a_list_is_a_question_of_its_own_that_says_which_item_it_is_of():
    text = STANDARD.replace("text: 用好公众平台", "text:  # 用好公众平台")
    questions = forms_of(report(text), None, facts="2022.yaml")[0].questions

    assert ("plans[2].text", "打算的内容（第3项）") == (str(questions[-1].route), questions[-1].field.kind.label)


def test_a_list_of_which_nothing_is_known_is_one_question():
    text = STANDARD[: STANDARD.index("problems:")] + "problems: {value: , owner: 党办}\nplans: []\n"

    assert ["problems"] == asked(forms_of(report(text), None, facts="2022.yaml"))["党办"]


def test_a_fact_of_a_record_goes_to_whoever_owns_it():
    text = STANDARD.replace("text: 用好公众平台", "text: {value: , owner: 宣传科} # 用好公众平台")

    assert ["plans[2].text"] == asked(forms_of(report(text), None, facts="2022.yaml"))["宣传科"]


def test_everything_is_all_that_is_required_or_stated_but_not_which_file_it_is():
    text = STANDARD.replace("  conferences: ××余", "  conferences: ××余\n  policy_readings: 3")
    routes = asked(forms_of(report(text), None, facts="2022.yaml", everything=True))["未指定"]

    assert {"study.platforms", "plans", "press.policy_readings", *BLANKS} <= set(routes)
    assert not {"report", "year", "previous", "press.group_interviews", "document.date"} & set(routes)


def test_what_is_known_stands_in_the_form_of_everything():
    text = STANDARD.replace(
        "center_group_sessions: 20", "center_group_sessions: {value: 30余, source: 台账, as_of: 2022-12-31, by: 张三}"
    )
    questions = forms_of(report(text), None, facts="2022.yaml", everything=True)[0].questions
    question = next(each for each in questions if str(each.route) == "study.center_group_sessions")

    assert "30余" == question.standing
    assert (("source", "台账"), ("by", "张三"), ("as_of", "2022-12-31")) == question.provenance


def test_a_report_without_blanks_has_no_forms():
    text = "\n".join(
        f"{line} 不适用"
        if line.endswith(":") and line.strip(" :") in {route.split(".")[1] for route in BLANKS}
        else line
        for line in STANDARD.replace("××余", "30余").splitlines()
    )
    text = text.replace("  name: 不适用", "  name: 某局").replace("items: 不适用", "items: 3")

    assert () == forms_of(report(text), None, facts="2022.yaml")
