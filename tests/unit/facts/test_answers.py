"""What people type for a fact, and the one canonical way in which it is written then."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Route, Source, Span
from reportgen.facts.answer import answer_of, read_answer, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds import Choice, Count, Date, ListOf, Name, Rate, Text, Title, Year
from reportgen.facts.refusal import UnreadableError
from reportgen.reports.ideology import Plan, Problem

CONFERENCES = Count("发布会场数", unit="场", may_not_apply=True)
MEETINGS = Count("专题研究次数", unit="次", optional=True)
CLOSED_RATE = Rate("按期办结率")
GROWTH = Rate("增长率", may_exceed_hundred=True)
DAY, YEAR = Date("成文日期"), Year("报告年度")
TITLE, NAME, TOPIC = Title("学习的文件"), Name("发文机关"), Text("学习主题")
SEAL = Choice("用印", among=("用印", "不用印"))
TOPICS, TITLES = ListOf(TOPIC), ListOf(TITLE, may_not_apply=True)
PROBLEMS, PLANS = ListOf(Problem, label="问题"), ListOf(Plan, label="打算")
SPAN = Span(Source("facts.yaml", ""), 1)


def blank(kind: Count | Rate, prefix: str, suffix: str) -> Fact:
    return Fact(Route(("a",)), kind.label, kind.NAME, None, State.BLANK, SPAN, None, prefix, suffix)


COUNTS = """
30 = 30 | ３０ | ３０场 | 30 场 |  30  | 30.0 | 30.00场 | 三十 | 三十场
30余 = 30余 | ３０余 | 30余场 | 30 余 场 | 三十余场 | 三十余 | ３０余场
1234 = 1,234 | １，２３４ | 1，234场 | 1 234 | 1'234 | 1_234 | 一千二百三十四 | 1,234.0
35000 = 3.5万 | ３．５万场 | 35,000 | 三万五千 | 35千
近50 = 近50 | 近五十场 | 近 50 场
100以上 = 100以上 | 100场以上 | 一百场以上 | 百场以上
0 = 0 | 零 | 〇 | 0场 | 0.0
2 = 两场 | 二 | 2
10多 = 十多场 | 10多
30 = 正好30 | 恰好三十场 | 30整
"""


def rows(table: str) -> list[tuple[str, str]]:
    """Return expected and typed of lines ``expected = typed | typed``."""
    found = []
    for line in table.strip().splitlines():
        expected, _, typed = line.partition(" = ")
        found += [(expected, each) for each in typed.split(" | ")]
    return found


@pytest.mark.parametrize(("expected", "typed"), rows(COUNTS))
def test_a_count_is_understood_as_people_write_it(expected: str, typed: str) -> None:
    assert expected == read_answer(CONFERENCES, typed)


RATES = """
99% = 99% | 99 | ９９％ | 99 % | 百分之九十九 | 百分之 99
99.5% = 99.5% | 99.5 | 百分之九十九点五 | 百分之99.5
97.50% = 97.50% | 97.50
100% = 100 | 百分之百 | 百分之一百 | １００％
0% = 0 | 0% | 百分之零
99%以上 = 99%以上 | 百分之九十九以上 | ９９％以上
近80% = 近80% | 近80 | 近百分之八十
"""


@pytest.mark.parametrize(("expected", "typed"), rows(RATES))
def test_a_rate_is_understood_and_a_bare_number_is_per_cent(expected: str, typed: str) -> None:
    assert expected == read_answer(CLOSED_RATE, typed)


OTHERS = [
    (
        "2022-12-31",
        DAY,
        ("2022-12-31", "2022.12.31", "2022/12/31", "2022年12月31日", "20221231", "２０２２．１２．３１"),
    ),
    (
        "2022-12-31",
        DAY,
        ("二〇二二年十二月三十一日", "2022-12-31 00:00:00", "2022-12-31T00:00:00", "2022 年 12 月 31 日"),
    ),
    ("2022-01-05", DAY, ("2022-1-5", "2022年1月5日", "2022.01.05", "20220105")),
    ("2022", YEAR, ("2022", "２０２２年度", "二〇二二年", "2022.0")),
    ("《党章》", TITLE, ("党章", "《党章》", " 《党章》 ")),
    ("《党章》（2022年版）", TITLE, ("《党章》（2022年版）",)),
    ("用印", SEAL, ("用印", "用 印")),
    ("某某局", NAME, ("某某局", " 某某局\u3000")),
    ("甲\n乙", TOPIC, ("甲\n乙", "甲\r\n乙", "甲\v乙")),
]


@pytest.mark.parametrize(("expected", "kind", "typed"), [(a, kind, b) for a, kind, each in OTHERS for b in each])
def test_days_years_titles_and_words_are_understood(expected: str, kind: Count, typed: str) -> None:
    assert expected == read_answer(kind, typed)


@pytest.mark.parametrize("kind", [CONFERENCES, CLOSED_RATE, DAY, YEAR, TITLE, NAME, TOPIC, SEAL, TOPICS, PLANS])
@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "待填", "〔待填：发布会场数〕", "××", "＿＿"])
def test_nothing_and_markers_are_no_answer(kind: Count, typed: str) -> None:
    assert "" == read_answer(kind, typed)


@pytest.mark.parametrize("typed", ["××余", "××余场", "近**场"])
def test_a_marker_with_its_measure_word_is_no_answer_either(typed: str) -> None:
    assert "" == read_answer(CONFERENCES, typed)


@pytest.mark.parametrize(
    ("expected", "kind", "prefix", "suffix", "typed"),
    [
        ("30余", CONFERENCES, "", "余场", "30"),
        ("30余", CONFERENCES, "", "余场", "三十"),
        ("30", CONFERENCES, "", "余场", "30场"),
        ("30", CONFERENCES, "", "余场", "三十 场"),
        ("30余", CONFERENCES, "", "余场", "30余场"),
        ("30", CONFERENCES, "近", "场", "30.0场"),
        ("35000余", CONFERENCES, "", "余场", "3.5万"),
        ("近30", CONFERENCES, "近", "场", "30"),
        ("30以上", CONFERENCES, "", "场以上", "30"),
        ("30", CONFERENCES, "", "场", "30"),
        ("近30", CONFERENCES, "", "余场", "近30"),
        ("30", CONFERENCES, "", "余场", "正好30"),
        ("1200余", CONFERENCES, "", "余场", "1,200"),
        ("98%以上", CLOSED_RATE, "", "%以上", "98"),
        ("近98.5%", CLOSED_RATE, "近", "%", "98.5"),
        ("近98.5%", CLOSED_RATE, "近", "%", "98.5%"),
        ("98%以上", CLOSED_RATE, "", "%以上", "９８％"),
        ("98%以上", CLOSED_RATE, "", "%以上", "百分之九十八"),
        ("98%", CLOSED_RATE, "", "%", "98"),
        ("0", CONFERENCES, "", "余场", "0"),
        ("0", CONFERENCES, "近", "场", "零"),
        ("0%", CLOSED_RATE, "", "%以上", "0"),
    ],
)
def test_a_bare_number_alone_keeps_the_approximator_of_its_blank(
    expected: str, kind: Count | Rate, prefix: str, suffix: str, typed: str
) -> None:
    assert expected == read_answer(kind, typed, standing=blank(kind, prefix, suffix))


def test_a_number_that_was_approximate_can_become_exact() -> None:
    standing = Fact(Route(("a",)), "发布会场数", "count", "场", State.KNOWN, SPAN, CONFERENCES.value_of("30余"))

    assert "35" == read_answer(CONFERENCES, "35", standing=standing)


def test_not_applicable_is_an_answer_where_the_kind_allows_it() -> None:
    assert "不适用" == read_answer(CONFERENCES, " 不适用 ")
    assert "不适用" == read_answer(TITLES, "不适用")


REFUSED = """
negative-count: is less than zero <- -3 | －３
not-a-count: whole number <- 100.5 | 三五场 | 十几场 | 数百场 | 二百五 | 很多 | 1.0E3 | 12,34 | ∞ | 10余万
not-a-count: approximate by a sign <- 30+
not-in-digits: digits only <- 1.23456万
leading-zero: begins with a zero <- 007
wrong-unit: the measure word of 发布会场数 is "场", not "次" <- 30次 | 三十次 | 1,234次 | 近30次
two-approximators: approximate twice over <- 近30余
text-after-number: text stands behind the number <- 30（含线上） | 30。另有两场
count-too-large: too large <- 12345678901234567 | 123456789012345678901234567890123456789012345
not-a-count: whole number <- 一亿亿亿亿 | 九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇九〇
approximate-zero: is zero, and not quite zero <- 0余 | 近0 | ０余场 | 零以上 | 0场左右
unclear-sign: the sign "①" <- 594① | ①
unclear-sign: the sign <- 10² | ²10 | 3½ | 594₁ | 10⁰万 | ⒈ | ⑴ | 30㈠ | 5㎡ | 12㋀ | 3️⃣①
no-such-thing: 无此项 <- 无此项
not-a-count: not a whole number <- 无 | 没有
control-character: U+0001 <- 3\x010
"""


def refusals(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        said, _, typed = line.partition(" <- ")
        rule, _, words = said.partition(": ")
        found += [(rule, words, each) for each in typed.split(" | ")]
    return found


@pytest.mark.parametrize(("rule", "words", "typed"), refusals(REFUSED))
def test_what_is_no_count_is_refused_in_the_words_of_the_kind(rule: str, words: str, typed: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_answer(CONFERENCES, typed)

    assert rule == refused.value.rule
    assert words in str(refused.value.problem)
    assert str(refused.value.cure)


@pytest.mark.parametrize(
    ("rule", "kind", "typed"),
    [
        ("not-a-count", CONFERENCES, "30\n400"),
        ("not-a-rate", CLOSED_RATE, "99\n100"),
        ("not-a-rate", CLOSED_RATE, "9" * 50),
        ("not-a-rate", CLOSED_RATE, "0." + "9" * 50),
        ("not-a-rate", CLOSED_RATE, "0.99"),
        ("not-a-rate", CLOSED_RATE, "1"),
        ("not-a-rate", CLOSED_RATE, "1.0"),
        ("not-a-rate", CLOSED_RATE, "-3%"),
        ("not-a-rate", CLOSED_RATE, "九成"),
        ("unclear-sign", CLOSED_RATE, "9⁹%"),
        ("unclear-sign", CLOSED_RATE, "99②"),
        ("unclear-sign", CLOSED_RATE, "百分之九十九①"),
        ("unclear-sign", DAY, "2022年12月3①日"),
        ("unclear-sign", DAY, "2022-12-3¹"),
        ("unclear-sign", YEAR, "2022²"),
        ("rate-over-hundred", CLOSED_RATE, "101"),
        ("rate-over-hundred", CLOSED_RATE, "100.5%"),
        ("rate-over-hundred", CLOSED_RATE, "百分之一百零一"),
        ("not-applicable-here", CLOSED_RATE, "不适用"),
        ("not-applicable-here", MEETINGS, "无此项"),
        ("impossible-date", DAY, "2022.2.30"),
        ("not-a-date", DAY, "12月31日"),
        ("not-a-date", DAY, "44926"),
        ("not-a-year", YEAR, "22年"),
        ("several-titles", TITLE, "《甲》《乙》"),
        ("unknown-choice", SEAL, "盖章"),
        ("superfluous-punctuation", NAME, "某某局。"),
        ("marker-in-text", TOPIC, "学习××精神"),
        ("not-a-list", TOPICS, "无"),
        ("not-a-list", TITLES, "无"),
        ("not-applicable-here", TOPICS, "不适用"),
        ("superfluous-punctuation", TOPICS, "甲。\n乙"),
        ("incomplete-record", PLANS, "只有标题"),
        ("typed-number", PROBLEMS, "一是认识不足"),
    ],
)
def test_what_is_no_value_of_its_kind_is_refused(rule: str, kind: Count, typed: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_answer(kind, typed)

    assert rule == refused.value.rule


def test_growth_may_exceed_the_whole() -> None:
    assert "150%" == read_answer(GROWTH, "150")


def test_the_advice_to_a_clerk_names_no_keys_of_a_fact_file() -> None:
    with pytest.raises(UnreadableError) as refused:
        read_answer(CONFERENCES, "30（含线上）")

    assert 'write the number alone, and the rest under "备注"' == str(refused.value.cure)


@pytest.mark.parametrize(
    ("expected", "kind", "typed"),
    [
        (("甲", "乙", "丙"), TOPICS, "甲\n乙\n\n 丙 "),
        (("甲", "乙", "丙"), TOPICS, "甲；乙;丙；"),
        (("甲；乙",), TOPICS, "- 甲；乙"),
        (("甲、乙",), TOPICS, "甲、乙"),
        (("甲", "乙"), TOPICS, "• 甲\n• 乙"),
        (("", "甲"), TOPICS, "待填\n甲"),
        (("甲\n乙",), TOPICS, "甲↵乙"),
        ((), TOPICS, "[]"),
        ((), TOPICS, "［ ］"),
        (("《甲》", "《乙》"), TITLES, "甲\n《乙》"),
        (((("text", "认识不足；办法不多"),),), PROBLEMS, "认识不足；办法不多"),
        (((("text", "甲"),), (("text", "乙｜丙"),)), PROBLEMS, "甲\n乙｜丙"),
        (((("heading", "甲"), ("text", "乙")),), PLANS, "甲｜乙"),
        (((("heading", "甲"), ("text", "乙")),), PLANS, "甲 | 乙"),
        (((("heading", "甲"), ("text", "乙")),), PLANS, "甲\t乙"),
        (((("heading", "甲"), ("text", "")),), PLANS, "甲｜待填"),
        (((("heading", "甲"), ("text", "乙｜丙")),), PLANS, "甲｜乙｜丙"),
    ],
)
def test_a_list_is_read_from_a_cell(expected: object, kind: ListOf, typed: str) -> None:
    assert expected == read_answer(kind, typed)


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("", ""),
        ("30余", "30余"),
        ("[]", ()),
        ("甲\n乙", ("甲", "乙")),
        ("- 甲；乙", ("甲；乙",)),
        ("- 无", ("无",)),
        ("甲\n待填", ("甲", "")),
        ("- 待填", ("",)),
        ("甲｜乙\n丙｜待填", ((("heading", "甲"), ("text", "乙")), (("heading", "丙"), ("text", "")))),
    ],
)
def test_an_answer_is_shown_as_one_text(expected: str, answer: object) -> None:
    assert expected == shown_answer(answer)  # type: ignore[arg-type]  # rows of a table


def test_states_without_a_value_have_answers_too() -> None:
    fact = blank(CONFERENCES, "", "余场")
    empty = FactList[object](Route(("b",)), "主题", State.KNOWN, SPAN)

    assert "" == answer_of(fact)
    assert () == answer_of(empty)
    assert "" == answer_of(FactList[object](Route(("b",)), "主题", State.BLANK, SPAN))
    assert "不适用" == answer_of(FactList[object](Route(("b",)), "主题", State.NOT_APPLICABLE, SPAN))
