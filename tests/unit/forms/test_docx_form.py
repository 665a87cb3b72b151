"""A form as a Word file: what it shows, and that the answers in it come back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.diagnostics import Route
from reportgen.document.nodes import BlankText, FactText, Table
from reportgen.document.walking import inlines_of, plain_text
from reportgen.facts.field import Field, fields_of
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.forms.docx import document_of
from reportgen.forms.form import BESIDE, NOBODY, Form, Question
from reportgen.readers.docx import read
from reportgen.reports import REPORTS
from unit.readers.docx.word_files import changed, part, replaced, written

FIELDS = {str(field.route): field for field in fields_of(REPORTS["ideology"].MODEL)}
SESSIONS, THEMES, NAME = "study.center_group_sessions", "study.themes", "organ.name"
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
        Question(FIELDS[THEMES], standing="主题一\n主题二", provenance=(("source", "学习台账"), ("note", "见附件"))),
    ),
)
SENT = written(document_of(FORM))


def back(content: bytes) -> ReturnedFile:
    outcome = read(content, "新闻科.docx")
    assert (outcome.value is None, outcome.diagnostics) == (False, ())
    assert outcome.value is not None
    return outcome.value


def answered(content: bytes, route: str) -> Returned:
    (found,) = [fact for fact in back(content).facts if fact.route == Route.parse(route)]
    return found


def texts(form: Form) -> list[list[str]]:
    (table,) = [block for block in document_of(form).blocks if isinstance(block, Table)]
    return [[plain_text(cell.inlines) for cell in row.cells] for row in table.body]


def filled(route: str, text: str) -> bytes:
    """Return the form with the prompt at a route typed over."""
    prompts = {str(each.route): each.prompt for each in inlines_of(document_of(FORM)) if isinstance(each, BlankText)}
    body = part(SENT)
    start = body.index(f'<w:tag w:val="{route}"/>')
    return changed(SENT, {"word/document.xml": body[:start] + body[start:].replace(prompts[route], text, 1)})


def test_each_question_is_a_block_of_rows() -> None:
    label, unit = FIELDS[SESSIONS].kind.label, "次"

    assert [
        ["2", "指标名称", f"{label}（{unit}）"],
        ["填报要求", "按台账统计"],
        ["上年数", "19次", "填报期限", "2023年1月10日"],
        ["填报值", f"近〔待填：{label}〕余次"],
        ["数据来源", "〔待填：数据来源〕", "填报人", "〔待填：填报人〕"],
        ["数据截至", "〔待填：数据截至〕", "备注", "〔待填：备注〕"],
    ] == texts(FORM)[6:12]


def test_every_section_has_a_row_with_its_name() -> None:
    assert ["发文机关", "理论学习"] == [row[0] for row in texts(FORM) if len(row) == 1]


def test_what_is_known_stands_in_the_form() -> None:
    known = [each.text for each in inlines_of(document_of(FORM)) if isinstance(each, FactText)]

    assert ["主题一\n主题二", "学习台账", "见附件"] == known


def test_the_form_of_nobody_has_no_addressee() -> None:
    assert ((), "新闻科") == (
        document_of(replace(FORM, owner=NOBODY)).elements.addressee,
        plain_text(document_of(FORM).elements.addressee),
    )


@pytest.mark.parametrize("form", [replace(FORM, due="", issuer=""), replace(FORM, questions=())])
def test_a_form_of_which_little_is_known_is_written_too(form: Form) -> None:
    assert len(form.questions) == len(back(written(document_of(form))).facts)


def test_a_form_says_what_it_is() -> None:
    identity = {"report": "ideology", "year": "2022", "facts": "2022.yaml", "owner": "新闻科", "form": "1"}

    assert ("form", identity, ()) == (back(SENT).sort, dict(back(SENT).identity), back(SENT).paragraphs)


def test_an_untouched_form_has_no_answer() -> None:
    returned = back(SENT)

    assert [
        (NAME, "", "", False, ()),
        (SESSIONS, "", "", False, ()),
        (THEMES, "主题一\n主题二", "主题一\n主题二", False, ()),
    ] == [(str(one.route), one.typed, one.exported.text, one.is_edited, one.provenance) for one in returned.facts]


@pytest.mark.parametrize("typed", ["30", "３０余", "近30余次", "不适用", "a & <b>".replace("&", "+").replace("<", "(")])
def test_an_answer_comes_back_as_it_was_typed(typed: str) -> None:
    returned = answered(filled(SESSIONS, typed), SESSIONS)

    assert (typed, True, "近", "余次") == (returned.typed, returned.is_edited, returned.prefix, returned.suffix)


@pytest.mark.parametrize(
    ("key", "text"), [("source", "会议台账"), ("by", "张三"), ("as_of", "2022-12-31"), ("note", "略")]
)
def test_what_is_typed_beside_an_answer_comes_back_with_it(key: str, text: str) -> None:
    returned = answered(filled(f"{SESSIONS}.{key}", text), SESSIONS)

    assert (((key, text),), False) == (returned.provenance, returned.is_edited)
    assert [(key, f"{returned.label}·{BESIDE[key]}")] == [
        (name, span.where) for name, span in returned.provenance_spans
    ]


def test_provenance_that_stood_there_is_said_again_of_a_new_value_only() -> None:
    content = replaced(SENT, ">主题二<", ">主题三<")

    assert (("source", "学习台账"), ("note", "见附件")) == answered(content, THEMES).provenance
    assert () == answered(SENT, THEMES).provenance


def test_what_is_typed_beside_a_control_is_the_answer_of_its_cell() -> None:
    body = part(SENT)
    end = body.index("<w:bookmarkEnd", body.index(f'<w:tag w:val="{NAME}"/>'))
    beside = f"{body[:end]}<w:r><w:t>某某局</w:t></w:r>{body[end:]}"

    assert "某某局" == answered(changed(SENT, {"word/document.xml": beside}), NAME).typed


def test_an_answer_over_several_paragraphs_is_one() -> None:
    body = part(SENT)
    end = body.index("</w:tc>", body.index(f'<w:tag w:val="{NAME}"/>'))
    more = f"{body[:end]}<w:p><w:r><w:t>乙局</w:t></w:r></w:p>{body[end:]}".replace("〔待填：发文机关全称〕", "甲局")

    assert "甲局\n乙局" == answered(changed(SENT, {"word/document.xml": more}), NAME).typed


def test_a_fact_that_is_called_as_provenance_is_is_no_provenance() -> None:
    field = Field(Route.parse("document.note"), FIELDS["document.note"].kind, ("公文要素",))
    form = replace(FORM, questions=(Question(field),))

    assert ["document.note"] == [str(fact.route) for fact in back(written(document_of(form))).facts]
