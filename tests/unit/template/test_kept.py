"""Compiled templates are kept between starts, and nobody can tell from what is rendered."""

from pathlib import Path

import pytest

from reportgen.pipeline import report_of
from reportgen.template import kept
from reportgen.template.environment import Templates

FACTS = "report: ideology\nyear: 2022\nproblems:\n  - text: 甲\n"
PART = "第二行{% if year %}{{ year }}{% endif %}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    folder.joinpath("report.j2").write_text('{{ year }}年\n{% include "part.j2" %}\n', "utf-8")
    folder.joinpath("part.j2").write_text(PART, "utf-8")
    return tmp_path


def rendered(project: Path, *, keep: bool = True):
    report = report_of(FACTS.encode(), "facts.yaml").value
    assert report is not None
    folder = project / "kept" if keep else None
    return Templates([project / "templates"], keep_in=folder).render("report.j2", report)


def test_what_was_kept_renders_the_same(project):
    fresh = rendered(project, keep=False).value
    first, second = rendered(project).value, rendered(project).value

    assert 1 == len(list(project.joinpath("kept").iterdir()))
    assert fresh.marked == first.marked == second.marked
    assert fresh.sources == second.sources
    assert fresh.marks.templates == second.marks.templates


def test_a_template_that_changed_is_compiled_anew(project):
    rendered(project)
    project.joinpath("templates", "part.j2").write_text("另一行\n", "utf-8")

    assert "另一行" in rendered(project).value.marked


def test_what_is_new_takes_the_place_of_what_was_kept(project):
    rendered(project)
    project.joinpath("templates", "part.j2").write_text("另一行\n", "utf-8")
    rendered(project)

    assert 1 == len(list(project.joinpath("kept").iterdir()))


def test_nothing_is_used_that_another_state_of_any_module_kept(project, tmp_path_factory, monkeypatch):
    package = tmp_path_factory.mktemp("package")
    package.joinpath("facts").mkdir()
    module = package.joinpath("facts", "kind.py")
    module.write_text("a = 1\n")
    monkeypatch.setattr(kept, "_PACKAGE", str(package))
    rendered(project)
    (file,) = project.joinpath("kept").iterdir()
    before = file.read_bytes()
    rendered(project)
    same = file.read_bytes()
    module.write_text("a = 10\n")
    rendered(project)

    assert before == same
    assert before != file.read_bytes()


def test_a_fault_is_found_at_every_start(project):
    project.joinpath("templates", "part.j2").write_text("{% if false %}{{ nothing }}{% endif %}\n", "utf-8")

    assert ["undefined-name"] == [each.rule for each in rendered(project).diagnostics]
    assert ["undefined-name"] == [each.rule for each in rendered(project).diagnostics]


def test_what_is_damaged_or_cannot_be_written_is_done_without(project):
    fresh = rendered(project).value
    (file,) = project.joinpath("kept").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    damaged = rendered(project).value
    for file in project.joinpath("kept").iterdir():
        file.unlink()
    project.joinpath("kept").rmdir()
    project.joinpath("kept").write_text("a file where a folder should be")

    assert fresh.marked == damaged.marked == rendered(project).value.marked
