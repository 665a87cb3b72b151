"""What a report does not know yet, and how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Attachment,
    BlankText,
    Document,
    Elements,
    FactText,
    Heading,
    Paragraph,
    Place,
    Strong,
    Text,
)
from reportgen.pipeline.blanks import Printing, Progress, blanks_of, owners_of, printings_of, progress_of
from reportgen.pipeline.report import report_of

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")
HEAD = "report: ideology\nyear: 2022\n"


def report(text):
    outcome = report_of(text.encode(), "2022.yaml")
    assert () == outcome.diagnostics
    return outcome.value


def blanks(text):
    return {str(blank.fact.route): blank for blank in blanks_of(report(text), None, None)}


def test_the_standard_report_knows_all_but_eight():
    progress = progress_of(report(STANDARD))

    assert Progress(30, 8, 0) == sum(progress.values(), Progress())
    assert Progress(10, 1, 0) == progress["理论学习"]
    assert Progress(0, 3, 0) == progress["微信公众号"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("study: {led_by: [甲, 乙, 丙]}", (1, 10, 0)),
        ("study: {led_by: []}", (1, 10, 0)),
        ("study: {led_by: [甲, ~]}", (0, 11, 0)),
        ("study: {lectures: 3}", (1, 11, 0)),
        ("study: {lectures: 待填}", (0, 12, 0)),
        ("study: {lectures: }", (0, 11, 0)),
        ("study: {discussion_campaign: 不适用}", (0, 10, 1)),
    ],
    ids=["a list is one fact", "none is known", "an item is blank", "optional", "optional and blank", "left", "no"],
)
def test_what_counts(stated, expected):
    assert Progress(*expected) == progress_of(report(f"{HEAD}{stated}\n"))["理论学习"]


def test_optional_facts_of_a_section_that_does_not_apply_are_not_counted():
    assert Progress(0, 0, 1) == progress_of(report(f"{HEAD}press: 不适用\n"))["新闻发布"]


def test_as_many_blanks_are_counted_as_are_listed():
    facts = (
        f"{HEAD}plans: [{{heading: 甲, text: }}, {{heading: , text: 丁}}]\nproblems: 待填\nstudy: {{led_by: [甲, ~]}}\n"
    )

    assert len(blanks(facts)) == sum(each.blank for each in progress_of(report(facts)).values())


def test_a_blank_in_a_list_asks_whom_the_list_asks_unless_it_says_so_itself():
    facts = (
        f"{HEAD}plans:\n  owner: 办公室\n  due: 2023-01-10\n  value:\n"
        "    - {heading: 甲, text: }\n    - {heading: 乙, text: {value: , owner: 宣传科}}\n"
    )
    found = blanks(facts)

    assert ["办公室", "宣传科"] == [found[f"plans[{number}].text"].owner for number in (0, 1)]
    assert ["2023-01-10"] * 2 == [str(found[f"plans[{number}].text"].due) for number in (0, 1)]
    assert "打算的内容（第2项）" == found["plans[1].text"].label
    assert ("办公室", "宣传科") == owners_of(report(facts))


def test_progress_of_an_owner_counts_what_they_own():
    facts = f"{HEAD}wechat: {{posts: {{value: 3, owner: 甲}}, update_days: {{value: , owner: 甲}}}}\n"

    assert {"微信公众号": Progress(1, 1, 0)} == progress_of(report(facts), "甲")
    assert Progress(0, 1, 0) == progress_of(report(facts), nobody=True)["微信公众号"]


def printed(route, line, cls=BlankText):
    place = Place("a.md.j2", line)
    if cls is FactText:
        return FactText("30", route, "数", "count", "30", place=place)
    return BlankText(route, "数", "count", place=place)


def test_a_printing_is_found_under_its_heading_with_its_number():
    one, two = Route(("one",)), Route(("two",))
    document = Document(
        Elements(title=((printed(one, 1), Text("的报告")),)),
        (
            Paragraph((printed(one, 2),)),
            Heading(1, (Text("基本情况"),)),
            Heading(2, (Text("学习。"),), run_in=True),
            Paragraph((Strong((printed(one, 3), printed(one, 3))), printed(two, 3, FactText))),
            Heading(2, (Text("共"), printed(two, 4))),
        ),
        (Attachment((Text("名单"),), (Paragraph((printed(two, 5),)),)),),
    )
    found = printings_of(document)

    assert [("标题", 1), ("", 2), ("（一）学习", 3)] == [(each.heading, each.line) for each in found[one]]
    assert [("（一）学习", 3), ("（二）共〔待填：数〕", 4), ("附件 名单", 5)] == [
        (each.heading, each.line) for each in found[two]
    ]


def test_a_blank_list_is_printed_where_its_blank_item_is():
    item = Route(("problems", 0, "text"))
    document = Document(blocks=(Heading(1, (Text("问题"),)), Paragraph((printed(item, 7),))))
    found = {str(blank.fact.route): blank for blank in blanks_of(report(f"{HEAD}problems:\n"), None, document)}

    assert (Printing("一、问题", "a.md.j2", 7),) == found["problems"].printed
    assert () == found["plans"].printed
