from __future__ import annotations

import io
import re
import zipfile

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from word_file import find, part, parts, shown, text, written

from reportgen.diagnostics import ReportgenError
from reportgen.document.nodes import Attachment, Cell, Document, Elements, Heading, List, Paragraph, Row, Table
from reportgen.writers import docx

DOCUMENT = Document(
    Elements(title=(text("题"),), signature=(text("某局"),), date=text("2022年1月1日"), printer=text("办公室")),
    (Heading(1, text("一级")), Paragraph(text("正文")), List((text("项"),), ordered=True)),
    (Attachment(text("附"), (Table((), (Row((Cell(text("格")),)),), (None,)),)),),
)


def lent() -> bytes:
    word = python_docx.Document()
    word.add_paragraph("原文不应留下")
    word.styles["Heading 1"].element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "a1")
    word.styles.add_style("主送机关", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(15)
    section = word.sections[0]
    section.page_width, section.left_margin = Mm(200), Mm(31)
    section.footer.paragraphs[0].text = "本局页脚"
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    content = written(DOCUMENT, reference=lent())

    assert 1 == len(find(part(content), "//w:p[w:pPr/w:pStyle/@w:val='a1']"))
    assert ["一、一级"] == [shown(p) for p in find(part(content), "//w:p[w:pPr/w:pStyle/@w:val='a1']")]


def test_every_style_that_the_body_uses_is_there() -> None:
    content = written(DOCUMENT, reference=lent())
    used = set(find(part(content), "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))

    assert used <= set(find(part(content, "word/styles.xml"), "//w:style/@w:styleId"))


def test_page_and_footer_are_lent_and_the_text_is_not() -> None:
    content = written(DOCUMENT, reference=lent())

    assert ["11339"] == find(part(content), "//w:pgSz/@w:w")
    assert "本局页脚" in b"".join(data for name, data in parts(content).items() if "footer" in name).decode()
    assert "原文" not in b"".join(parts(content).values()).decode("utf-8", "replace")


def test_header_and_footer_of_the_first_section_are_lent_where_later_ones_go_on_with_them() -> None:
    word = python_docx.Document()
    word.sections[0].header.paragraphs[0].text = "某局页眉"
    word.sections[0].footer.paragraphs[0].text = "某局页脚"
    word.add_section()
    target = io.BytesIO()
    word.save(target)
    content = written(DOCUMENT, reference=target.getvalue())

    (section,) = find(part(content), "//w:sectPr")
    assert (1, 1) == (len(find(section, "w:headerReference")), len(find(section, "w:footerReference")))


def test_only_the_namespaces_that_the_page_needs_are_lent() -> None:
    _, _, body = parts(written(DOCUMENT, reference=lent()))["word/document.xml"].partition(b"<w:body>")

    assert {b"w", b"r"} >= set(re.findall(rb"xmlns:(\w+)", body))


def test_settings_that_the_schema_would_reject_are_completed() -> None:
    settings = part(written(DOCUMENT, reference=lent()), "word/settings.xml")

    assert ["100"] == find(settings, "w:zoom/@w:percent")


def test_a_heading_that_the_look_would_number_is_told_not_to_be() -> None:
    content = written(DOCUMENT, reference=lent())

    assert ["0"] == find(part(content), "//w:p[w:pPr/w:pStyle/@w:val='a1']/w:pPr/w:numPr/w:numId/@w:val")


def test_the_same_reference_gives_the_same_bytes_that_are_known_again() -> None:
    reference = lent()
    first, second = written(DOCUMENT, reference=reference), written(DOCUMENT, reference=bytes(bytearray(reference)))

    assert first == second
    assert docx.is_untouched(first)


def test_a_report_lends_its_look_to_another() -> None:
    own = written(DOCUMENT)
    content = written(DOCUMENT, reference=own)

    assert shown(part(own)) == shown(part(content))
    assert find(part(own), "//w:pgMar/@w:top") == find(part(content), "//w:pgMar/@w:top")
    assert len(parts(content)) == len(set(parts(content)))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, b"text", lent()[:4000]],
    ids=["empty", "head of a zip", "ole", "text", "cut short"],
)
def test_what_is_no_word_file_is_refused_with_a_help_line(content: bytes) -> None:
    with pytest.raises(ReportgenError) as refused:
        written(DOCUMENT, reference=content)

    assert refused.value.help is not None


@pytest.mark.parametrize("attribute", [b"Id", b"Target"])
def test_a_relationship_that_lacks_what_it_needs_is_refused_with_a_help_line(attribute: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(lent())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = re.sub(rb'(Type="[^"]*/styles"[^>]*?|<Relationship )%b="[^"]*"' % attribute, rb"\1", content)
            new.writestr(name, content)
    with pytest.raises(ReportgenError) as refused:
        written(DOCUMENT, reference=target.getvalue())

    assert refused.value.help is not None
