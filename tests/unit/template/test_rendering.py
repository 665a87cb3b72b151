"""Templates, from their text to marked Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reportgen.document.marks import ANY_MARK, place_mark, strip_places
from reportgen.document.nodes import BlankText, FactText, Place
from reportgen.template import Templates
from template.facts_by_hand import REPORT, STUDY, fill, filled, render, said, text_of, write


def test_a_fact_is_printed_as_a_mark_that_knows_it(tmp_path: Path) -> None:
    rendered = render(tmp_path, "{{ study.sessions }}").value
    [mark] = ANY_MARK.finditer(rendered.marked)

    node = rendered.marks.look_up(*mark.groups())

    assert mark[0] == rendered.marked
    assert isinstance(node, FactText)
    assert ("20次", "study.sessions", "count", "20", None) == (
        node.text,
        str(node.route),
        node.kind,
        node.value,
        node.filter,
    )


def test_a_blank_is_printed_with_what_stands_around_it(tmp_path: Path) -> None:
    rendered = render(tmp_path, "{{ study.pending }}").value
    [mark] = ANY_MARK.finditer(rendered.marked)

    node = rendered.marks.look_up(*mark.groups())

    assert isinstance(node, BlankText)
    assert ("近", "条", "study.pending") == (node.prefix, node.suffix, str(node.route))


def test_the_text_of_a_fact_is_nowhere_in_the_markdown(tmp_path: Path) -> None:
    rendered = render(tmp_path, "# {{ study.topic }}\n\n| {{ study.topic }} |\n").value

    assert "*" not in rendered.marked
    assert "<" not in rendered.marked


@pytest.mark.parametrize(
    ("expected", "template"),
    [
        ("20次甲、乙、丙", "{{ study.sessions ~ study.themes }}"),
        ("甲乙丙", "{{ study.themes | join }}"),
        ("甲；乙；丙", "{{ study.themes | join('；') }}"),
        ("甲/乙/丙", "{{ '/'.join(study.themes) }}"),
        ("共20次", "{{ '共%s' | format(study.sessions) }}"),
        ("共20次", "{{ '共%s' % study.sessions }}"),
        ("共20次", "{{ '共{}'.format(study.sessions) }}"),
        ("[20次]", "{% macro in_brackets(x) %}[{{ x }}]{% endmacro %}{{ in_brackets(study.sessions) }}"),
        (
            "<20次>",
            "{% call m() %}{{ study.sessions }}{% endcall %}",
        ),
        ("20次20次", "{% set twice %}{{ study.sessions }}{{ study.sessions }}{% endset %}{{ twice }}"),
        ("20次", "{% set same = study.sessions %}{{ same }}"),
        ("20次", "{% with same = study.sessions %}{{ same }}{% endwith %}"),
        ("20次", "{{ {'a': study.sessions}['a'] }}"),
        ("20次 甲", "{{ [study.sessions, study.themes[0]] | join(' ') }}"),
        ("1.甲 2.乙 3.丙 ", "{% for theme in study.themes %}{{ loop.index }}.{{ theme }} {% endfor %}"),
        ("丙乙", "{{ study.themes[2] ~ study.themes[-2] }}"),
        ("乙、丙", "{{ study.themes[1:] }}"),
        ("20次", "{{ study['sessions'] }}"),
        ("20次", "{{ study | attr('sessions') }}"),
    ],
)
def test_marks_come_through_everything_that_jinja_does_with_text(tmp_path: Path, expected: str, template: str) -> None:
    macro = "{% macro m() %}<{{ caller() }}>{% endmacro %}"

    assert expected == text_of(tmp_path, macro + template)


def test_includes_imports_and_parents_see_the_facts(tmp_path: Path) -> None:
    write(tmp_path, "[{% block body %}空{% endblock %}]{% include 'part.md.j2' %}", "parent.md.j2")
    write(tmp_path, "{{ study.sessions }}", "part.md.j2")
    write(tmp_path, "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}", "macros.md.j2")
    template = """\
{% extends "parent.md.j2" %}
{% from "macros.md.j2" import twice %}
{% block body %}{{ super() }}{{ twice(study.rate) }}{% endblock %}
"""

    assert "[空98.7%98.7%]20次" == text_of(tmp_path, template)


def test_the_project_s_templates_are_found_before_the_shipped_ones(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "own", "part.md.j2")
    shipped = write(tmp_path / "shipped", "shipped", "part.md.j2")
    write(shipped, "{% include 'part.md.j2' %}")

    outcome = Templates([own, shipped]).render("t.md.j2", REPORT)

    assert "own" == filled(outcome.value)
    assert str(own / "part.md.j2") == outcome.value.sources["part.md.j2"].file


def test_the_same_facts_give_the_same_marks(tmp_path: Path) -> None:
    templates = Templates([write(tmp_path, "# 标题\n\n{{ study.themes }}{{ study.sessions }}")])

    first, second = (templates.render("t.md.j2", REPORT).value for _ in range(2))

    assert first.marked == second.marked


def test_a_faulty_rendering_does_not_spoil_the_next(tmp_path: Path) -> None:
    write(tmp_path, "{% set x = nothing | upper %}{% macro m() %}a{% endmacro %}", "macros.md.j2")
    templates = Templates([write(tmp_path, "{% import 'macros.md.j2' as macros %}{{ macros.m() }}")])

    first, second = (templates.render("t.md.j2", REPORT) for _ in range(2))

    assert first.diagnostics == second.diagnostics
    assert second.value is None


def test_literal_text_says_its_template_and_line(tmp_path: Path) -> None:
    template = """\
