from io import BytesIO

import pytest

from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Alignment,
    Attachment,
    BlankText,
    Block,
    Cell,
    Document,
    Elements,
    Emphasis,
    FactText,
    Heading,
    LineBreak,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.layouts import gb9704
from reportgen.writers.markdown import is_untouched, write
from reportgen.writers.options import WriteOptions


def written(document: Document, version: str = "1.0") -> bytes:
    target = BytesIO()
    write(document, target, WriteOptions(gb9704(), version))
    return target.getvalue()


def body(*blocks: Block) -> str:
    return written(Document(blocks=blocks)).decode().rpartition("\n<!--")[0]


def paragraph(text: str) -> str:
    return body(Paragraph((Text(text),))).removesuffix("\n")


def test_headings_carry_their_numbers_and_run_in_ones_stand_by_themselves():
    expected = "# 一、工作\n\n## （一）加强学习。\n\n学习20次。\n\n### 1.甲\n\n#### （1）乙\n"
    blocks = (
        Heading(1, (Text("工作"),)),
        Heading(2, (Text("加强学习。"),), run_in=True),
        Paragraph((Text("学习20次。"),)),
        Heading(3, (Text("甲"),)),
        Heading(4, (Text("乙"),)),
    )

    assert expected == body(*blocks)


def test_elements_stand_in_the_front_matter():
    expected = "---\n标题: 一\n标题: 二\n发文字号: 甲〔2022〕1号\n用印: 是\n附件: 名单\n---\n"
    elements = Elements(title=((Text("一"),), (Text("二"),)), document_number=(Text("甲〔2022〕1号"),), sealed=True)

    assert written(Document(elements, (), (Attachment((Text("名单"),)),))).decode().startswith(expected)


def test_facts_are_text_and_blanks_are_seen():
    fact = FactText("30余场", Route(("a",)), "场数", "count", "30余")
    blank = BlankText(Route(("b",)), "条数", "count", "近", "条")

    assert "共30余场，近〔待填：条数〕条\n" == body(Paragraph((Text("共"), fact, Text("，"), blank)))


def test_attachments_follow_with_their_numbers_and_start_numbering_afresh():
    heading = Heading(1, (Text("题"),))
    document = Document(
        blocks=(heading,), attachments=(Attachment((Text("甲"),)), Attachment((Text("乙"),), (heading,)))
    )

    assert "---\n附件: 甲\n---\n\n# 一、题\n\n# 附件2：乙\n\n# 一、题\n\n<!--" in written(document).decode()


def test_a_single_attachment_has_no_number():
    assert (
        "# 附件：甲\n\n文\n"
        in written(Document(attachments=(Attachment((Text("甲"),), (Paragraph((Text("文"),)),)),))).decode()
    )


def test_a_table_shows_its_spans_and_head_rows():
    expected = """\
| 甲 | < | 乙 |
| --- | :---: | ---: |
| 丙 | 丁 | ^ |
| --- | :---: | ---: |
| 1 | a\\|b | \\< |
| ^ |  | - |
"""
    table = Table(
        (
            Row((Cell((Text("甲"),), column_span=2), Cell((Text("乙"),), row_span=2))),
            Row((Cell((Text("丙"),)), Cell((Text("丁"),)))),
        ),
        (
            Row((Cell((Text("1"),), row_span=2), Cell((Text("a|b"),)), Cell((Text("<"),)))),
            Row((Cell(()), Cell((Text("-"),)))),
        ),
        (None, Alignment.CENTER, Alignment.RIGHT),
    )

    assert expected == body(table)


def test_lists_in_a_row_have_different_markers():
    items = ((Text("甲"),), (Text("乙"),))

    assert "- 甲\n- 乙\n\n* 甲\n* 乙\n\n1. 甲\n2. 乙\n" == body(List(items), List(items), List(items, ordered=True))


@pytest.mark.parametrize(
    "text",
    [
        "近3年-5年，约10~20件，3 * 4",
        "《书》第1版（2022年）[1]",
        "a_b、snake_case",
        "5 < 6 & 7 > 2",
        "1.5倍",
        "-5度",
        "甲 | 乙",
        "100%！",
        "AT&T",
    ],
)
def test_plain_text_is_not_escaped(text):
    assert text == paragraph(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("\\*\\*甲\\*\\*", "**甲**"),
        ("\\_甲\\_", "_甲_"),
        ("\\# 甲", "# 甲"),
        ("\\#标签", "#标签"),
        ("\\- 甲", "- 甲"),
        ("\\---", "---"),
        ("1\\. 甲", "1. 甲"),
        ("12\\) 甲", "12) 甲"),
        ("\\> 甲", "> 甲"),
        ("\\<b>", "<b>"),
        ("\\&amp;", "&amp;"),
        ("[甲\\](乙)", "[甲](乙)"),
        ("\\\\", "\\"),
        ("\\`甲\\`", "`甲`"),
        ("\\~\\~甲", "~~甲"),
        ("&#12288;甲&#32;", "　甲 "),
        ("甲<br>乙", "甲\n乙"),
    ],
)
def test_what_would_be_markup_is_escaped(expected, text):
    assert expected == paragraph(text)


@pytest.mark.parametrize(
    ("expected", "inlines"),
    [
        ("**标题。**正文", (Strong((Text("标题。"),)), Text("正文"))),
        ("a<!-- -->**(b)**", (Text("a"), Strong((Text("(b)"),)))),
        ("**甲**<!-- -->*乙*", (Strong((Text("甲"),)), Emphasis((Text("乙"),)))),
        ("***甲***乙", (Emphasis((Strong((Text("甲"),)),)), Text("乙"))),
        ("**甲**<!-- -->***乙***", (Strong((Text("甲"),)), Emphasis((Strong((Text("乙"),)),)))),
        ("**&#32;甲**", (Strong((Text(" 甲"),)),)),
        ("甲<br>**乙**", (Text("甲"), LineBreak(), Strong((Text("乙"),)))),
    ],
)
def test_emphasis_is_kept_apart_where_it_would_not_be_read(expected, inlines):
    assert f"{expected}\n" == body(Paragraph(inlines))


def test_the_same_document_gives_the_same_bytes():
    document = Document(blocks=(Paragraph((Text("甲"),)),))

    assert written(document) == written(document)


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        (True, lambda content: content),
        (True, lambda content: content.replace(b"\n", b"\r\n")),
        (False, lambda content: content.replace("甲".encode(), "乙".encode())),
        (False, lambda content: content.replace(b"reportgen 1.0", b"reportgen 2.0")),
        (False, lambda content: content + b"\n"),
        (False, lambda content: content.partition(b"<!--")[0]),
        (False, lambda _: b""),
    ],
)
def test_an_edited_file_is_told_from_one_as_it_was_written(expected, change):
    content = written(Document(blocks=(Paragraph((Text("甲"),)),)))

    assert expected is is_untouched(change(content))
