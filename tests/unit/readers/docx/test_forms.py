"""What came back in a form beside the answers in their places: copied rows, changed labels, and notes."""

from __future__ import annotations

import re

import pytest

from reportgen.diagnostics import Diagnostic, Route
from reportgen.facts.field import fields_of
from reportgen.facts.returned import Returned
from reportgen.forms.docx import document_of
from reportgen.forms.form import Form, Question
from reportgen.readers.docx import read
from reportgen.reports import REPORTS
from unit.readers.docx.word_files import changed, part, replaced, written

FIELDS = {str(field.route): field for field in fields_of(REPORTS["ideology"].MODEL)}
SESSIONS, NAME = "study.center_group_sessions", "organ.name"
FORM = Form(
    title="2022年度意识形态工作情况报告数据采集表",
    issuer="局党委",
    owner="新闻科",
    due="2023-01-10",
    facts="2022.yaml",
    report="ideology",
    year="2022",
    questions=(
        Question(FIELDS[NAME]),
        Question(FIELDS[SESSIONS], hint="近__余次", ask="按台账统计。", due="2023-01-10", previous="19次"),
    ),
)
SENT = written(document_of(FORM))
LABEL = FIELDS[SESSIONS].kind.label
PROMPT, SOURCE_PROMPT = f"〔待填：{LABEL}〕", "〔待填：数据来源〕"
END = "<w:sectPr"


def back(content: bytes) -> tuple[dict[str, Returned], tuple[Diagnostic, ...]]:
    outcome = read(content, "新闻科.docx")
    assert outcome.value is not None, outcome.diagnostics
    return {str(fact.route): fact for fact in outcome.value.facts}, outcome.diagnostics


def row(body: str, route: str) -> tuple[int, int]:
    """Return where the row of a route begins and ends."""
    middle = body.index(f'<w:tag w:val="{route}"/>')
    return body.rindex("<w:tr>", 0, middle), body.index("</w:tr>", middle) + len("</w:tr>")


def copied(original: str, copy: str, *, has_new_ids: bool, route: str = SESSIONS, prompt: str = PROMPT) -> bytes:
    """Return the form with a row copied below itself, and these answers in both."""
    body = part(SENT)
    start, end = row(body, route)
    once = body[start:end]
    twin = re.sub(r'<w:id w:val="(\d+)"/>', r'<w:id w:val="9\1"/>', once) if has_new_ids else once
    twin = re.sub("<w:bookmark[^>]*>", "", twin) if has_new_ids else twin
    both = f"{once.replace(prompt, original, 1)}{twin.replace(prompt, copy, 1)}"
    return changed(SENT, {"word/document.xml": f"{body[:start]}{both}{body[end:]}"})


def filled(text: str) -> bytes:
    return replaced(SENT, PROMPT, text)


def with_note(content: bytes, note: str) -> bytes:
    return replaced(content, END, f"<w:p><w:r><w:t>{note}</w:t></w:r></w:p>{END}")


@pytest.mark.parametrize("has_new_ids", [False, True], ids=["same ids", "new ids"])
def test_a_copied_row_with_another_answer_is_told_and_neither_is_taken(*, has_new_ids: bool) -> None:
    facts, (diagnostic,) = back(copied("21", "22", has_new_ids=has_new_ids))

    assert {NAME} == set(facts)
    assert ("repeated-row", "error", Route.parse(SESSIONS)) == (
        diagnostic.rule,
        diagnostic.severity,
        diagnostic.route,
    )
    assert '"21" and "22"' in str(diagnostic.message)


@pytest.mark.parametrize("has_new_ids", [False, True], ids=["same ids", "new ids"])
@pytest.mark.parametrize(("original", "copy"), [("21", "21"), ("21", PROMPT), (PROMPT, "21"), ("21", "")])
def test_a_copied_row_that_says_nothing_else_does_no_harm(original: str, copy: str, *, has_new_ids: bool) -> None:
    facts, diagnostics = back(copied(original, copy, has_new_ids=has_new_ids))

    assert ("21", ()) == (facts[SESSIONS].typed, diagnostics)


