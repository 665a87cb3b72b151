from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportgen.diagnostics.render_text import display_width

ROOT = Path(__file__).parents[3]
KEYS = [
    "route",
    "label",
    "section",
    "kind",
    "unit",
    "prefix",
    "suffix",
    "owner",
    "due",
    "overdue",
    "ask",
    "previous",
    "file",
    "line",
    "column",
    "printed",
]
OWNED = """\
report: ideology
year: 2023
wechat:
  posts: {value: 近××, owner: =新闻科, due: 2024-01-10, ask: 不含转发}
  update_days: {value: , owner: 宣传科, due: 2024-01-20}
plans: {value: [{heading: 甲, text: }], owner: 办公室}
"""


@pytest.fixture
def owned(project):
    (project / "data" / "2023.yaml").write_text(OWNED, "utf-8")


def listed(said):
    return {each["route"]: each for each in json.loads(said.out)}


@pytest.mark.usefixtures("project")
def test_the_standard_facts_lack_exactly_eight(run):
    said = run("blanks", "data/2022.yaml", "-f", "json")
    found = json.loads(said.out)

    assert (0, "") == (said.code, said.err)
    assert [
        "organ.name",
        "study.xuexi_learners",
        "press.conferences",
        "wechat.posts",
        "wechat.update_days",
        "wechat.prescribed_forwards",
        "media.campaigns",
        "media.items",
    ] == [each["route"] for each in found]
    assert all(list(each) == KEYS for each in found)


@pytest.mark.usefixtures("project")
def test_a_blank_of_the_list_says_all_there_is_to_know(run):
    found = listed(run("blanks", "data/2022.yaml", "-f", "json"))

    assert found["press.conferences"] == {
        "route": "press.conferences",
        "label": "新闻发言人出席新闻发布会场数",
        "section": "新闻发布",
        "kind": "count",
        "unit": "场",
        "prefix": None,
        "suffix": "余场",
        "owner": None,
        "due": None,
        "overdue": None,
        "ask": None,
        "previous": None,
        "file": "data/2022.yaml",
        "line": 83,
        "column": 16,
        "printed": [
            {
                "heading": "（二）强化组织领导，落实主体责任",
                "template": "ideology/responsibility.md.j2",
                "line": 9,
            }
        ],
    }


@pytest.mark.usefixtures("owned")
def test_last_years_file_beside_it_is_a_hint(run):
    facts = (ROOT / "data" / "2022.yaml").read_text("utf-8").replace("  posts:", "  posts: 120余")
    Path("data", "2022.yaml").write_text(facts, "utf-8")

    found = listed(run("blanks", "data/2023.yaml", "-f", "json"))

    assert "120余条" == found["wechat.posts"]["previous"]
    assert "594件" == found["hotline.cases_closed"]["previous"]
    assert "党委会；理论学习中心组" == found["study.led_by"]["previous"]
    assert found["wechat.update_days"]["previous"] is None


@pytest.mark.usefixtures("owned")
def test_nothing_is_overdue_where_the_day_is_not_given(run):
    assert listed(run("blanks", "data/2023.yaml", "-f", "json"))["wechat.posts"]["overdue"] is None


@pytest.mark.usefixtures("owned")
@pytest.mark.parametrize(
    ("today", "expected"),
    [("2024-01-10", (False, False)), ("2024-01-11", (True, False)), ("2024年2月1日", (True, True))],
)
def test_a_blank_is_overdue_from_the_day_after_it_was_due(today, expected, run):
    found = listed(run("blanks", "data/2023.yaml", "-f", "json", "--today", today))

    assert expected == (found["wechat.posts"]["overdue"], found["wechat.update_days"]["overdue"])


@pytest.mark.usefixtures("owned")
@pytest.mark.parametrize(
    ("owner", "expected"),
    [("宣传科", ["wechat.update_days"]), ("办公室", ["plans[0].text"]), ("=新闻科", ["wechat.posts"])],
)
def test_only_what_an_owner_is_asked_is_listed(owner, expected, run):
    assert expected == list(listed(run("blanks", "data/2023.yaml", "-f", "json", "--owner", owner)))


@pytest.mark.usefixtures("owned")
def test_what_nobody_owns_is_listed_under_a_name_of_its_own(run):
    found = listed(run("blanks", "data/2023.yaml", "-f", "json", "--owner", "未指定"))

    assert found
    assert {None} == {each["owner"] for each in found.values()}


