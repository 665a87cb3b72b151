"""``reportgen form``: one form for each owner, where it goes, and what it never replaces."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from filled_form import fill_in

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")


@pytest.fixture
def owned(project):
    """The standard facts, two of their blanks owned by a section."""
    text = STANDARD.replace("  posts:\n", "  posts: {value: , owner: 新闻科, due: 2023-01-10}\n")
    text = text.replace("conferences: ××余", "conferences: {value: ××余, owner: 新闻科}")
    (project / "data" / "2022.yaml").write_text(text, "utf-8")
    return project


def forms_in(project, folder="forms"):
    return sorted(path.name for path in (project / folder).iterdir())


def test_there_is_a_form_for_each_owner_in_the_projects_folder(owned, run):
    said = run("form", "data/2022.yaml")

    lines = [
        f"wrote {Path('forms', '2022-新闻科.xlsx')}: 2 questions, due 2023-01-10",
        f"wrote {Path('forms', '2022-未指定.xlsx')}: 6 questions",
    ]
    assert (0, lines) == (said.code, said.lines)
    assert ["2022-新闻科.xlsx", "2022-未指定.xlsx"] == forms_in(owned)


def test_the_form_of_one_owner_is_written_alone(owned, run):
    assert 0 == run("form", "data/2022.yaml", "--owner", "新闻科", "-o", "发出").code

    assert ["2022-新闻科.xlsx"] == forms_in(owned, "发出")


@pytest.mark.parametrize("name", ["新闻科.xlsx", "新闻科.DOCX"])
def test_forms_go_into_a_folder_and_no_file_is_named_for_them(owned, run, name):
    said = run("form", "data/2022.yaml", "-o", name)

    assert (2, "") == (said.code, said.out)
    assert f'"{name}" is no folder' in said.err
    assert not (owned / name).exists()


@pytest.mark.usefixtures("owned")
def test_a_folder_that_stands_may_be_named_like_a_form(run):
    Path("年度.xlsx").mkdir()

    assert 0 == run("form", "data/2022.yaml", "-o", "年度.xlsx").code
    assert ["2022-新闻科.xlsx", "2022-未指定.xlsx"] == forms_in(Path(), "年度.xlsx")


@pytest.mark.parametrize("format_", ["xlsx", "docx"])
def test_the_same_form_has_the_same_bytes(owned, run, format_):
    run("form", "data/2022.yaml", "-f", format_)
    first = {path.name: path.read_bytes() for path in (owned / "forms").iterdir()}

    assert 0 == run("form", "data/2022.yaml", "-f", format_).code
    assert first == {path.name: path.read_bytes() for path in (owned / "forms").iterdir()}


def test_a_form_that_somebody_filled_in_stays(owned, run):
    run("form", "data/2022.yaml")
    path = fill_in(owned / "forms" / "2022-新闻科.xlsx", {"wechat.posts": "3"})
    other = owned / "forms" / "2022-未指定.xlsx"
    other.unlink()
    content = path.read_bytes()

    said = run("form", "data/2022.yaml")

    assert (1, content) == (said.code, path.read_bytes())
    assert "2022-新闻科.xlsx" in said.err
    assert not other.exists()
    assert 0 == run("form", "data/2022.yaml", "--force").code
    assert content != path.read_bytes()


def test_an_owner_whom_nobody_knows_is_told_with_those_who_are_known(owned, run):
    said = run("form", "data/2022.yaml", "--owner", "新闻")

    assert (1, "") == (said.code, said.out)
    assert '"新闻"' in said.err
    assert "新闻科, 未指定" in said.err
    assert not (owned / "forms").exists()


def test_without_blanks_nothing_is_written(project, run):
    text = STANDARD.replace("××余", "30余").replace("  name:\n", "  name: 某局\n", 1)
    for key in ("xuexi_learners", "posts", "update_days", "prescribed_forwards", "campaigns", "items"):
        text = text.replace(f"  {key}:\n", f"  {key}: 3\n")
    (project / "data" / "2022.yaml").write_text(text, "utf-8")

    said = run("form", "data/2022.yaml")

    assert (0, ["no blanks left: there is nothing to ask"]) == (said.code, said.lines)
    assert (0, "") == (run("form", "data/2022.yaml", "-q").code, run("form", "data/2022.yaml", "-q").out)
    assert not (project / "forms").exists()


@pytest.mark.parametrize(
    ("owners", "names"),
    [
        pytest.param(["a/b", "a:b"], ["2022-a_b.xlsx", "2022-a_b-2.xlsx"], id="what no name may hold"),
        pytest.param(["Abc", "aBC"], ["2022-Abc.xlsx", "2022-aBC-2.xlsx"], id="case"),
        pytest.param(["科.", "科"], ["2022-科.xlsx", "2022-科-2.xlsx"], id="dot at the end"),
        pytest.param(["科" * 200, "-"], [f"2022-{'科' * 60}.xlsx", "2022--.xlsx"], id="long"),
        pytest.param(["..", "未指定"], ["2022-_.xlsx", "2022-未指定.xlsx"], id="dots"),
    ],
)
def test_an_owner_becomes_a_name_that_every_file_system_takes(project, run, owners, names):
    text = STANDARD.replace("  posts:\n", f"  posts: {{value: , owner: '{owners[0]}'}}\n")
    text = text.replace("  items:\n", f"  items: {{value: , owner: '{owners[1]}'}}\n")
    (project / "data" / "2022.yaml").write_text(text, "utf-8")

    assert 0 == run("form", "data/2022.yaml").code
    assert {*names, "2022-未指定.xlsx"} == set(forms_in(project))
    assert 0 == run("form", "data/2022.yaml", "--owner", owners[1], "-o", "alone").code
    assert [names[1]] == forms_in(project, "alone")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["form", "-"], 2, "standard input has no name"),
        (["form", "data/2022.yaml", "-f", "xls"], 2, 'there is no format "xls"'),
        (["form", "data/2022.yaml", "-o", ""], 2, '"--output" needs a value'),
        (["form", "data/2022.yaml", "--owner", ""], 2, '"--owner" needs a value'),
        (["form", "data/2023.yaml"], 1, "there is no file"),
        (["form", "data/wrong.yaml"], 1, "data/wrong.yaml:3:"),
    ],
)
def test_what_cannot_be_meant_is_told(project, run, arguments, code, said):
    (project / "data" / "wrong.yaml").write_text("report: ideology\nyear: 2022\nnonsense: 3\n", "utf-8")

    result = run(*arguments)

    assert code == result.code
    assert said in result.err
    assert not (project / "forms").exists()


def test_a_faulty_file_of_last_year_is_told(project, run):
    (project / "data" / "2021.yaml").write_text("report: ideology\nyear: zwei\n", "utf-8")
    (project / "data" / "2022.yaml").write_text(
        STANDARD.replace("year: 2022", "year: 2022\nprevious: 2021.yaml"), "utf-8"
    )

    said = run("form", "data/2022.yaml")

    assert 1 == said.code
    assert "2021.yaml:2:" in said.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is refused to an administrator")
def test_a_folder_that_may_not_be_written_is_told(project, run):
    (project / "forms").mkdir(mode=0o500)

    assert 1 == run("form", "data/2022.yaml").code


def test_where_one_form_cannot_be_written_none_is(owned, run):
    (owned / "forms" / "2022-未指定.xlsx").mkdir(parents=True)

    assert 1 == run("form", "data/2022.yaml").code
    assert ["2022-未指定.xlsx"] == forms_in(owned)
