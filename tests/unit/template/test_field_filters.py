"""The filters of official documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.facts.fact import State
from template.facts_by_hand import REPORT, STUDY, blank, count, known, list_of, text_of, texts


def with_study(**facts: Any) -> Any:
    return REPORT.model_copy(update={"study": STUDY.model_copy(update=facts)})


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        ("二十次", "20"),
        ("三十余次", "30余"),
        ("近五十次", "近50"),
        ("十次", "10"),
        ("零次", "0"),
        ("一百零一次", "101"),
        ("两次", "2"),
        ("近两次", "近2"),
        ("十二次", "12"),
        ("二十二次", "22"),
    ],
)
def test_counts_in_chinese_numerals_keep_their_measure_word(tmp_path: Path, expected: str, number: str) -> None:
    report = with_study(sessions=count("study.sessions", number))

    assert expected == text_of(tmp_path, "{{ study.sessions | chinese_number }}", report)


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ("二十一", "{{ 21 | chinese_number }}"),
        ("第二十一条", "{{ '第21条' | chinese_number }}"),
        ("第二条", "{{ '第2条' | chinese_number }}"),
        ("二", "{{ 2 | chinese_number }}"),
        ("《关于〈甲〉的通知》《乙〈丙《丁》〉》", "{{ ['《关于《甲》的通知》', '乙《丙《丁》》'] | titles }}"),
        ("《甲》和《乙》", "{{ ['《甲》和《乙》'] | titles }}"),
        ("二〇二二年", "{{ year | chinese_digits }}年"),
        ("近〔待填：标签study.pending〕条", "{{ study.pending | chinese_number }}"),
        ("12月31日", "{{ study.day | month_day }}"),
        ("2022年12月", "{{ study.day | year_month }}"),
        ("二〇二二年十二月三十一日", "{{ study.day | chinese_date }}"),
        ("“**a** | <b>”", "{{ study.topic | quoted }}"),
        ("“甲”、“乙”、“丙”", "{{ study.themes | map('quoted') | join('、') }}"),
        ("“甲”“乙”“丙”", "{{ study.themes | map('quoted') }}"),
        ("“近〔待填：标签study.pending〕条”", "{{ study.pending | quoted }}"),
        ("问题二。", "{{ problems[1].text | sentence }}"),
        ("甲。", "{{ study.themes[0] | sentence }}"),
        ("近〔待填：标签study.pending〕条。", "{{ study.pending | sentence }}"),
        ("一是问题一；二是问题二。", "{{ problems | ordinal_clauses('text') }}"),
        ("甲、乙以及丙", "{{ study.themes | and_list('以及') }}"),
    ],
)
def test_the_forms_of_official_documents(tmp_path: Path, expected: str, template: str) -> None:
    assert expected == text_of(tmp_path, template)


@pytest.mark.parametrize(
    ("expected", "text"),
    [("“甲”", "甲"), ("“甲”", "“甲”"), ("“‘甲’和‘乙’”", "“甲”和“乙”"), ("“说‘甲’”", "说“甲”"), ("“说“甲””", "说‘甲’")],
)
def test_a_text_is_quoted_once_and_its_quotes_alternate(tmp_path: Path, expected: str, text: str) -> None:
    assert expected == text_of(tmp_path, "{{ study.topic | quoted }}", with_study(topic=known("study.topic", text)))


SEVEN = "一二三四五六七"


@pytest.mark.parametrize(
    ("number", "and_list", "titles", "clauses"),
    [
        (0, "", "", ""),
        (1, "一", "《一》", "一。"),
        (2, "一和二", "《一》《二》", "一是一；二是二。"),
        (
            7,
            "一、二、三、四、五、六和七",
            "《一》《二》《三》《四》《五》《六》《七》",
            "一是一；二是二；三是三；四是四；五是五；六是六；七是七。",
        ),
    ],
)
def test_lists_read_well_with_any_number_of_items(
    tmp_path: Path, number: int, and_list: str, titles: str, clauses: str
) -> None:
    report = with_study(themes=texts("study.themes", *SEVEN[:number]))

    assert [and_list, titles, clauses] == [
        text_of(tmp_path, f"{{{{ study.themes | {name} }}}}", report)
        for name in ("and_list", "titles", "ordinal_clauses")
    ]


@pytest.mark.parametrize("name", ["and_list", "titles", "ordinal_clauses"])
def test_a_blank_list_is_one_blank(tmp_path: Path, name: str) -> None:
    assert "〔待填：标签study.unknown_list〕" == text_of(
        tmp_path, f"{{{{ study.unknown_list | {name} }}}}"
    ).removesuffix("。")


def test_a_blank_item_stands_among_known_ones(tmp_path: Path) -> None:
    items = (known("study.themes[0]", "甲；"), blank("study.themes[1]"))

    assert "一是甲；二是〔待填：标签study.themes[1]〕。" == text_of(
        tmp_path, "{{ study.themes | ordinal_clauses }}", with_study(themes=list_of("study.themes", *items))
    )


@pytest.mark.parametrize(
    ("expected", "items"),
    [
        ("一是甲；二是乙！", ("甲", "乙！")),
        ("一是甲；二是谁来办？", ("甲；", "谁来办？")),
        ("一是甲；二是“乙。”", ("甲", "“乙。”")),
        ("一是甲！二是乙。", ("甲！", "乙。")),
        ("一是甲。乙。二是丙。", ("甲。乙。", "丙。")),
        ("只此一条！", ("只此一条！",)),
    ],
)
def test_clauses_end_as_their_sentences_do(tmp_path: Path, expected: str, items: tuple[str, ...]) -> None:
    report = with_study(themes=texts("study.themes", *items))

    assert expected == text_of(tmp_path, "{{ study.themes | ordinal_clauses }}", report)


def test_an_edition_behind_a_title_is_set_off(tmp_path: Path) -> None:
    items = texts("study.themes", "《章程》（2022年版）", "《甲》", "乙《丙》", "《丁》")

    assert "《章程》（2022年版）、《甲》《乙〈丙〉》《丁》" == text_of(
        tmp_path, "{{ study.themes | titles }}", with_study(themes=items)
    )


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ('"chinese_number" is for counts, and "study.rate" is a rate', "{{ study.rate | chinese_number }}"),
        ('"month_day" is for dates, and "study.topic" is none', "{{ study.topic | month_day }}"),
        ('"and_list" is for lists, and "study.topic" is one fact', "{{ study.topic | and_list }}"),
        ('"quoted" is for one text, and "study.themes" is a list', "{{ study.themes | quoted }}"),
        ('"chinese_number" is for counts, and "year" is a year', "{{ year | chinese_number }}"),
        ('"chinese_number" cannot write "-5"', "{{ '-5' | chinese_number }}"),
        ('"chinese_number" cannot write "1.5"', "{{ 1.5 | chinese_number }}"),
        ('"chinese_number" cannot write "99999999999999999"', "{{ 99999999999999999 | chinese_number }}"),
        ("none cannot be printed", "{{ ['a', none] | and_list }}"),
        ("does not apply", "{{ study.campaign | quoted }}"),
        ("is not given", "{{ study.absent_list | titles }}"),
        ('"nothing" is not defined', "{{ nothing | and_list }}"),
    ],
)
def test_what_they_cannot_do_they_refuse(tmp_path: Path, expected: str, template: str) -> None:
    assert expected in text_of(tmp_path, template)


def test_a_list_that_does_not_apply_is_refused(tmp_path: Path) -> None:
    report = with_study(themes=list_of("study.themes", state=State.NOT_APPLICABLE))

    assert "does not apply" in text_of(tmp_path, "{{ study.themes | and_list }}", report)
