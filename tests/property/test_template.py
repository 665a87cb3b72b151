"""A template cannot turn a fact into markup or lose it, whatever the fact's text is."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.diagnostics import Route, Source, Span
from reportgen.document.marks import ANY_MARK, MARK_CHARACTERS
from reportgen.document.nodes import BlankText, FactText, Place
from reportgen.document.reading import read
from reportgen.document.walking import inlines_of
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.section import Section
from reportgen.template import Rendered, Templates
from strategies import AWKWARD

STRINGS = 10_000
TEMPLATE = """\
{% macro bold(x) %}**{{ x }}**{% endmacro %}
---
标题: 关于{{ t[0] }}的报告
抄送: {{ t[1] ~ "，" ~ t[2] }}
---

# {{ t[3] }}的{{ bold(t[4]) }}题

{{ t[5] }}{{ t[6] | upper }}，{{ t[7] | quoted }}、{{ t[8] | reverse }}；{{ "共%s件" | format(t[9]) }}

## 二级{% set both %}{{ t[10] }}和{{ t[11] }}{% endset %}{{ both }}。

{{ t[12:15] | join("，") }}{{ t[15:18] | and_list }}{{ t[18:20] | titles }}{{ t[20:22] | ordinal_clauses }}

{% for text in t[22:25] %}
- {{ text }}{% if loop.last %}。{% endif %}

{% endfor %}

| {{ t[25] }} | 表头 |
|---|---|
{% for row in t[26:30] | batch(2) %}
| {{ row[0] }} | 甲{{ row[1] | default("无") }} |
{% endfor %}

*{{ t[30] }}*{{ t[31].label }}{{ t[31] }}
"""
SHAPED = {
    6: str.upper,
    8: lambda text: text[::-1],
}
JOINTS = str.maketrans("", "", "、；。")
PLACES = 32
WHOLE = set(range(PLACES)) - {6, 7, 8, 18, 19, 20, 21}
"""The places whose filters leave the text as it is."""


@dataclass(frozen=True, slots=True)
class Written:
    text: str

    def printed(self, unit: str | None) -> str:
        return self.text + (unit or "")

    def canonical(self) -> str:
        return self.text


class Texts(Section):
    t: FactList[Any]


def report_of(strings: list[str]) -> Texts:
    span = Span(Source("facts.yaml", ""), 1)
    facts = tuple(
        Fact(Route(("t", number)), "标签", "text", None, State.KNOWN, span, Written(text))
        for number, text in enumerate(strings)
    )
    return Texts.model_construct(t=FactList(Route(("t",)), "标签", State.KNOWN, span, facts))


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder: Path = tmp_path_factory.mktemp("templates")
    (folder / "t.md.j2").write_text(TEMPLATE, encoding="utf-8")
    return Templates([folder])


def render(templates: Templates, strings: list[str]) -> Rendered:
    outcome = templates.render("t.md.j2", report_of(strings))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def random_string(source: random.Random) -> str:
    """Return a text as a fact may hold it, of two characters or more so that its halves can be told apart."""
    characters = []
    for _ in range(source.randint(2, 14)):
        match source.randrange(4):
            case 0 | 1:
                characters.append(source.choice(AWKWARD))
            case 2:
                characters.append(source.choice(["\n", "**", "# ", "{{ t }}", "{% if %}", "<b>", "]]>", "&lt;", "\\|"]))
            case _:
                code = [source.randint(0x20, 0x7E), source.randint(0xA0, 0xD7FF), source.randint(0xE000, 0x1FFFD)]
                characters.append(chr(source.choice(code)))
    return "".join(characters)


def shape(node: object) -> object:
    """Return a tree with the text of each fact forgotten."""
    if isinstance(node, FactText):
        return node.route
    if isinstance(node, tuple):
        return tuple(map(shape, node))
    if is_dataclass(node):
        return (type(node), *(shape(getattr(node, field.name)) for field in fields(node)))
    return node


def test_the_markdown_is_the_same_whatever_the_facts_say(templates: Templates) -> None:
    source = random.Random(15834)
    harmless = render(templates, ["甲乙"] * PLACES).marked
    for _ in range(0, STRINGS, PLACES):
        strings = [random_string(source) for _ in range(PLACES)]
        rendered = render(templates, strings)
        printed = [rendered.marks.look_up(*mark.groups()) for mark in ANY_MARK.finditer(rendered.marked)]
        found = {node.route.steps[-1]: node for node in printed if not isinstance(node, Place | BlankText)}

        assert without_titles(harmless) == without_titles(rendered.marked)
        assert MARK_CHARACTERS.search(ANY_MARK.sub("", rendered.marked)) is None
        assert set(range(PLACES)) == set(found)
        assert all(found[place].text == strings[place] for place in WHOLE)
        assert all(found[place].text == change(strings[place]) for place, change in SHAPED.items())


def without_titles(marked: str) -> str:
    """Leave out the marks that follow the facts: 、 between titles, but not 》 and 《; and the ends of clauses."""
    return marked.translate(JOINTS)


def test_no_fact_changes_the_document_around_it(templates: Templates) -> None:
    source = random.Random(15835)
    harmless = document_of(render(templates, ["甲乙"] * PLACES))
    for _ in range(0, STRINGS // 5, PLACES):
        strings = [random_string(source) for _ in range(PLACES)]
        document = document_of(render(templates, strings))
        found = {node.route.steps[-1]: node.text for node in inlines_of(document) if isinstance(node, FactText)}

        assert without_joints(shape(harmless)) == without_joints(shape(document))
        assert {place: strings[place] for place in WHOLE} == {place: found[place] for place in WHOLE}


def document_of(rendered: Rendered) -> Any:
    outcome = read(rendered.marked, marks=rendered.marks, sources=rendered.sources)
    assert outcome.diagnostics == ()
    return outcome.value


def without_joints(node: object) -> object:
    """Leave the marks that follow the facts out of literal text, and the filters of facts out of the tree."""
    if isinstance(node, tuple):
        return tuple(kept for kept in map(without_joints, node) if kept != "")
    return node.translate(JOINTS) if isinstance(node, str) else node