def test_a_copied_row_with_another_source_is_told_and_neither_is_taken() -> None:
    route = f"{SESSIONS}.source"
    facts, (diagnostic,) = back(copied("台账", "系统", has_new_ids=True, route=route, prompt=SOURCE_PROMPT))

    assert ("repeated-row", ()) == (diagnostic.rule, facts[SESSIONS].provenance)


@pytest.mark.parametrize("label", ["开展活动次数（次）", f"{LABEL}（万次）", f"其他{LABEL}（次）", LABEL, ""])
def test_an_answer_under_a_changed_label_is_told_and_not_taken(label: str) -> None:
    facts, diagnostics = back(replaced(filled("21"), f">{LABEL}（次）<", f">{label}<"))
    errors = [each for each in diagnostics if each.severity == "error"]

    assert {NAME} == set(facts)
    assert [("changed-row", "新闻科.docx")] == [(each.rule, str(each.span).split(":")[0]) for each in errors]


def test_answers_whose_labels_changed_places_are_told() -> None:
    name = FIELDS[NAME].kind.label
    content = replaced(filled("21"), f">{LABEL}（次）<", ">%<")
    content = replaced(replaced(content, f">{name}<", f">{LABEL}（次）<"), ">%<", f">{name}<")
    facts, diagnostics = back(content)

    assert ({NAME}, ["changed-row"]) == (set(facts), [each.rule for each in diagnostics])


def test_a_changed_label_without_an_answer_is_only_told() -> None:
    facts, (diagnostic,) = back(replaced(SENT, f">{LABEL}", ">次数"))

    assert {NAME, SESSIONS} == set(facts)
    assert ("other-text", "hint") == (diagnostic.rule, diagnostic.severity)


@pytest.mark.parametrize("note", ["说明：推送条数应为35条", "35"])
def test_what_is_written_outside_the_places_is_told(note: str) -> None:
    facts, (diagnostic,) = back(with_note(filled("21"), note))

    assert "21" == facts[SESSIONS].typed
    assert ("other-text", "hint") == (diagnostic.rule, diagnostic.severity)
    assert f'"{note}"' in str(diagnostic.message)


def test_a_form_that_does_not_know_its_own_text_is_read_without_it() -> None:
    listed = re.sub(' text="[^"]*"', "", part(SENT, "customXml/item1.xml"))
    facts, diagnostics = back(with_note(changed(filled("21"), {"customXml/item1.xml": listed}), "说明"))

    assert ("21", ()) == (facts[SESSIONS].typed, diagnostics)


def test_a_source_under_a_changed_label_is_told_of_its_question() -> None:
    content = replaced(SENT, f">{LABEL}（次）<", ">开展活动次数<")
    start, end = row(part(content), f"{SESSIONS}.source")
    body = part(content)
    typed = body[start:end].replace(SOURCE_PROMPT, "台账")
    facts, diagnostics = back(changed(content, {"word/document.xml": f"{body[:start]}{typed}{body[end:]}"}))

    assert [("changed-row", Route.parse(SESSIONS)), ("other-text", None)] == [
        (each.rule, each.route) for each in diagnostics
    ]
    assert () == facts[SESSIONS].provenance


def test_a_row_that_is_gone_is_one_warning() -> None:
    body = part(SENT)
    start, _ = row(body, SESSIONS)
    _, end = row(body, f"{SESSIONS}.note")
    _, diagnostics = back(changed(SENT, {"word/document.xml": f"{body[:start]}{body[end:]}"}))

    assert [("place-gone", Route.parse(SESSIONS))] == [(each.rule, each.route) for each in diagnostics]


def test_a_form_of_every_question_has_no_text_that_it_does_not_know() -> None:
    form = Form("甲表", "局党委", "新闻科", "", "2022.yaml", "ideology", "2022", tuple(map(Question, FIELDS.values())))

    assert () == back(written(document_of(form)))[1]
