"""Models of facts: what a kind hands over beside what it prints, and what the walk yields."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import ValidationError

from reportgen.diagnostics import Route
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import Count, CountValue, DateValue, ListOf, Part, Rate, RateValue, Text, Title, TitleValue
from reportgen.facts.loading import load
from reportgen.facts.provenance import Provenance
from reportgen.facts.refusal import diagnostics_of
from reportgen.facts.section import Section
from reportgen.facts.walking import facts_of
from reportgen.reports import REPORTS, validate


class Meeting(Section):
    topic: Annotated[Fact, Text("议题")]
    hours: Annotated[Fact, Count("时长", unit="小时", optional=True)]


class Year(Section):
    growth: Annotated[Fact, Rate("增长率", may_exceed_hundred=True)]
    share: Annotated[Fact, Rate("占比", may_not_apply=True)]
    books: Annotated[FactList[Fact], ListOf(Title("书目"), may_not_apply=True)]
    notes: Annotated[FactList[Fact], ListOf(Text("备忘"), optional=True)]
    meetings: Annotated[FactList[Meeting], ListOf(Meeting, label="会议")]


class Whole(Section):
    year: Annotated[Year, Part("全年", may_not_apply=True)]
    extra: Annotated[Meeting, Part("附加", optional=True)]


def read(text: str) -> Whole:
    node = load(text.encode(), "facts.yaml").value
    assert node is not None
    return Whole.model_validate(node)


def test_values_are_exact_and_typed() -> None:
    year = read("year: {growth: 约120.50%, books: [《章程》（2022年版）], meetings: [{topic: 一, hours: 近3}]}").year

    assert RateValue(Decimal("120.50"), "约") == year.growth.value
    assert TitleValue("章程", "（2022年版）") == year.books.items[0].value
    assert CountValue(3, "近") == year.meetings.items[0].hours.value
    assert "近3" == CountValue(3, "近").canonical()
    assert "2022-01-05" == DateValue(date(2022, 1, 5)).canonical()


def test_routes_labels_and_units_come_with_each_fact() -> None:
    hours = read("year: {meetings: [{topic: 一, hours: 3}]}").year.meetings.items[0].hours

    assert (Route.parse("year.meetings[0].hours"), "时长", "小时", "count") == (
        hours.route,
        hours.label,
        hours.unit,
        hours.kind,
    )


def test_a_list_that_is_not_known_is_one_blank_fact_in_the_walk() -> None:
    whole = read("year: {growth: 1%, share: 1%, books: , meetings: }")
    blanks = [fact for fact in facts_of(whole) if fact.state is State.BLANK]

    assert ["year.books", "year.meetings"] == [str(fact.route) for fact in blanks]
    assert ["书目", "会议"] == [fact.label for fact in blanks]


def test_a_blank_list_of_records_has_a_blank_record_to_print() -> None:
    item = read("year: {meetings: 待填}").year.meetings.blank_item

    assert item is not None
    assert (State.BLANK, State.NOT_GIVEN) == (item.topic.state, item.hours.state)
    assert "year.meetings[0].topic" == str(item.topic.route)


def test_a_section_that_does_not_apply_says_so_of_each_of_its_facts() -> None:
    year = read("year: 不适用").year

    assert {State.NOT_APPLICABLE} == {
        year.growth.state,
        year.share.state,
        year.books.state,
        year.notes.state,
        year.meetings.state,
    }


@pytest.mark.parametrize("text", ["year:", "year:\nextra:"])
def test_an_optional_section_that_is_left_out_is_not_given(text: str) -> None:
    extra = read(text).extra

    assert (State.NOT_GIVEN, State.NOT_GIVEN) == (extra.topic.state, extra.hours.state)


def test_provenance_is_kept_and_a_list_lends_its_own_to_its_items() -> None:
    books = read("year: {books: {value: [甲, {value: 乙, source: 丙}], source: 丁, as_of: 2022年12月31日}}").year.books

    assert Provenance(source="丁", as_of=date(2022, 12, 31)) == books.items[0].provenance
    assert Provenance(source="丙") == books.items[1].provenance
    assert ["year.books[0]", "year.books[1]"] == [str(item.route) for item in books.items]


def test_errors_of_all_fields_arrive_together() -> None:
    with pytest.raises(ValidationError) as caught:
        read("year: {growth: 高, share: 101%, meetings: [{topic: }, {topc: 一, hours: 3分钟}]}")

    assert ["not-a-rate", "rate-over-hundred", "wrong-unit", "unknown-key"] == [
        diagnostic.rule for diagnostic in diagnostics_of(caught.value)
    ]


def test_sections_are_frozen() -> None:
    with pytest.raises(ValidationError):
        read("year:").extra = None  # type: ignore[assignment,misc]


def test_every_report_type_reads_a_file_that_says_nothing_else() -> None:
    for name in REPORTS:
        node = load(f"report: {name}\n".encode(), "facts.yaml").value
        assert node is not None
        outcome = validate(node)

        assert () == outcome.diagnostics
        assert outcome.value is not None
        assert all(fact.label and fact.span for fact in facts_of(outcome.value))
