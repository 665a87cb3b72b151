"""Where a line without a mark came from: the template says, as far as its text can be followed."""

import re

import pytest

from document.marked import COUNT
from reportgen.diagnostics import Diagnostic, Source
from reportgen.document.marks import MarkTable, place_mark
from reportgen.document.reading import read


def fault(text: str, *templates: str) -> Diagnostic:
    """Read a text in which ``«3»`` marks line 3 of the first template, ``«B3»`` of the second, ``@`` a fact."""
    marks = MarkTable(["A", "B"])
    marked = re.sub("«(B?)(\\d+)»", lambda found: place_mark(len(found[1]), int(found[2]), 0), text)
    marked = re.sub("@", lambda _: marks.mark(COUNT), marked)
    sources = {name: Source(name, template) for name, template in zip("AB", templates, strict=False)}
    (diagnostic,) = read(marked, marks=marks, sources=sources).diagnostics
    return diagnostic


def place(diagnostic: Diagnostic) -> str:
    """Return the place, with the word of the message that says that it is not the very line."""
    return f"{str(diagnostic.message).partition(' what this line prints: ')[0][:6]} {diagnostic.span}"


@pytest.mark.parametrize(
    ("line", "template", "text"),
    [
        (3, "甲\n\n---\n", "«1»甲\n\n---\n"),
        (3, "甲\r\n\r\n---", "«1»甲\n\n---"),
        (3, "{{ a }}甲\n\n> {{ b }}\n", "@«1»甲\n\n> @\n"),
        (2, "甲\n<!-- 1 -->\n{% if a %}\n乙\n{% endif %}", "«1»甲\n<!-- 1 -->\n«4»乙\n"),
        (3, "甲\n\n3. {{ a }}\n", "«1»甲\n\n3. @\n"),
        (3, "甲\n\n```\n12\n```\n", "«1»甲\n\n```\n12\n```\n"),
        (2, "{% if a %}\n***\n\n甲\n{% endif %}", "***\n\n«4»甲\n"),
        (1, "***\n\n甲\n", "***\n\n«3»甲\n"),
        (1, "> {{ a }}\n", "> @\n"),
        (3, "{{ a }}\n\n| {{ b }} | {{ c }} |\n|-|\n| {{ d }} |\n", "@\n\n| @ | @ |\n|-|\n| @ |\n"),
        (3, "| {{ a }} | {{ b }} |\n|-|-|\n| ^ | {{ c }} |\n", "| @ | @ |\n|-|-|\n| ^ | @ |\n"),
        (3, '甲\n\n# {{ a or "" }}\n', "«1»甲\n\n# \n"),
        (2, '甲\n> {{ a or "1" }}\n\n乙', "«1»甲\n> 1\n\n«4»乙"),
    ],
)
def test_a_line_is_found_where_its_template_reads_as_it_does(line, template, text):
    found = fault(text, template)

    assert f"A:{line}" == str(found.span)
    assert "what this line prints" not in str(found.message)


@pytest.mark.parametrize(
    ("expected", "text", "templates"),
    [
        ("after A:1", "«1»甲\n***\n", ["甲\n{% if a %}\n***\n{% endif %}"]),
        ("after A:2", "«2»甲\n«2»甲\n\n---\n", ["{% for a in b %}\n甲\n{% endfor %}\n\n---\n"]),
        ("after A:1", "«1»甲\n***\n", ["{% if a %}甲{% endif %}\n\n***\n"]),
        ("after A:1", "«1»甲\n\n---\n", ["甲\n\n"]),
        ("after B:1", "«B1»甲\n\n---\n", ['{% include "B" %}\n\n---\n', "甲\n"]),
        ("before B:1", "***\n\n«B1»甲\n", ['***\n\n{% include "B" %}', "甲\n"]),
    ],
)
def test_else_the_nearest_line_with_a_mark_is_told_and_the_message_says_so(expected, text, templates):
    assert expected.split() == place(fault(text, *templates)).split()


def test_without_any_mark_in_several_templates_no_place_is_told():
    assert fault("> @\n", "> {{ a }}\n", "> {{ b }}\n").span is None


def test_a_place_in_a_template_whose_text_is_not_given_is_none():
    assert fault("«1»甲\n\n---\n").span is None
