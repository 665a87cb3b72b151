"""Markdown keeps what it is given: a document comes back from it, and no fact changes the structure around it."""

import random
from dataclasses import fields, is_dataclass
from io import BytesIO

from hypothesis import HealthCheck, given, settings

from reportgen.diagnostics import Route
from reportgen.document.marks import MarkTable, place_mark
from reportgen.document.nodes import Document, FactText
from reportgen.document.reading import read
from reportgen.document.walking import flatten, inlines_of
from reportgen.layouts import gb9704
from reportgen.writers.markdown import is_untouched, write
from reportgen.writers.options import WriteOptions
from strategies import AWKWARD, documents

OPTIONS = WriteOptions(gb9704(), "1.0")
STRINGS = 10_000
TEMPLATE = """\
---
标题: {}年{}
主送: {}
签发人: {}
抄送: **{}**
附件: {}
---

{}{place}开头{}

# {}一级{}题

## 二级**{}**。

{}、{}，“{}”。**{}**

- {}
- 条目{}

1. *{}*

| {} | 表头 |
|---|---|
| {} | {} |
| ^ | 甲**{}**乙 |

# 附件：{}

{}
"""
PLACES = TEMPLATE.count("{}")


def write_markdown(document: Document) -> str:
    target = BytesIO()
    write(document, target, OPTIONS)
    return target.getvalue().decode()


@given(documents)
@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_a_document_comes_back_from_its_markdown(document):
    markdown = write_markdown(document)

    outcome = read(markdown, numbered=True)

    assert outcome.diagnostics == ()
    assert flatten(document) == outcome.value
    assert is_untouched(markdown.encode())


def random_string(source: random.Random) -> str:
    """Return a string as a fact may hold it: any characters but control characters other than a line feed."""
    characters = []
    for _ in range(source.randint(1, 12)):
        match source.randrange(4):
            case 0 | 1:
                characters.append(source.choice(AWKWARD))
            case 2:
                characters.append(
                    source.choice(["\n", "**", "# ", "| ", "---", "<b>", "]]>", "&lt;", "{{ x }}", "\\|"])
                )
            case _:
                code = source.choice(
                    [source.randint(0x20, 0x7E), source.randint(0xA0, 0xD7FF), source.randint(0xE000, 0x1FFFD)]
                )
                characters.append(chr(code))
    return "".join(characters)


def read_with(strings: list[str]) -> Document:
    marks = MarkTable(["report.md.j2"])
    facts = [marks.mark(FactText(text, Route(("facts", i)), "标签", "text", text)) for i, text in enumerate(strings)]
    outcome = read(TEMPLATE.format(*facts, place=place_mark(0, 8, 1)), marks=marks)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def shape(node: object) -> object:
    """Return a tree with each fact's text forgotten."""
    if isinstance(node, FactText):
        return node.route
    if isinstance(node, tuple):
        return tuple(map(shape, node))
    if is_dataclass(node):
        return (type(node), *(shape(getattr(node, field.name)) for field in fields(node)))
    return node


def test_no_fact_changes_the_structure_or_is_lost():
    source = random.Random(9704)
    harmless = shape(read_with(["甲"] * PLACES))
    for _ in range(0, STRINGS, PLACES):
        strings = [random_string(source) for _ in range(PLACES)]
        document = read_with(strings)

        assert harmless == shape(document)
        assert dict(enumerate(strings)) == {
            inline.route.steps[-1]: inline.text for inline in inlines_of(document) if isinstance(inline, FactText)
        }


def test_every_fact_comes_through_the_written_markdown_whole():
    source = random.Random(33476)
    for _ in range(0, STRINGS, PLACES):
        document = read_with([random_string(source) for _ in range(PLACES)])

        assert flatten(document) == read(write_markdown(document), numbered=True).value
