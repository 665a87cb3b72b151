"""What a colleague did in LibreOffice comes back: reports and forms, edited, recorded and saved as .docx."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from e2e import editing
from reportgen.diagnostics import Route
from reportgen.facts.field import fields_of
from reportgen.facts.returned import ReturnedFile
from reportgen.forms.docx import document_of
from reportgen.forms.form import Form, Question
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import draw_up, report_of, write
from reportgen.project import find_root, template_folders
from reportgen.readers import docx
from reportgen.readers.prose import prose_edits
from reportgen.reports import REPORTS
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[2]
OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
GOLDENS = sorted(path for path in (ROOT / "tests" / "golden").glob("*/*") if path.is_dir())
ELSEWHERE = {"standard": ROOT / "data" / "2022.yaml", "complete": ROOT / "examples" / "complete" / "data" / "2024.yaml"}
PROSE = {"各项工作取得新的成效": "各项工作取得明显成效"}
DUE = "2023-01-10"


def built(facts: Path) -> bytes:
    report = report_of(facts.read_bytes(), facts.name).value
    assert report is not None
    document = draw_up(report, Templates(template_folders(find_root(facts.parent)))).value
    assert document is not None
    return write(document, "docx", OPTIONS)


def read(content: bytes) -> ReturnedFile:
    outcome = docx.read(content, "report.docx")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def bookmarks(content: bytes) -> dict[str, str]:
    """Return the bookmark of the first printing of each route."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        listed = package.read("customXml/item1.xml").decode()
    found: dict[str, str] = {}
    for name, route in re.findall('bookmark="([^"]*)" route="([^"]*)"', listed):
        found.setdefault(route, name)
    return found


def edited(content: bytes, texts: dict[str, str], folder: Path, **how: object) -> ReturnedFile:
    """Return what comes back when the texts at these routes were replaced in LibreOffice."""
    names = bookmarks(content)
    (folder / "sent.docx").write_bytes(content)
    replaced = {names[route]: text for route, text in texts.items()}
    editing.edit(folder / "sent.docx", folder / "back.docx", replaced, folder, **how)  # type: ignore[arg-type]
    return read((folder / "back.docx").read_bytes())


def answers(returned: ReturnedFile) -> dict[str, str]:
    return {str(fact.route): fact.typed for fact in returned.facts if fact.is_edited}


@pytest.mark.parametrize("records", [False, True], ids=["plain", "recorded"])
@pytest.mark.parametrize("types", [False, True], ids=["put", "typed"])
def test_one_blank_filled_and_one_number_changed_are_just_what_comes_back(
    tmp_path: Path, *, records: bool, types: bool
) -> None:
    sent = built(ROOT / "data" / "2022.yaml")
    blank = next(str(fact.route) for fact in read(sent).facts if not fact.exported.text and fact.filter is None)
    texts = {blank: "新闻宣传中心", "study.center_group_sessions": "21次"}
    returned = edited(sent, texts, tmp_path, prose=PROSE, records=records, types=types)
    (edit,) = prose_edits(returned, read(sent))
    ((old, new),) = PROSE.items()

    assert texts == answers(returned)
    assert edit.before.replace(old, new) == edit.after != edit.before
    assert edit.is_tracked == records


def test_a_form_that_was_filled_in_brings_its_answers_back(tmp_path: Path) -> None:
    fields = {str(field.route): field for field in fields_of(REPORTS["ideology"].MODEL)}
    asked = ("study.center_group_sessions", "study.themes", "organ.name", "study.discussion_campaign")
    questions = tuple(Question(fields[route], hint="近__余次" if route == asked[0] else "") for route in asked)
    form = Form("2022年度报告数据采集表", "局党委", "新闻科", DUE, "2022.yaml", "ideology", "2022", questions)
    texts = {
        asked[0]: "３０",
        f"{asked[0]}.source": "会议台账",
        f"{asked[0]}.as_of": "2022-12-31",
        asked[1]: "党的二十大精神\n省党代会精神",
        f"{asked[2]}.by": "张三 & <李四>",
    }
    returned = edited(write(document_of(form), "docx", OPTIONS), texts, tmp_path)
    facts = {fact.route: fact for fact in returned.facts}

    assert {route: text for route, text in texts.items() if route in asked} == answers(returned)
    assert (("source", "会议台账"), ("as_of", "2022-12-31")) == facts[Route.parse(asked[0])].provenance
    assert ("近", "余次") == (facts[Route.parse(asked[0])].prefix, facts[Route.parse(asked[0])].suffix)
    assert (("by", "张三 & <李四>"),) == facts[Route.parse(asked[2])].provenance
    assert ("form", "新闻科", "2022.yaml") == (
        returned.sort,
        dict(returned.identity)["owner"],
        dict(returned.identity)["facts"],
    )


def test_a_report_that_was_only_saved_has_no_edit_at_all(tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    sent = {}
    for golden in GOLDENS:
        file = tmp_path / "sent" / f"{golden.name}.docx"
        sent[file.name] = built(ELSEWHERE.get(golden.name, golden / "facts.yaml"))
        file.write_bytes(sent[file.name])
    editing.resave(sorted((tmp_path / "sent").iterdir()), tmp_path / "back", tmp_path)
    returned = {name: read((tmp_path / "back" / name).read_bytes()) for name in sent}

    assert {name: ({}, ()) for name in sent} == {
        name: (answers(one), prose_edits(one, read(sent[name]))) for name, one in returned.items()
    }
    assert {name: [fact.touching for fact in read(content).facts] for name, content in sent.items()} == {
        name: [fact.touching for fact in one.facts] for name, one in returned.items()
    }
    assert all(one.facts and one.paragraphs for one in returned.values())
