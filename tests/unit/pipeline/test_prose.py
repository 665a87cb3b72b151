"""What was changed in a report beside its facts."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.diagnostics import Outcome
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.original import originals_of
from reportgen.pipeline.prose import changed_prose
from reportgen.pipeline.road import draw_up, report_of, write
from reportgen.pipeline.standing import standing_of
from reportgen.project import template_folders
from reportgen.readers.docx import read
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

FACTS = (Path(__file__).parents[3] / "data" / "2022.yaml").read_bytes()
OPTIONS = WriteOptions(layout=LAYOUTS["gb9704"](), version=__version__)


@pytest.fixture
def templates(tmp_path):
    """Templates of which the report is a few paragraphs, so that each change is seen."""
    folder = tmp_path / "templates" / "ideology"
    folder.mkdir(parents=True)
    (folder / "report.md.j2").write_text(
        "---\n标题: 报告\n---\n\n第一段，学习{{ study.center_group_sessions }}。\n\n"
        f"{'前面的话。' * 20}工作扎实。{'后面的话。' * 20}\n\n"
        "{% if study.center_group_sessions > 22 %}\n学得很多。\n{% endif %}\n",
        "utf-8",
    )
    return Templates(template_folders(tmp_path))


def docx(facts, templates, **replaced):
    report = report_of(facts, "2022.yaml").value
    assert report is not None
    document = draw_up(report, templates).value
    assert document is not None
    content = write(document, "docx", OPTIONS)
    if not replaced:
        return content
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in replaced.items() if name == "word/document.xml" else ():
                assert before in part.decode()
                part = part.decode().replace(before, after).encode()
            new.writestr(name, part)
    return target.getvalue()


def told(returned, templates, facts=FACTS):
    report = report_of(facts, "2022.yaml").value
    assert report is not None

    def rebuild(report):
        document = draw_up(report, templates).value
        return Outcome(None if document is None else write(document, "docx", OPTIONS))

    outcome = read(returned, "back.docx")
    assert outcome.value is not None
    standing = standing_of(report, "2022.yaml", "2022.yaml")
    return changed_prose(outcome.value, originals_of(standing, facts, rebuild)(outcome.value), standing)


def test_a_report_that_was_left_alone_has_no_changed_prose(templates):
    assert () == told(docx(FACTS, templates), templates)


def test_of_a_long_paragraph_only_what_was_changed_is_shown(templates):
    (hint,) = told(docx(FACTS, templates, 工作扎实="工作十分扎实"), templates)

    said = str(hint.message)
    assert ("prose-changed", "hint") == (hint.rule, hint.severity.value)
    assert (
        'from "…的话。前面的话。工作扎实。后面的话。后面…" to "…的话。前面的话。工作十分扎实。后面的话。后面…"' in said
    )


def test_a_fact_whose_control_and_bookmark_were_taken_away_in_word_is_no_changed_prose(templates, tmp_path):
    report = tmp_path / "templates" / "ideology" / "report.md.j2"
    fact = "{{ study.center_group_sessions }}"
    report.write_text(f"---\n标题: 报告\n---\n\n{'前面的话。' * 20}学习{fact}。\n", "utf-8")
    with zipfile.ZipFile(io.BytesIO(docx(FACTS, templates))) as archive:
        document = archive.read("word/document.xml").decode()
    [control] = re.findall(r"<w:sdt>.*?</w:sdt>", document)
    content = re.sub(r".*<w:sdtContent>(.*)</w:sdtContent>.*", r"\1", control)
    bookmarks = re.findall(r"<w:bookmark(?:Start|End)[^>]*/>", document)
    returned = docx(FACTS, templates, **{control: content}, **dict.fromkeys(bookmarks, ""))

    assert bookmarks
    assert () == told(returned, templates)


def test_a_report_is_held_against_the_facts_that_it_was_built_from(templates):
    meanwhile = FACTS.replace(b"center_group_sessions: 20", b"center_group_sessions: 25")

    assert () == told(docx(FACTS, templates), templates, meanwhile)


def test_a_paragraph_that_came_with_a_fact_is_no_new_prose(templates):
    built = FACTS.replace(b"center_group_sessions: 20", b"center_group_sessions: 25")

    assert () == told(docx(built, templates), templates)


def test_where_the_report_cannot_be_built_anew_that_is_said(templates, tmp_path):
    returned = docx(FACTS, templates, 工作扎实="工作十分扎实")
    (tmp_path / "templates" / "ideology" / "report.md.j2").write_text("{{ nonsense }}", "utf-8")

    (warning,) = told(returned, Templates(template_folders(tmp_path)))

    assert ("prose-not-compared", "warning") == (warning.rule, warning.severity.value)
