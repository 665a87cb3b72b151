from __future__ import annotations

import io

import docx
import pytest
from word_file import blank, fact, schema_errors, text, written

from reportgen.document.nodes import (
    Alignment,
    Attachment,
    Cell,
    Document,
    Elements,
    Emphasis,
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

BLANK = (blank("a.b", "空白", prefix="近", suffix="条"),)
EVERY_INLINE = (
    Text("文字 & <b> ]]> \t“引号” "),
    fact("study.sessions", "30余场\n第二行"),
    *BLANK,
    Strong((Text("粗"), Emphasis(text("粗楷")), fact("a.c", "1"))),
    Emphasis((Text("楷"), LineBreak(), Strong(BLANK))),
)
TABLE = Table(
    head=(Row((Cell(text("项"), 1, 2), Cell(text("数"), 2, 1))), Row((Cell(BLANK), Cell(EVERY_INLINE)))),
    body=(
        Row((Cell(text("甲"), 2, 2), Cell(text("1")))),
        Row((Cell(text("2")),)),
        Row((Cell(text("乙")), Cell(text("3")), Cell((fact("t.x", "4"),)))),
        Row((Cell(()), Cell(()), Cell(()))),
    ),
    alignments=(None, Alignment.LEFT, Alignment.RIGHT),
)
EVERY_BLOCK = (
    Heading(1, EVERY_INLINE),
    Heading(2, EVERY_INLINE, run_in=True),
    Paragraph(EVERY_INLINE),
    Heading(3, text("标题")),
    Heading(4, BLANK, run_in=True),
    List((EVERY_INLINE, text("二")), ordered=True),
    List((text("一"), BLANK)),
    TABLE,
    TABLE,
)
EVERY_ELEMENT = Elements(
    title=(EVERY_INLINE,),
    serial_number=text("000001"),
    secrecy=text("机密★1年"),
    urgency=text("特急"),
    issuer=(text("某某市大数据局文件"), BLANK),
    document_number=text("某数〔2022〕12号"),
    signatories=(text("张三"), text("李四"), BLANK),
    addressee=EVERY_INLINE,
    signature=(text("某某局"), BLANK),
    date=BLANK,
    note=EVERY_INLINE,
    copies=EVERY_INLINE,
    printer=BLANK,
    print_date=text("2022年12月31日"),
)
ATTACHMENTS = (Attachment(EVERY_INLINE, EVERY_BLOCK), Attachment(BLANK))
DOCUMENTS = {
    "nothing": Document(),
    "blocks": Document(Elements(title=(text("一行"), text("两行"))), EVERY_BLOCK),
    "all": Document(EVERY_ELEMENT, EVERY_BLOCK, ATTACHMENTS),
    "seals": Document(
        Elements(
            signature=(text("甲局"), text("乙局"), text("丙局"), text("丁局")), date=text("2022年1月1日"), sealed=True
        ),
        (Paragraph(text("正文")),),
        (Attachment(text("附件")),),
    ),
}
LAYOUTS = {
    "default": gb9704(),
    "literal": gb9704(geometry="literal", grid="word", latin="Times New Roman", bold_level_3=True),
    "even": gb9704(imprint_even_page=True, page_number_space=False),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_part_is_valid_against_the_transitional_schemas(document: str, layout: str) -> None:
    content = written(DOCUMENTS[document], layout=LAYOUTS[layout])

    assert [] == schema_errors(content)


def test_the_body_that_borrows_a_look_is_valid_too() -> None:
    lent = io.BytesIO()
    docx.Document().save(lent)

    assert [] == schema_errors(written(DOCUMENTS["all"], reference=lent.getvalue()))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_python_docx_opens_every_document(document: str) -> None:
    opened = docx.Document(io.BytesIO(written(DOCUMENTS[document])))

    assert opened.styles["Heading 1"].name == "Heading 1"
