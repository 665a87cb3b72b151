"""Which paragraphs and rows a redline takes for one another where many have changed."""

import io
import random
import zipfile

from lxml import etree

from reportgen.document.nodes import Block, Cell, Document, Paragraph, Row, Table, Text
from reportgen.layouts import LAYOUTS
from reportgen.writers import docx
from reportgen.writers.docx.redline import Author, redline
from reportgen.writers.options import WriteOptions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = ("压实", "主体", "责任", "健全", "台账", "定期", "研判", "落实", "制度", "规范", "行为", "发展")


def written(*blocks: Block) -> bytes:
    target = io.BytesIO()
    docx.write(Document(blocks=blocks), target, WriteOptions(LAYOUTS["gb9704"](), "0"))
    return target.getvalue()


def redlined(old: bytes, new: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(redline(old, new, Author("甲"), {}))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(WORDS, k=30)) + "。" for _ in range(count)]


def text_of(element: etree._Element, name: str) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}{name}"))


def as_paragraphs(texts: list[str]) -> list[Block]:
    return [Paragraph((Text(text),)) for text in texts]


def test_of_many_changed_paragraphs_each_is_held_against_what_it_was_though_one_has_come_before_them():
    old = paragraphs(1, 30)
    new = [*paragraphs(2, 1), *(f"{text[:20]}和{text[20:]}" for text in old)]
    document = redlined(written(*as_paragraphs(old)), written(*as_paragraphs(new)))
    whole = [each for each in document.iter(f"{W}p") if each.find(f"{W}pPr/{W}rPr/{W}ins") is not None]

    assert [new[0]] == [text_of(each, "t") for each in whole]
    assert ["和"] * 30 == [text_of(each, "t") for each in document.iter(f"{W}ins") if text_of(each, "t") != new[0]][1:]
    assert [] == list(document.iter(f"{W}del"))


def test_of_many_paragraphs_that_have_nothing_in_common_all_are_shown_as_gone_and_as_come():
    old, new = ["甲" * 9] * 30, ["乙" * 9] * 40
    document = redlined(written(*as_paragraphs(old)), written(*as_paragraphs(new)))

    assert old == [text for each in document.iter(f"{W}p") if (text := text_of(each, "delText"))]
    assert new == [text for each in document.iter(f"{W}p") if (text := text_of(each, "t"))]


def test_of_a_long_table_only_the_cells_that_have_changed_are_marked():
    def table(numbers: list[int]) -> bytes:
        head = Row((Cell((Text("序号"),)), Cell((Text("件数"),))))
        body = (
            Row((Cell((Text(f"第{at}项"),)), Cell((Text(f"办结{number}件"),)))) for at, number in enumerate(numbers)
        )
        return written(Table((head,), tuple(body), (None, None)))

    old = [at * 7 % 100 for at in range(400)]
    document = redlined(table(old), table([number + 1 for number in old]))

    assert [str(number) for number in old] == [text_of(each, "delText") for each in document.iter(f"{W}del")]
    assert [str(number + 1) for number in old] == [text_of(each, "t") for each in document.iter(f"{W}ins")]
