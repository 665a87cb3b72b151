"""How fact files are named on the command line, and the file of the year before."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STANDARD = (ROOT / "data" / "2022.yaml").read_text("utf-8")


def written(folder):
    return sorted(path.name for path in (folder / "reports").glob("*"))


def test_a_pattern_that_the_shell_left_alone_stands_for_the_files_like_it_in_order(project, run):
    for year in ("2021", "2020"):
        (project / "data" / f"{year}.yaml").write_text(STANDARD, "utf-8")
    (project / "data" / "notes.txt").write_text("no facts", "utf-8")

    said = run("build", "data/20*.yaml", "-f", "md")

    assert 0 == said.code
    assert [f"wrote {Path('reports', f'{year}.md')}; 8 blanks left" for year in (2020, 2021, 2022)] == said.lines[:3]


def test_a_file_whose_name_looks_like_a_pattern_is_taken_as_it_is(project, run):
    (project / "data" / "2022[1].yaml").write_text(STANDARD, "utf-8")

    assert 0 == run("build", "data/2022[1].yaml", "-f", "md").code
    assert ["2022[1].md"] == written(project)


def test_a_pattern_that_is_like_nothing_is_told_and_the_others_are_built(project, run):
    said = run("build", "data/19*.yaml", "data/2022.yaml", "-f", "md")

    assert (1, 'error: no file has a name like "data/19*.yaml"') == (said.code, said.err.splitlines()[0])
    assert ["2022.md"] == written(project)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("again", ["data/2022.yaml", "./data/2022.yaml", "data/*.yaml"])
def test_a_file_that_is_named_twice_is_built_once(again, run):
    said = run("build", "data/2022.yaml", again, "-f", "md")

    assert (0, [f"wrote {Path('reports', '2022.md')}; 8 blanks left"]) == (said.code, said.lines)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["data/2022.yml", "data/2022", "2022.yaml", "2022"])
def test_a_name_that_is_nearly_right_gets_the_right_one_as_advice(name, run):
    said = run("build", name)

    advice = f'help: did you mean "{Path("data", "2022.yaml")}"?'
    assert (1, [f'error: there is no file "{name}"', advice]) == (said.code, said.lines)


@pytest.mark.parametrize("output", ["2022.docx", "2022.md"])
def test_a_finished_report_is_no_fact_file(output, project, run):
    run("build", "data/2022.yaml")
    before = (project / "reports" / output).read_bytes()

    said = run("build", f"reports/{output}", "--force")

    assert 1 == said.code
    assert f'error: "reports/{output}" is a' in said.err
    assert "help: give the fact file (.yaml) that it is made from" in said.lines
    assert before == (project / "reports" / output).read_bytes()


def test_a_workbook_under_any_name_is_no_fact_file(project, run):
    (project / "data" / "2022.yaml").write_bytes(b"PK\x03\x04 and so on")

    said = run("build", "data/2022.yaml")

    assert 'error: "data/2022.yaml" is a file of Word or Excel, not a fact file' == said.lines[0]


# --- previous ---------------------------------------------------------------------------------------------------------

WITH_PREVIOUS = STANDARD.replace("year: 2022\n", "year: 2022\nprevious: 2021.yaml\n")


def test_the_file_of_the_year_before_is_looked_for_beside_the_fact_file(project, run):
    (project / "data" / "2022.yaml").write_text(WITH_PREVIOUS, "utf-8")
    (project / "data" / "2021.yaml").write_text(STANDARD.replace("year: 2022", "year: 2021"), "utf-8")

    assert 0 == run("build", "data/2022.yaml").code


def test_a_file_of_the_year_before_that_is_not_there_is_told_at_its_place(project, run):
    (project / "data" / "2022.yaml").write_text(WITH_PREVIOUS, "utf-8")
    (project / "2021.yaml").write_text(STANDARD, "utf-8")
    line = WITH_PREVIOUS[: WITH_PREVIOUS.index("previous:")].count("\n") + 1

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert f'data/2022.yaml:{line}:11: error[missing-file] there is no file "2021.yaml"' == said.lines[0]
    assert said.lines[-1].startswith("help: ")
    assert not (project / "reports").exists()


@pytest.mark.parametrize("name", ["a" * 300, ".", "loop"])
def test_a_name_of_the_year_before_that_cannot_be_a_file_is_told_too(name, project, run):
    (project / "data" / "2022.yaml").write_text(WITH_PREVIOUS.replace("2021.yaml", name), "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, True) == (said.code, "error[missing-file]" in said.err)


def test_a_file_of_the_year_before_with_errors_is_told_at_its_own_place(project, run):
    (project / "data" / "2022.yaml").write_text(WITH_PREVIOUS, "utf-8")
    (project / "data" / "2021.yaml").write_text("report: ideology\nyear: 2021\npress:\n  conferences: 30条\n", "utf-8")

    said = run("build", "data/2022.yaml")

    assert 1 == said.code
    assert said.lines[0].startswith("data/2021.yaml:4:16: error[wrong-unit]")
    assert not (project / "reports").exists()


@pytest.mark.parametrize("year", ["2022", "2020", ""])
def test_a_file_of_another_year_is_not_the_year_before(year, project, run):
    (project / "data" / "2022.yaml").write_text(WITH_PREVIOUS, "utf-8")
    (project / "data" / "2021.yaml").write_text(STANDARD.replace("year: 2022", f"year: {year}"), "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, True) == (said.code, "error[wrong-previous]" in said.lines[0])


@pytest.mark.parametrize(
    ("expected", "facts"), [("同比增长12.5%", WITH_PREVIOUS), ("上年数据暂缺，不作同比", STANDARD)]
)
def test_a_template_compares_with_the_file_that_is_named_and_with_no_other(expected, facts, project, run):
    own = project / "templates" / "ideology" / "report.md.j2"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("---\n标题: 报告\n---\n\n办结{{ hotline.cases_closed | yoy }}。\n", "utf-8")
    (project / "data" / "2022.yaml").write_text(facts, "utf-8")
    last_year = STANDARD.replace("year: 2022", "year: 2021").replace("cases_closed: 594", "cases_closed: 528")
    (project / "data" / "2021.yaml").write_text(last_year, "utf-8")

    run("build", "data/2022.yaml", "-f", "md", "-o", "out.md")

    assert f"办结{expected}。" in (project / "out.md").read_text("utf-8")


def test_facts_from_standard_input_look_for_it_where_the_user_stands(project, run, monkeypatch):
    import io
    import sys

    def build():
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WITH_PREVIOUS.encode())))
        return run("build", "-", "-f", "md", "-o", "out.md").code

    assert 1 == build()
    (project / "2021.yaml").write_text(STANDARD.replace("year: 2022", "year: 2021"), "utf-8")
    assert 0 == build()
