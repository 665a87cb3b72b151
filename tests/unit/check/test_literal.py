"""Where literal text stands in a template, however Markdown and Jinja have cut it."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from reportgen.check.literal import Stretch, stretch_of
from reportgen.diagnostics import Route, Source, Span
from reportgen.document.marks import MarkTable
from reportgen.document.nodes import FactText
from reportgen.document.passage import passages_of
from reportgen.document.reading import read
from reportgen.template.places import LineMarks


def stretch(template: str, found: str) -> Stretch | None:
    """Return where a text stands that a template prints, whose ``x`` is the fact 甲."""
    environment = Environment(
        loader=DictLoader({"t": template}), extensions=[LineMarks], trim_blocks=True, lstrip_blocks=True
    )
    marks = MarkTable(environment.extensions[LineMarks.identifier].names)
    printed = environment.get_template("t").render(x=marks.mark(FactText("甲", Route("x"), "", "text", "甲")))
    document = read(printed, marks=marks, sources={"t": Source("t", template)}).value
    assert document is not None
    passage = next(passage for passage in passages_of(document) if found in passage.text)
    start = passage.text.index(found)
    piece = passage.piece_at(start)
    assert piece is not None
    return stretch_of(passage, piece, start, start + len(found), {"t": Source("t", template)})


@pytest.mark.parametrize(
    ("template", "found", "column", "length", "is_exact"),
    [
        ("乙，丙", "，", 2, 1, True),
        ("{{ x }}乙，{{ x }}，乙", "，乙", 17, 2, True),
        ("**乙**，乙", "，", 6, 1, True),
        ("乙\\*丙", "*", 2, 2, True),
        ("乙\\\\丙", "\\丙", 2, 3, True),
        ("**乙**丙", "乙丙", 3, 4, False),
        ("20 22年", "20 22", 1, 5, True),
        ("- 1 乙", "1 ", 3, 2, True),
        ("乙<br>丙", "丙", 6, 1, True),
        ("{{ x }}-{{ x }}", "-", 8, 1, True),
        ("乙{{ x }}1{{ x }}", "1", 9, 1, False),
        ("乙{{ x }}1{{ x }}1", "1", None, 1, False),
        ("乙{{ '丙' }}丁", "丙", None, 1, False),
        ("{% for y in (1, 2) %}乙{% endfor %}丙", "乙乙", 22, 1, False),
        ("乙{# 乙 #}丙{% if x %}丁{% endif %}", "丁", 20, 1, True),
        ("乙&lt;丙", "丙", None, 1, False),
    ],
)
def test_literal_text_is_found_in_its_template(
    template: str, found: str, column: int | None, length: int, *, is_exact: bool
):
    assert Stretch(Span(Source("t", template), 1, column, length), is_exact) == stretch(template, found)


@pytest.mark.parametrize(
    ("template", "found", "text", "may"),
    [
        ("乙,丙", ",", "，", True),
        ("１. 乙", "１", "1", False),
        ("甲１. 乙", "１", "1", True),
        ("＃ 乙", "＃", "#", False),
    ],
)
def test_a_fix_never_begins_a_block(template: str, found: str, text: str, *, may: bool):
    at = stretch(template, found)

    assert at is not None
    assert may == at.may_become(text)
