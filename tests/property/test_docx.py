"""A fact cannot change the structure of a Word file or be lost in it, whatever its text is."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from lxml import etree

from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Cell,
    Document,
    Elements,
    FactText,
    Heading,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.layouts import LAYOUTS
from reportgen.writers import docx
from reportgen.writers.options import WriteOptions
from strategies import AWKWARD

STRINGS = 10_000
PLACES = 10
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
PIECES = (*AWKWARD, "]]>", "<!--", "<w:p>", "</w:t>", "&#0;", "&amp;", "\n", "汉字", "12", "﷐", "\U0010fffd")


def strings(seed: int, count: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        kind = chance.random()
        if kind < 0.6:
            yield "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
        else:
            planes = ((0xA0, 0xD800), (0xE000, 0xFFFE), (0x10000, 0x110000))
            yield "".join(chr(chance.randrange(*chance.choice(planes))) for _ in range(chance.randint(1, 4)))


def document_with(texts: list[str]) -> Document:
    facts = [
        (FactText(text, Route.parse(f"facts[{number}]"), "标签", "text", "值"),) for number, text in enumerate(texts)
    ]
    row = Row((Cell(facts[5]), Cell((*facts[6], Text("件")))))
    return Document(
        Elements(addressee=facts[0], document_number=facts[1]),
        (
            Heading(1, facts[2]),
            Heading(2, (Text("题"), *facts[3], Text("。")), run_in=True),
            Paragraph((Text("前"), Strong(facts[4]), Text("后"))),
            Table((Row((Cell((Text("表"),)), Cell((Text("头"),)))),), (row,), (None, None)),
            List((facts[7], facts[8])),
            Paragraph(facts[9]),
        ),
    )


def body_of(texts: list[str]) -> etree._Element:
    target = io.BytesIO()
    docx.write(document_with(texts), target, OPTIONS)
    with zipfile.ZipFile(target) as package:
        return etree.fromstring(package.read("word/document.xml"))


def structure(body: etree._Element) -> list[str]:
    """Return all tags in order, but for what a text may well change: line breaks in a control, how a cell is set."""
    inside = {node for free in body.iter(f"{W}sdtContent", f"{W}pPr") for node in free.iter()}
    return [node.tag for node in body.iter() if node not in inside]


def shown(body: etree._Element) -> list[str]:
    """Return the text of each control."""
    return [
        "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in content.iter(f"{W}br", f"{W}t"))
        for content in body.iter(f"{W}sdtContent")
    ]


def test_ten_thousand_strings_come_through_whole_and_change_no_structure() -> None:
    texts = list(strings(seed=9704, count=STRINGS))
    plain = structure(body_of(["普通文字"] * PLACES))
    for start in range(0, STRINGS, PLACES):
        some = texts[start : start + PLACES]
        body = body_of(some)

        assert sorted(some) == sorted(shown(body))
        assert plain == structure(body)
