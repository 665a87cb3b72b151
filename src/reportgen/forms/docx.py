"""A form as a Word file: the document that the docx writer makes one of, with a control for every answer.

A page of A4 has no room for the columns of the workbook, so each question is a block of a few rows: what is asked, the
answer, and where it comes from, each in a cell of its own.  Facts and blanks are what they are in a report, so a form
comes back through the reader of reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from reportgen.document.walking import plain_text
from reportgen.facts.kinds import ListOf
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.forms.form import BESIDE, FORM_VERSION, GAP, NOBODY, Form, Question
from reportgen.forms.wording import OF_PROVENANCE, OF_VALUE, day, request, unit_of

__all__ = ["LABEL", "PROVENANCE_KIND", "document_of"]

LABEL = "指标名称"
"""Stands left of what is asked for: it tells the reader where the name of a question is."""
PROVENANCE_KIND = "provenance"
"""How the reader tells the cells beside an answer from a fact that is called alike."""

_PAIRS = (("source", "by"), ("as_of", "note"))
"""What is asked beside a value, row by row."""
_COLUMNS = (Alignment.CENTER, Alignment.CENTER, Alignment.LEFT, Alignment.CENTER, Alignment.LEFT)


def document_of(form: Form) -> Document:
    """Return a form as a document.

    Its identity says which facts it asks for, as of which version of forms, and what its text was: whatever else stands
    in it when it comes back was written by whoever answered.
    """
    elements = Elements(
        title=((Text(form.title),),),
        addressee=() if form.owner == NOBODY else (Text(form.owner),),
        signature=((Text(form.issuer),),) if form.issuer else (),
    )
    blocks = tuple(_blocks(form))
    text = dict.fromkeys((form.title, form.owner, form.issuer, *_lines_of(blocks)))
    identity = (
        ("report", form.report),
        ("year", form.year),
        ("facts", form.facts),
        ("owner", form.owner),
        ("form", FORM_VERSION),
        ("text", "\n".join(filter(None, text))),
    )
    return Document(elements, blocks, identity=identity)


def _lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the texts of paragraphs and cells that hold no answer."""
    for block in blocks:
        groups: Iterable[Inlines] = ()
        match block:
            case Paragraph():
                groups = (block.inlines,)
            case List():
                groups = block.items
            case Table():
                groups = (cell.inlines for row in block.body for cell in row.cells)
        for inlines in groups:
            if not any(isinstance(inline, FactText | BlankText) for inline in inlines):
                yield plain_text(inlines)


def _blocks(form: Form) -> Iterator[Block]:
    until = f"请于{day(form.due)}前填好" if form.due else "请填好"
    back = f"发回{form.issuer}" if form.issuer else "发回"
    yield Paragraph((Text(f"下表共{len(form.questions)}项，{until}，以Word格式（.docx）{back}。填报要求如下："),))
    yield List(tuple((Text(line),) for line in _instructions(form)), ordered=True)
    yield Table((), tuple(_rows(form.questions)), _COLUMNS)


def _instructions(form: Form) -> Iterator[str]:
    """Yield what whoever answers has to know."""
    yield "点一下黄色的“〔待填〕”字样，直接输入，字样随即被替换；其余文字请不要改动。"
    yield OF_VALUE
    if any(isinstance(question.field.kind, ListOf) for question in form.questions):
        yield "一处有多项的，每项一行，换行按Shift+Enter。"
    may_not_apply = any(question.field.kind.may_not_apply for question in form.questions)
    exception = f"；确无此项工作、且要求中写明可以的，填“{NOT_APPLICABLE}”" if may_not_apply else ""
    yield f"还不掌握的保持原样；没有发生的填“0”{exception}。"
    yield OF_PROVENANCE


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
    yield _pair(LABEL, (Text(_label(question)),), span=3)
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
    for keys in _PAIRS:
        yield tuple(
            cell for key in keys for cell in _pair(BESIDE[key], (_beside(question.route, key, stated.get(key, "")),))
        )


def _pair(label: str, content: Inlines, *, span: int = 1) -> tuple[Cell, ...]:
    return Cell((Text(label),)), Cell(content, column_span=span)


def _label(question: Question) -> str:
    unit = unit_of(question.field.kind)
    return f"{question.field.kind.label}（{unit}）" if unit else question.field.kind.label


def _answer(question: Question) -> Inline:
    """Return the control of the answer: with what stands in the fact file, or a prompt."""
    kind = question.field.kind
    name = "list" if isinstance(kind, ListOf) else kind.NAME
    if question.standing:
        return FactText(question.standing, question.route, kind.label, name, question.standing)
    prefix, _, suffix = question.hint.partition(GAP)
    return BlankText(question.route, kind.label, name, prefix, suffix)


def _beside(route: Route, key: str, text: str) -> Inline:
    """Return the control of a piece of the provenance of a fact."""
    own, label = route.child(key), BESIDE[key]
    if text:
        return FactText(text, own, label, PROVENANCE_KIND, text)
    return BlankText(own, label, PROVENANCE_KIND)