@pytest.mark.usefixtures("owned")
def test_an_owner_of_one_file_lists_nothing_of_another(run):
    said = run("blanks", "data/2022.yaml", "data/2023.yaml", "--owner", "宣传科")

    assert 0 == said.code
    assert said.lines[:3] == ["data/2022.yaml", "nothing is blank", "known 0 · blank 0 · not applicable 0 (of 0)"]


@pytest.mark.usefixtures("owned")
def test_a_blank_in_a_list_is_named_by_its_number(run):
    found = listed(run("blanks", "data/2023.yaml", "-f", "json"))

    assert "打算的内容（第1项）" == found["plans[0].text"]["label"]
    assert ["存在的主要问题", "下一步打算"] == [found[name]["section"] for name in ("problems", "plans[0].text")]


@pytest.mark.usefixtures("owned")
def test_excel_gets_chinese_headings_and_no_formula(run):
    said = run("blanks", "data/2023.yaml", "-f", "csv", "--owner", "=新闻科", "--today", "2024-02-01")
    head, row = csv.reader(io.StringIO(said.out, newline=""))

    assert said.out.startswith("\ufeff路径,事实,分组,")
    assert [
        "wechat.posts",
        "推送信息条数",
        "微信公众号",
        "count",
        "条",
        "近",
        "条",
        "'=新闻科",
        "2024-01-10",
        "是",
    ] == row[:10]
    assert len(KEYS) == len(head) == len(row)


@pytest.mark.usefixtures("project")
def test_a_wrong_file_is_told_and_the_others_are_listed(run):
    Path("data", "2021.yaml").write_text("report: ideology\nyear: 2021\nwechat:\n  posts: 30余次\n", "utf-8")

    said = run("blanks", "data/nothing.yaml", "data/2021.yaml", "data/2022.yaml", "-f", "json")

    assert 1 == said.code
    assert 8 == len(json.loads(said.out))
    assert 'there is no file "data/nothing.yaml"' in said.err
    assert "data/2021.yaml:4:10: error[wrong-unit]" in said.err


def test_a_wrong_template_leaves_the_places_open(project, run):
    (project / "templates" / "ideology").mkdir(parents=True)
    (project / "templates" / "ideology" / "report.md.j2").write_text("{{ nothing }}", "utf-8")

    said = run("blanks", "data/2022.yaml", "-f", "json")

    assert 1 == said.code
    assert "templates/ideology/report.md.j2:1:4: error" in said.err
    assert [None] * 8 == [each["printed"] for each in json.loads(said.out)]


def test_a_fact_that_no_template_prints_is_said_to_be_printed_nowhere(project, run):
    (project / "templates" / "ideology").mkdir(parents=True)
    (project / "templates" / "ideology" / "report.md.j2").write_text("---\n标题: 空\n---\n\n空。\n", "utf-8")

    assert 8 == run("blanks", "data/2022.yaml").out.count("printed nowhere")


@pytest.mark.usefixtures("owned")
@pytest.mark.parametrize("columns", [30, 40, 60, 80, 120])
def test_a_list_fits_the_terminal(columns, run, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = run("blanks", "data/2022.yaml", "data/2023.yaml", "--today", "2024-02-01").lines

    assert [] == [line for line in lines if display_width(line) > columns]


@pytest.mark.usefixtures("project")
def test_facts_from_standard_input_are_listed(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OWNED.encode())))

    found = json.loads(run("blanks", "-", "-f", "json", "--owner", "宣传科").out)

    assert ["<stdin>"] == [each["file"] for each in found]


@pytest.mark.usefixtures("project")
def test_a_word_file_is_no_fact_file(run):
    Path("data", "form.yaml").write_bytes(b"PK\x03\x04rest")

    said = run("blanks", "data/form.yaml")

    assert (1, "") == (said.code, said.out)
    assert '"data/form.yaml" is a file of Word or Excel' in said.err


def test_a_complete_file_says_that_nothing_is_blank(project, run):
    complete = ROOT / "examples" / "complete" / "data" / "2024.yaml"
    (project / "data" / "2024.yaml").write_bytes(complete.read_bytes())

    said = run("blanks", "data/2024.yaml")

    assert "nothing is blank" == said.lines[0]
    assert " · blank 0 · " in said.lines[1]


@pytest.mark.usefixtures("owned")
def test_whoever_owns_nothing_is_told_who_does_and_what_nobody_owns(run):
    said = run("blanks", "data/2023.yaml", "--owner", "财务科")

    assert 1 == said.code
    assert "未指定" in said.err
    assert "宣传科" in said.err
