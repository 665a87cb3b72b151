"""``build --check``, ``build --locked`` and ``info``: what stands, and what it was made from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FACTS = Path("data/2022.yaml")
DOCX, MARKDOWN = Path("reports/2022.docx"), Path("reports/2022.md")


@pytest.fixture
def built(project, run) -> Path:
    assert 0 == run("build", FACTS).code
    return project


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.usefixtures("built")
def test_what_was_just_built_is_up_to_date_and_nothing_is_written(run):
    before = {path: path.stat().st_mtime_ns for path in Path("reports").iterdir()}
    said = run("build", FACTS, "--check")

    assert (0, "2 outputs are up to date\n", "") == (said.code, said.out, said.err)
    assert before == {path: path.stat().st_mtime_ns for path in Path("reports").iterdir()}
    assert "" == run("build", FACTS, "--check", "-q").out


@pytest.mark.usefixtures("project")
def test_what_was_not_built_is_stale_and_still_not_built(run):
    said = run("build", FACTS, "--check", "-f", "md")

    assert 1 == said.code
    assert f"{MARKDOWN}: it has not been built\n1 of 1 outputs are stale; build them again\n" == said.out
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        (lambda: changed(FACTS, "year: 2022", "year: 2023"), "the facts have changed"),
        (lambda: own_template("\n甲。\n"), "the template has changed"),
        (
            lambda: Path("reportgen.toml").write_text("compress = true\n", "utf-8"),
            "the layout has changed",
        ),
        (lambda: edit(DOCX, b"Z"), "it was edited since it was built, or comes from elsewhere"),
        (lambda: DOCX.write_bytes(b"x"), "it was edited since it was built, or comes from elsewhere"),
        (DOCX.unlink, "it has not been built"),
    ],
    ids=["facts", "template", "layout", "edited", "foreign", "gone"],
)
@pytest.mark.usefixtures("built")
def test_a_stale_output_is_told_with_the_reason(run, change, reasons):
    change()
    said = run("build", FACTS, "--check", "-f", "docx")

    assert 1 == said.code
    assert f"{DOCX}: {reasons}" == said.out.splitlines()[0]


def own_template(more: str) -> None:
    shutil.copytree(ROOT / "templates" / "ideology", "templates/ideology")
    with Path("templates/ideology/report.md.j2").open("a", encoding="utf-8") as template:
        template.write(more)


def edit(path: Path, more: bytes) -> None:
    path.write_bytes(path.read_bytes() + more)


@pytest.mark.parametrize(
    "change",
    [
        lambda: changed(FACTS, "year: 2022", "# 说明\nyear: 2022"),
        lambda: FACTS.write_bytes(FACTS.read_bytes().replace(b"\n", b"\r\n")),
        lambda: MARKDOWN.write_bytes(MARKDOWN.read_bytes().replace(b"\n", b"\r\n")),
        lambda: own_template(""),
    ],
    ids=["a comment", "line ends of the facts", "line ends of the output", "the same template in the project"],
)
@pytest.mark.usefixtures("built")
def test_what_makes_the_same_report_leaves_it_up_to_date(run, change):
    change()

    assert 0 == run("build", FACTS, "--check", "-f", "md").code


@pytest.mark.usefixtures("built")
def test_another_version_is_told_and_its_outputs_are_not_replaced_when_that_is_asked(run, monkeypatch):
    before = {path: path.read_bytes() for path in (DOCX, MARKDOWN)}
    monkeypatch.setattr("reportgen.cli.orders.__version__", "9.9.9")
    checked, locked = run("build", FACTS, "--check"), run("build", FACTS, "--locked")

    assert f"{DOCX}: it was made by reportgen 0.1.0" == checked.out.splitlines()[0]
    assert 1 == locked.code
    assert f'error: "{DOCX}" was made by reportgen 0.1.0, and this is 9.9.9' == locked.err.splitlines()[0]
    assert before == {path: path.read_bytes() for path in (DOCX, MARKDOWN)}
    assert 0 == run("build", FACTS).code


@pytest.mark.usefixtures("project")
def test_locked_builds_what_is_not_there_and_what_this_version_made(run):
    assert [0, 0] == [run("build", FACTS, "--locked").code for _ in range(2)]


@pytest.mark.usefixtures("built")
def test_info_tells_what_a_report_was_made_from(run):
    lines = run("info", DOCX).out.splitlines()
    records = [json.loads(run("info", path, "-f", "json").out) for path in (DOCX, MARKDOWN)]
    word, markdown = records

    assert ["made by: reportgen 0.1.0", "report type: ideology", "year: 2022", "fact file: data/2022.yaml"] == lines[:4]
    assert "state: as it was made" == lines[-1]
    assert {**word, "file": "", "facts": None} == {**markdown, "file": ""}
    assert all(len(word[name]) == 64 for name in ("facts_hash", "template_hash", "layout_hash"))
    assert word["facts"] > 30


@pytest.mark.usefixtures("project")
def test_a_name_that_ends_a_comment_of_html_is_told_as_it_is(run):
    path = Path("data/甲--> 乙.yaml")
    FACTS.rename(path)
    run("build", path, "-f", "md")
    output = Path("reports/甲--> 乙.md")

    assert "data/甲--> 乙.yaml" == json.loads(run("info", output, "-f", "json").out)["origin"]
    assert 1 == output.read_text("utf-8").count("-->")


@pytest.mark.usefixtures("built")
def test_info_tells_that_a_report_was_changed(run):
    changed(MARKDOWN, "意识形态", "思想")
    edit(DOCX, b"Z")

    assert "state: changed since it was made" == run("info", MARKDOWN).out.splitlines()[-1]
    assert 1 == run("info", FACTS).code


@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4rubbish", "甲。\n".encode()], ids=repr)
@pytest.mark.parametrize("name", ["a.docx", "a.md", "a"])
@pytest.mark.usefixtures("project")
def test_info_on_what_is_no_report_of_ours_is_one_diagnostic(run, name, content):
    Path(name).write_bytes(content)
    said = run("info", name)

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith(f"{name}: error[")
    assert 2 == run("info", name, "-f", "xml").code


def test_info_on_a_file_that_is_not_there(run):
    assert run("info", "none.docx").err.startswith('error: there is no file "none.docx"')


@pytest.mark.usefixtures("built")
def test_info_on_a_report_whose_last_line_is_no_text_says_that_it_was_changed(run):
    MARKDOWN.write_bytes(MARKDOWN.read_bytes().replace(b" origin:data", b" origin:\xe7data", 1))
    said = run("info", MARKDOWN)

    assert (0, "") == (said.code, said.err)
    assert "state: changed since it was made" == said.out.splitlines()[-1]
