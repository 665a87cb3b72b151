from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.facts.loading import load
from reportgen.project import Settings, read_settings
from reportgen.reports import REPORTS, validate
from reportgen.reports.skeleton import skeleton

FILES = ["reportgen.toml", "data/2031.yaml", "schemas/ideology.schema.json", "templates/README.md", ".gitattributes"]


def test_a_new_project_builds_at_once(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert 0 == run("init", "office", "--year", "2031").code
    assert [True] * len(FILES) == [(tmp_path / "office" / name).is_file() for name in FILES]

    said = run("build", "office/data/2031.yaml")

    assert (0, "") == (said.code, said.err)
    assert (tmp_path / "office" / "reports" / "2031.docx").is_file()


def test_a_new_project_is_laid_out_here_for_this_year_when_nothing_is_said(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert 0 == run("init").code
    assert (tmp_path / "data" / f"{time.localtime().tm_year}.yaml").is_file()


@pytest.mark.parametrize("name", FILES[:-1])
def test_a_file_that_is_there_is_not_replaced(name, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine", "utf-8")

    said = run("init", "--year", "2031")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith(f'error: "{Path(name)}" is there already\n')
    assert [tmp_path / name] == [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "mine" == (tmp_path / name).read_text("utf-8")


def test_a_new_fact_file_names_its_schema_to_an_editor(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("init", "office", "--year", "2031")
    first, _, rest = (tmp_path / "office" / "data" / "2031.yaml").read_text("utf-8").partition("\n")

    assert "# yaml-language-server: $schema=../schemas/ideology.schema.json" == first
    assert rest == skeleton("ideology", REPORTS["ideology"].MODEL, 2031)
    assert run("schema", "ideology").out == (tmp_path / "office/schemas/ideology.schema.json").read_text("utf-8")


def test_a_project_is_laid_out_in_a_repository_whose_attributes_are_kept(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitattributes").write_text("mine", "utf-8")

    said = run("init", "--year", "2031")

    assert (0, "") == (said.code, said.err)
    assert 'kept ".gitattributes" as it is; "*.docx binary" belongs in it' == said.lines[1]
    assert ".gitattributes" not in said.lines[0]
    assert "mine" == (tmp_path / ".gitattributes").read_text("utf-8")
    assert (tmp_path / "reportgen.toml").is_file()


def test_the_settings_that_are_laid_out_are_the_defaults_even_when_they_are_taken_in(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("init")
    text = Path("reportgen.toml").read_text("utf-8")
    taken_in = "\n".join(line.removeprefix("# ") for line in text.splitlines()[1:] if "reference" not in line)

    settings = read_settings(taken_in.encode(), "reportgen.toml")

    assert () == settings.diagnostics
    assert settings.value is not None
    assert Settings().output == settings.value.output
    assert (("geometry", "gbt33476"), ("grid", "portable")) == settings.value.layout_options


def test_every_report_type_has_a_skeleton_without_a_fault():
    for name, report_type in REPORTS.items():
        loaded = load(skeleton(name, report_type.MODEL, 2031).encode(), "2031.yaml")
        assert loaded.value is not None
        report = validate(loaded.value)

        assert () == (*loaded.diagnostics, *report.diagnostics)


def test_optional_facts_of_a_skeleton_can_be_taken_in():
    text = skeleton("ideology", REPORTS["ideology"].MODEL, 2031)
    taken_in = text.replace("  # lectures:", "  lectures: 3")

    loaded = load(taken_in.encode(), "2031.yaml")
    assert loaded.value is not None
    report = validate(loaded.value).value

    assert report is not None
    assert "3场" == report.study.lectures.printed
