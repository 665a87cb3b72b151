"""``reportgen trace --annex``: the table of all facts with their sources, in three formats."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from scratch_repository import FACTS, changed

from unit.writers.docx.word_file import schema_errors

COMPLETE = Path(__file__).parents[3] / "examples" / "complete" / "data" / "2024.yaml"
POSTS = "  posts: {value: 1520, source: 公众号|后台, as_of: 2022-12-31, by: 宣传科, note: 含转发}"


@pytest.fixture
def annex(project, run) -> str:  # noqa: ARG001 - it stands in it
    changed("  posts:", POSTS)
    assert 0 == run("trace", FACTS, "--annex", "说明.md").code
    return Path("说明.md").read_text("utf-8")


def row(annex: str, label: str) -> str:
    [found] = [line for line in annex.splitlines() if f"| {label} |" in line]
    return found.partition(" | ")[2]


def test_every_fact_stands_in_it_with_where_it_comes_from(annex):
    assert r"推送信息条数 | 1520条 | 公众号\|后台 | 2022-12-31 | 宣传科 | 含转发 |" == row(annex, "推送信息条数")
    assert "中心组及中心组（扩大）学习次数 | 20次 |  |  |  |  |" == row(annex, "中心组及中心组（扩大）学习次数")
    assert row(annex, "更新天数").startswith("更新天数 | 〔待填：更新天数〕天 |  |")


@pytest.mark.usefixtures("project")
def test_what_is_computed_says_from_what(run):
    run("trace", COMPLETE, "--annex", "说明.md")
    annex = Path("说明.md").read_text("utf-8")

    assert "按期办结率 = 按期办结件数 ÷ 办结件数" in row(annex, "按期办结率")


def test_the_items_of_a_list_stand_in_one_row(annex):
    assert row(annex, "学习组织形式").startswith("学习组织形式 | 党委会；理论学习中心组 |")


@pytest.mark.usefixtures("project")
def test_what_only_says_which_document_it_is_stands_in_it_when_somebody_vouches_for_it(run):
    changed("year: 2022", "year: {value: 2022, source: 办公室}")
    run("trace", FACTS, "--annex", "说明.md")

    assert "报告年度 | 2022 | 办公室 |  |  |" in row(Path("说明.md").read_text("utf-8"), "报告年度")


@pytest.mark.usefixtures("project")
def test_the_facts_stand_in_the_order_of_the_model(run):
    run("trace", COMPLETE, "--annex", "说明.md")
    annex = Path("说明.md").read_text("utf-8")
    labels = [line.split(" | ")[1] for line in annex.splitlines() if line.startswith("| ") and line[2].isdigit()]

    assert ["发文机关全称", "发文机关简称", "党组织类型"] == labels[:3]
    assert ["回访件数", "问题", "问题"] == labels[labels.index("回访件数") :][:3]


@pytest.mark.usefixtures("annex")
def test_a_report_without_its_fact_file_has_the_figures_that_it_carries(run):
    run("build", "-q", FACTS)
    FACTS.unlink()
    assert 0 == run("trace", "reports/2022.docx", "--annex", "甲.md").code
    annex = Path("甲.md").read_text("utf-8")

    assert row(annex, "推送信息条数").startswith("推送信息条数 | 1520条 |  |")
    assert "<br>" not in annex


def test_it_says_how_many_facts_name_no_source(annex):
    rows = [line for line in annex.splitlines() if line.startswith("| ") and line[2].isdigit()]

    assert f"报告所依据的事实列表如下，共{len(rows)}项，其中{len(rows) - 1}项没有注明来源。" in annex
    assert not [line for line in rows if "| 报告年度 |" in line or "| 报告类型 |" in line]


@pytest.mark.usefixtures("project")
def test_a_word_file_is_valid_and_checks_clean(run):
    said = run("trace", COMPLETE, "--annex", "说明.docx")

    assert (0, "wrote 说明.docx\n", "") == (said.code, said.out, said.err)
    assert [] == schema_errors(Path("说明.docx").read_bytes())
    assert "nothing found\n" == run("check", "说明.docx", "--layout", "gb9704").out
    assert "state: as it was made" in run("info", "说明.docx").out


@pytest.mark.usefixtures("annex")
def test_a_workbook_holds_the_same(run):
    run("trace", FACTS, "--annex", "说明.xlsx")
    first = Path("说明.xlsx").read_bytes()
    sheet = openpyxl.load_workbook("说明.xlsx").active
    [posts] = [row for row in sheet.iter_rows(values_only=True) if row[1] == "推送信息条数"]

    assert ("1520条", "公众号|后台", "2022-12-31", "宣传科", "含转发") == posts[2:]
    assert (1, "序号") == (sheet["A3"].value, sheet["A2"].value)
    assert 0 == run("trace", FACTS, "--annex", "说明.xlsx", "-q").code
    assert first == Path("说明.xlsx").read_bytes()


@pytest.mark.usefixtures("annex")
def test_a_report_that_was_built_has_the_annex_of_what_it_prints(run):
    run("build", "-q", FACTS)
    changed("value: 1520", "value: 1521")
    said = run("trace", "reports/2022.docx", "--annex", "甲.md")

    assert (0, "") == (said.code, said.err)
    assert "| 推送信息条数 | 1520条 |" in Path("甲.md").read_text("utf-8")


@pytest.mark.usefixtures("annex")
def test_what_somebody_edited_is_replaced_only_when_that_is_said(run):
    for name in ("说明.md", "说明.docx", "说明.xlsx"):
        run("trace", FACTS, "--annex", name, "--force")
        with Path(name).open("ab") as file:
            file.write(b" ")
        edited = Path(name).read_bytes()
        assert 1 == run("trace", FACTS, "--annex", name).code
        assert edited == Path(name).read_bytes()

        assert 0 == run("trace", FACTS, "--annex", name, "--force").code
        assert edited != Path(name).read_bytes()


@pytest.mark.usefixtures("annex")
@pytest.mark.parametrize("name", ["说明.md", "说明.docx", "说明.xlsx"])
def test_what_nobody_edited_is_replaced_when_the_facts_change(run, name):
    run("trace", FACTS, "--annex", name, "--force")
    before = Path(name).read_bytes()
    changed("value: 1520", "value: 1521")

    assert 0 == run("trace", FACTS, "--annex", name).code
    assert before != Path(name).read_bytes()


@pytest.mark.usefixtures("annex")
def test_a_workbook_that_another_program_saved_stays(run):
    run("trace", FACTS, "--annex", "说明.xlsx")
    workbook = openpyxl.load_workbook("说明.xlsx")
    workbook.active["C3"] = "21次"
    workbook.save("说明.xlsx")
    saved = Path("说明.xlsx").read_bytes()
    said = run("trace", FACTS, "--annex", "说明.xlsx")

    assert 1 == said.code
    assert '"说明.xlsx" was edited since it was written' in said.err
    assert saved == Path("说明.xlsx").read_bytes()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" * 9, "不是工作簿".encode()])
@pytest.mark.parametrize("name", ["x.md", "x.docx", "x.xlsx"])
def test_a_file_from_elsewhere_stays(run, name, content):
    Path(name).write_bytes(content)

    assert 1 == run("trace", FACTS, "--annex", name).code
    assert content == Path(name).read_bytes()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((FACTS, "--annex", ""), 2, "needs a value"),
        ((FACTS, "--annex", "x.pdf"), 2, "does not say what it is to be"),
        ((FACTS, "20次", "--annex", "x.md"), 2, "an annex has all facts"),
        ((FACTS, "-f", "json", "--annex", "x.md"), 2, "an annex has all facts"),
        ((FACTS, "--force"), 2, '"--force" is about the annex'),
        ((FACTS, "--annex", FACTS), 1, "is one of those that are read"),
        ((FACTS, "--annex", "data"), 1, "is a folder"),
        (("data/无.yaml", "--annex", "x.md"), 1, "there is no file"),
        ((FACTS, "--annex", "/dev/null"), 1, "is not a file"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_written(arguments, code, told, run):
    said = run("trace", *arguments)

    assert (code, "") == (said.code, said.out)
    assert told in said.err
    assert not Path("x.md").exists()


@pytest.mark.usefixtures("project")
def test_facts_with_errors_have_no_annex(run):
    changed("  posts:", "  posts: 许多")
    said = run("trace", FACTS, "--annex", "x.md")

    assert 1 == said.code
    assert "许多" in said.err
    assert not Path("x.md").exists()


@pytest.mark.usefixtures("project")
def test_an_annex_is_no_report_and_has_no_annex(run):
    run("trace", FACTS, "--annex", "说明.docx")
    said = run("trace", "说明.docx", "--annex", "x.md")
    compared = run("diff", "说明.docx", FACTS, "-f", "json")

    assert (1, "error: there are no facts to list") == (said.code, said.err.splitlines()[-2])
    assert [] == json.loads(compared.out)["facts"]
