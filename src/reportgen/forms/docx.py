"""A form as a Word file: the document that the docx writer makes one of, with a control for every answer.

A page of A4 has no room for the columns of the workbook, so each question is a block of a few rows: what is asked, the
answer, and where it comes from, each in a cell of its own.  Facts and blanks are what they are in a report, so a form
comes back through the reader of reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Alignment,
    BlankText,
    Block,
    Cell,
    Document,
    Elements,
    FactText,
    Inline,
    Inlines,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.facts.kinds import ListOf
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.forms.form import FORM_VERSION, NOBODY, Form, Question
from reportgen.forms.xlsx.wording import day, request

__all__ = ["document_of"]

_PROVENANCE = ((("source", "数据来源"), ("by", "填报人")), (("as_of", "数据截至"), ("note", "备注")))
"""The keys of a fact file and what they are called, row by row."""
_PROVENANCE_KIND = "provenance"
"""How the reader tells these cells from a fact that is called alike."""
_GAP = "__"
"""Stands for the number in a question's hint."""
_COLUMNS = (Alignment.CENTER, Alignment.CENTER, Alignment.LEFT, Alignment.CENTER, Alignment.LEFT)


def document_of(form: Form) -> Document:
    """Return a form as a document; its identity says which facts it asks for, and as of which version of forms."""
    return Document(
        elements=Elements(
            title=((Text(form.title),),),
            addressee=() if form.owner == NOBODY else (Text(form.owner),),
            signature=((Text(form.issuer),),) if form.issuer else (),
        ),
        blocks=tuple(_blocks(form)),
        identity=(
            ("report", form.report),
            ("year", form.year),
            ("facts", form.facts),
            ("owner", form.owner),
            ("form", FORM_VERSION),
        ),
    )


def _blocks(form: Form) -> Iterator[Block]:
    until = f"请于{day(form.due)}前填好" if form.due else "请填好"
    back = f"发回{form.issuer}" if form.issuer else "发回"
    yield Paragraph((Text(f"下表共{len(form.questions)}项，{until}，以Word格式（.docx）{back}。填报要求如下："),))
    yield List(tuple((Text(line),) for line in _instructions(form)), ordered=True)
    yield Table((), tuple(_rows(form.questions)), _COLUMNS)


def _instructions(form: Form) -> Iterator[str]:
    """Yield what whoever answers has to know."""
    yield "点一下黄色的“〔待填〕”字样，直接输入，字样随即被替换；其余文字请不要改动。"
    yield "“填报值”只填数，不必填单位；确是约数的照实填写，如“30余”“近50”；比例带百分号，如“99%”。"
    if any(isinstance(question.field.kind, ListOf) for question in form.questions):
        yield "一处有多项的，每项一行，换行按Shift+Enter。"
    may_not_apply = any(question.field.kind.may_not_apply for question in form.questions)
    exception = f"；确无此项工作、且要求中写明可以的，填“{NOT_APPLICABLE}”" if may_not_apply else ""
    yield f"还不掌握的保持原样；没有发生的填“0”{exception}。"
    yield "“数据来源”填台账、系统或文件的名称；“数据截至”填日期，如“2022-12-31”。"


# --- the table --------------------------------------------------------------------------------------------------------


def _rows(questions: tuple[Question, ...]) -> Iterator[Row]:
    """Yield the rows of all questions, a row with its name before each section."""
    number = 0
    for sections, asked in groupby(questions, lambda question: question.field.sections):
        if sections:
            yield Row((Cell((Strong((Text("·".join(sections)),)),), column_span=len(_COLUMNS)),))
        for question in asked:
            number += 1
            yield from _question(question, number)


def _question(question: Question, number: int) -> Iterator[Row]:
    """Yield the rows of one question, its number on the left of all of them."""
    rows = list(_lines(question))
    first, *others = rows
    yield Row((Cell((Text(str(number)),), row_span=len(rows)), *first))
    yield from (Row(cells) for cells in others)


def _lines(question: Question) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of the rows of a question, without its number."""
    yield _pair("指标名称", (Text(_label(question)),), span=3)
    exception = f"确无此项工作的，可填“{NOT_APPLICABLE}”" if question.field.kind.may_not_apply else ""
    asked = "；".join(text for text in (request(question), exception) if text)
    if asked:
        yield _pair("填报要求", (Text(asked),), span=3)
    known = [("上年数", question.previous), ("填报期限", day(question.due))]
    known = [(label, text) for label, text in known if text]
    if known:
        span = 1 if len(known) == 2 else 3
        yield tuple(cell for label, text in known for cell in _pair(label, (Text(text),), span=span))
    yield Cell((Strong((Text("填报值"),)),)), Cell((_answer(question),), column_span=3)
    stated = dict(question.provenance)
    for keys in _PROVENANCE:
        yield tuple(
            cell
            for key, label in keys
            for cell in _pair(label, (_beside(question.route.child(key), label, stated.get(key, "")),))
        )


def _pair(label: str, content: Inlines, *, span: int = 1) -> tuple[Cell, ...]:
    return Cell((Text(label),)), Cell(content, column_span=span)


def _label(question: Question) -> str:
    unit = _unit(question)
    return f"{question.field.kind.label}（{unit}）" if unit else question.field.kind.label


def _unit(question: Question) -> str:
    kind = question.field.kind
    if isinstance(kind, ListOf):
        return ""
    return "%" if kind.NAME == "rate" else kind.measure_word or ""


def _answer(question: Question) -> Inline:
    """Return the control of the answer: with what stands in the fact file, or a prompt."""
    kind = question.field.kind
    name = "list" if isinstance(kind, ListOf) else kind.NAME
    if question.standing:
        return FactText(question.standing, question.route, kind.label, name, question.standing)
    prefix, _, suffix = question.hint.partition(_GAP)
    return BlankText(question.route, kind.label, name, prefix, suffix)


def _beside(route: Route, label: str, text: str) -> Inline:
    """Return the control of a piece of provenance."""
    if text:
        return FactText(text, route, label, _PROVENANCE_KIND, text)
    return BlankText(route, label, _PROVENANCE_KIND)
