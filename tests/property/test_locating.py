"""A place that is told is the very place: what stands there is what was printed, or what was written."""

from __future__ import annotations

import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from reportgen.check.literal import stretch_of
from reportgen.diagnostics import Route, Source, Span
from reportgen.document.marks import MarkTable
from reportgen.document.nodes import Document, FactText, Text
from reportgen.document.passage import passages_of
from reportgen.document.reading import read
from reportgen.facts.spelling import spelling_of
from reportgen.template.lexing import lexemes
from reportgen.template.places import LineMarks

# --- literal text of templates ----------------------------------------------------------------------------------------

literals = st.text(st.sampled_from("甲乙，。“”'\"!?1 -~#*_\\()（）:：.<&;%"), min_size=1, max_size=6)
code = st.sampled_from(
    (
        "{{ x }}",
        "{{- x }}",
        "{{ x -}}",
        "{% if x %}",
        "{% endif %}",
        "{# 甲，乙 #}",
        "{% for y in (1, 2) %}",
        "{% endfor %}",
        '{{ "甲，" }}',
        "{{ 1 }}",
        "**",
        "<br>",
        "\n",
        "\n\n",
        "- ",
        "# ",
    )
)


def document_of(text: str) -> Document | None:
    """Return what a template makes, whose ``x`` is a fact; None where it is no template or no report."""
    environment = Environment(
        loader=DictLoader({"report.md.j2": text}),
        extensions=[LineMarks],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    marks = MarkTable(environment.extensions[LineMarks.identifier].names)
    fact = FactText("，1甲", Route("x"), "甲", "text", "，1甲")
    try:
        marked = environment.get_template("report.md.j2").render(x=marks.mark(fact))
    except TemplateSyntaxError:
        return None
    return read(marked, marks=marks, sources={"report.md.j2": Source("report.md.j2", text)}).value


@given(st.lists(literals | code, min_size=1, max_size=12).map("".join))
@example("{% for y in (1, 2) %}甲，{% endfor %}")
@example("甲\\**乙**\\，乙<br>丙{{ x }}-1甲")
def test_what_stands_at_an_exact_place_of_a_template_is_what_was_printed(text: str) -> None:
    document, source = document_of(text), Source("report.md.j2", text)
    assume(document is not None)
    assert document is not None
    for passage in passages_of(document):
        for piece in passage.pieces:
            for start in range(piece.start, piece.end if isinstance(piece.inline, Text) else piece.start):
                stretch = stretch_of(passage, piece, start, start + 1, {"report.md.j2": source})
                span = None if stretch is None else stretch.span
                if span is not None and span.column is not None:
                    written = source.line(span.line)[span.column - 1 : span.column - 1 + span.length]
                    assert written in (passage.text[start], f"\\{passage.text[start]}")


@given(st.lists(literals | code, max_size=12).map("".join))
def test_the_pieces_of_a_template_stand_where_it_is_said(text: str) -> None:
    lines = text.split("\n")
    try:
        for each in lexemes(Environment(trim_blocks=True, lstrip_blocks=True).lexer, text):
            assert lines[each.line - 1][each.column - 1 :].startswith(each.text.split("\n", 1)[0])
    except TemplateSyntaxError:
        pass  # up to where it is understood, it holds


# --- values of fact files ---------------------------------------------------------------------------------------------

values = st.text(st.sampled_from("甲乙，“'\"\\ #:-1{|>\n"), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
written = st.sampled_from(
    (
        "甲\n    乙",
        "'甲\n\n   乙''丙'",
        '"甲\\\n   乙\\u4e59 \n  丙"',
        ">-\n    甲\n    乙\n\n    丙",
        "|2\n     甲",
        "&a 甲",
    )
)


@given(values, st.sampled_from((None, "'", '"', "|", ">")), st.integers(5, 80))
def test_what_stands_at_the_place_of_a_character_is_that_character(value: str, style: str | None, width: int) -> None:
    text = yaml.dump({"k": {"v": value}}, default_style=style, allow_unicode=True, width=width)
    check(text, value)


@given(written)
def test_lines_that_are_folded_by_hand_are_known(style: str) -> None:
    text = f"k:\n  v: {style}\n"
    check(text, yaml.safe_load(text)["k"]["v"])


def meant_by(here: str) -> str:
    """What may be written like this: the end of a line, an escape, a doubled quotation mark, the character itself."""
    if "\n" in here:
        return " \n"
    if here[0] == "\\" and len(here) > 1:
        return str(yaml.safe_load(f'"{here}"'))
    return "'" if here == "''" else here


def check(text: str, value: str) -> None:
    node = yaml.compose(text).value[0][1].value[0][1]
    mark = node.start_mark
    spelling = spelling_of(Span(Source("f.yaml", text), mark.line + 1, mark.column + 1), value)
    assert spelling is not None
    assert len(spelling) == len(value)
    for character, (start, end) in zip(value, spelling, strict=True):
        here = text[start:end]
        assert character in meant_by(here)
        assert mark.index <= start < end