# 标题

{% if study.sessions -%}

  甲{{ study.sessions }}乙
{%- endif %}

{# a note
over lines #}

- 丙
1. 丁

| a | {{ study.sessions }} |
|---|---|
<br>**戊** &amp;己
"""
    rendered = render(tmp_path, template).value
    lines = strip_places(template).splitlines()

    places = [
        (rendered.marks.look_up(*mark.groups()), rendered.marked[mark.end()])
        for mark in ANY_MARK.finditer(rendered.marked)
        if isinstance(rendered.marks.look_up(*mark.groups()), Place)
    ]

    assert "标甲乙丙丁a戊" == "".join(letter for _, letter in places)
    assert all(letter in lines[place.line - 1] for place, letter in places)
    assert {"t.md.j2"} == {place.template for place, _ in places}


@pytest.mark.parametrize(
    "start", ["# ", "- ", "12. ", "|---|:-:|", "---\n", "> ", "<br>", "&nbsp;", "**", "  ", "[](", "![", "1) "]
)
def test_what_begins_a_block_stays_at_the_beginning_of_its_line(tmp_path: Path, start: str) -> None:
    mark = place_mark(0, start.count("\n") + 1, len(start.split("\n")[-1]) + 1)

    assert render(tmp_path, f"{start}文").value.marked.startswith(start + mark)


@pytest.mark.parametrize("start", ["\\", "\\#", ",", "(", ")甲", ":甲", '"', "“", "; "])
def test_what_begins_no_block_has_its_place(tmp_path: Path, start: str) -> None:
    assert render(tmp_path, f"{start}文").value.marked.startswith(place_mark(0, 1, 1) + start)


@pytest.mark.parametrize("between", ["-", "--", "~", ",", "(", ".", "-甲"])
def test_what_stands_between_two_facts_has_its_place(tmp_path: Path, between: str) -> None:
    marked = render(tmp_path, f"甲{{{{ year }}}}{between}{{{{ year }}}}").value.marked

    assert f"{place_mark(0, 1, 12)}{between}" in marked


def test_comparisons_see_composed_text_as_text(tmp_path: Path) -> None:
    template = (
        '{% set kind %}党委{% endset %}{% if kind == "党委" and kind is eq "党委" and kind in ["党委"] %}是{% endif %}'
    )

    assert "是" == text_of(tmp_path, template)


def test_a_template_reads_with_a_byte_order_mark_and_carriage_returns(tmp_path: Path) -> None:
    (tmp_path / "t.md.j2").write_bytes("﻿# 甲\r\n\r\n{{ year }}\r\n".encode())
    rendered = Templates([tmp_path]).render("t.md.j2", REPORT).value

    assert "# 甲\n\n2022\n" == fill(rendered.marked, rendered.marks)


def test_a_template_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.md.j2").write_bytes("# ok\n# 标题".encode("gb18030"))

    assert "2 template-not-utf8: the template is not UTF-8" == said(
        Templates([tmp_path]).render("t.md.j2", REPORT).diagnostics
    )


@pytest.mark.parametrize("spelled", ["\ue000", "{{ '\\ue000' }}", "{{ '\ue012' }}"])
def test_a_template_cannot_spell_a_mark(tmp_path: Path, spelled: str) -> None:
    [diagnostic] = render(tmp_path, f"甲\n乙{spelled}").diagnostics

    assert ("mark-character", 2) == (diagnostic.rule, diagnostic.span.line)


def test_there_is_no_clock_and_no_chance(tmp_path: Path) -> None:
    said_of_each = [text_of(tmp_path, f"{{{{ {name} }}}}") for name in ("now()", "lipsum()", "random()")]

    assert all("undefined-name" in said for said in said_of_each)


def test_a_template_that_cannot_be_read_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    """A name that is too long for the file system stands for all that goes wrong there."""
    [diagnostic] = render(tmp_path, "甲\n{% include '" + "长" * 300 + ".j2' %}").diagnostics

    assert diagnostic.rule in ("template-unreadable", "template-not-found")
    assert 2 == diagnostic.span.line


def test_facts_that_were_not_imported_are_told_once_a_template(tmp_path: Path) -> None:
    write(tmp_path, "{% macro m() %}{{ year }}\n{{ year }}\n{{ yaer }}{% endmacro %}", "macros.md.j2")
    outcome = render(tmp_path, "{% from 'macros.md.j2' import m %}{{ m() }}")

    assert [(1, "facts-not-imported"), (3, "undefined-name")] == [(d.span.line, d.rule) for d in outcome.diagnostics]
    assert "with context" in str(outcome.diagnostics[0].help)


def test_a_name_that_an_import_does_not_have_is_told(tmp_path: Path) -> None:
    write(tmp_path, "{% macro m() %}{% endmacro %}", "macros.md.j2")
    said_of_it = text_of(tmp_path, "{% from 'macros.md.j2' import n %}{{ n() }}")

    assert '1 undefined-name: "macros.md.j2" has no macro "n"' == said_of_it


def test_the_name_of_a_template_may_be_composed(tmp_path: Path) -> None:
    write(tmp_path, "部分", "part.md.j2")

    assert "部分" == text_of(tmp_path, "{% set name %}part.md.j2{% endset %}{% include name %}")
    assert "1 template-not-found: a text that holds a fact names no template" == text_of(
        tmp_path, "{% include study.themes[0] ~ '.j2' %}"
    )


def test_what_calls_itself_twice_ends(tmp_path: Path) -> None:
    macro = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}"
    for number in range(40):
        write(tmp_path, f"{{% include '{number + 1}.j2' %}}" * 2, f"{number}.j2")
    write(tmp_path, "", "40.j2")

    assert "template-too-large" in text_of(tmp_path, macro)
    assert "template-too-large" in text_of(tmp_path, "{% include '0.j2' %}")


@dataclass(frozen=True)
class Faulty:
    """A value with a fault of its own: no fault of a template's."""

    error: type[Exception]

    def printed(self, unit: str | None) -> str:
        raise self.error(unit)

    def canonical(self) -> str:
        raise self.error


@pytest.mark.parametrize("error", [AttributeError, KeyError, RuntimeError, TypeError, ValueError, ZeroDivisionError])
@pytest.mark.parametrize(
    "printing",
    [
        "{{ study.topic }}",
        "{{ study.topic | quoted }}",
        "{{ study.topic | upper }}",
        "{{ [study.topic] | join }}",
        "{{ '%s' % study.topic }}",
        "{{ '{}'.format(study.topic) }}",
        "{% if study.topic == 'a' %}{% endif %}",
        "{% if study.topic is eq 'a' %}{% endif %}",
    ],
)
def test_a_fault_of_our_own_is_not_told_as_one_of_the_template(
    tmp_path: Path, error: type[Exception], printing: str
) -> None:
    study = STUDY.model_copy(update={"topic": replace(STUDY.topic, value=Faulty(error))})

    with pytest.raises(error):
        render(tmp_path, printing, REPORT.model_copy(update={"study": study}))
