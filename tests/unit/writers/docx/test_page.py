"""What stands where on the page, as far as the file says it; tests/e2e measures it on paper."""

from __future__ import annotations

import pytest
from lxml import etree
from word_file import fact, find, paragraphs, part, parts, shown, style_of, text, written

from reportgen.document.nodes import (
    Attachment,
    Block,
    Cell,
    Document,
    Elements,
    Emphasis,
    Heading,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
)
from reportgen.layouts import gb9704
from reportgen.layouts.layout import twips

BODY = (Paragraph(text("正文")),)
CHARACTER = gb9704().character
LINE = gb9704().line
WIDTH = gb9704().text_width


def spacing(paragraph: etree._Element, name: str) -> int:
    return int((find(paragraph, f"w:pPr/w:spacing/@w:{name}") or ["0"])[0])


def indent(paragraph: etree._Element, name: str) -> int:
    return int((find(paragraph, f"w:pPr/w:ind/@w:{name}") or ["0"])[0])


def of_style(content: bytes, *styles: str) -> list[etree._Element]:
    return [paragraph for paragraph in paragraphs(content) if style_of(paragraph) in styles]


# --- headings and text ------------------------------------------------------------


def test_headings_carry_the_number_that_their_order_implies() -> None:
    blocks = tuple(Heading(level, text("题")) for level in (1, 2, 2, 3, 4, 1, 2))
    content = written(Document(blocks=blocks))

    assert ["一、题", "（一）题", "（二）题", "1.题", "（1）题", "二、题", "（一）题"] == [
        shown(p) for p in paragraphs(content)
    ]
    assert [f"Heading{level}" for level in (1, 2, 2, 3, 4, 1, 2)] == [style_of(p) for p in paragraphs(content)]


def test_a_heading_that_runs_in_is_a_run_of_its_style_on_a_paragraph_of_its_level() -> None:
    blocks = (Heading(2, text("提高站位。"), run_in=True), Paragraph(text("正文。")), Paragraph(text("下一段。")))
    first, second = paragraphs(written(Document(blocks=blocks)))

    assert "（一）提高站位。正文。" == shown(first)
    assert (["1"], "BodyText") == (find(first, "w:pPr/w:outlineLvl/@w:val"), style_of(first))
    assert ["（一）", "提高站位。"] == find(first, "w:r[w:rPr/w:rStyle/@w:val='Heading2Char']/w:t/text()")
    assert [] == find(second, "w:pPr/w:outlineLvl")


def test_a_heading_that_runs_in_before_no_paragraph_stands_by_itself() -> None:
    blocks = (Heading(1, text("题。"), run_in=True), Heading(2, text("题。"), run_in=True))

    assert ["Heading1", "Heading2"] == [style_of(p) for p in paragraphs(written(Document(blocks=blocks)))]


@pytest.mark.parametrize(
    ("level", "markers"), [(0, ["1.", "2."]), (2, ["1.", "2."]), (3, ["（1）", "（2）"]), (4, ["①", "②"])]
)
def test_items_are_numbered_as_the_next_free_level(level: int, markers: list[str]) -> None:
    above = (Heading(level, text("题")),) if level else ()
    content = written(Document(blocks=(*above, List((text("甲"), text("乙")), ordered=True))))

    assert [f"{markers[0]}甲", f"{markers[1]}乙"] == [shown(p) for p in of_style(content, "ListNumber")]


def test_a_list_with_more_items_than_circled_numbers_has_none_of_them() -> None:
    items = tuple(text("甲") for _ in range(11))
    content = written(Document(blocks=(Heading(4, text("题")), List(items, ordered=True))))

    assert [f"{number}.甲" for number in range(1, 12)] == [shown(p) for p in of_style(content, "ListNumber")]


def test_emphasis_within_strong_is_both() -> None:
    content = written(Document(blocks=(Paragraph((Strong((Emphasis(text("甲")),)),)),)))

    assert (["Strong"], ["楷体_GB2312"]) == (
        find(part(content), "//w:rPr/w:rStyle/@w:val"),
        find(part(content), "//w:rPr/w:rFonts/@w:eastAsia"),
    )


@pytest.mark.parametrize("odd", ["a & b < c > d", ' 空格 "两端" ', "]]>", "\ud800", "\x00\x0b\ufffe", "\u3000缩进"])
def test_odd_characters_are_kept_or_shown_as_replaced(odd: str) -> None:
    content = written(Document(blocks=(Paragraph((*text(odd), fact("a", odd, label=odd))),)))

    expected = odd.translate(dict.fromkeys((0xD800, 0, 0x0B, 0xFFFE), "\ufffd"))
    assert expected * 2 == shown(paragraphs(content)[0])
    assert expected == part(content, "customXml/item1.xml")[0].get("value")


# --- 版头 and title ------------------------------------------------------------


@pytest.mark.parametrize("above", range(4))
def test_the_mark_stays_where_it_is_whatever_stands_above_it(above: int) -> None:
    names = ("serial_number", "secrecy", "urgency")[:above]
    content = written(Document(Elements(issuer=(text("某局文件"),), **{name: text("甲") for name in names})))
    (mark,) = of_style(content, "Issuer")

    line = spacing(mark, "line")
    top = gb9704().margin_top + above * LINE + spacing(mark, "before") + (line - 1120) // 2
    assert abs(twips(72) - top) <= twips(1)


def test_a_long_name_of_an_organ_is_set_smaller() -> None:
    content = written(Document(Elements(issuer=(text("某某市数据和政务服务局某某委员会文件"),))))

    assert int(find(part(content), "//w:body//w:rPr/w:sz/@w:val")[0]) * 10 * 18 <= WIDTH


def test_the_organs_of_a_joint_document_stand_beside_the_one_word_for_it() -> None:
    content = written(Document(Elements(issuer=(text("甲乙丙局"), text("丁局"), text("文件")))))

    assert ["甲乙丙局丁局", "文件"] == [shown(cell) for cell in find(part(content), "//w:tc")]


def test_many_organs_leave_room_for_the_text_on_page_one() -> None:
    content = written(Document(Elements(issuer=(text("某局"),) * 9)))

    assert sum(spacing(p, "line") + spacing(p, "before") for p in of_style(content, "Issuer")) < twips(37.5 + 80)


@pytest.mark.parametrize("geometry", ["gbt33476", "literal"])
@pytest.mark.parametrize("lines", range(1, 5))
@pytest.mark.parametrize("head", [Elements(), Elements(issuer=(text("某局文件"),), urgency=text("特急"))])
def test_one_empty_line_stands_between_title_and_text(head: Elements, lines: int, geometry: str) -> None:
    layout = gb9704(geometry=geometry)
    elements = Elements(title=(text("题"),) * lines, issuer=head.issuer, urgency=head.urgency)
    (title,) = of_style(written(Document(elements, BODY), layout=layout), "Title")

    white = (layout.title_line - layout.title.height) // 2 + (layout.line - layout.body.height) // 2
    assert layout.line == spacing(title, "after") + white


def test_signatories_stand_two_a_line_and_the_number_on_the_last() -> None:
    names = tuple(text(name) for name in ("张三三", "李四四", "王五五"))
    elements = Elements(issuer=(text("某局文件"),), document_number=text("某〔2022〕1号"), signatories=names)
    first, second = of_style(written(Document(elements)), "DocumentNumber")

    assert ("签发人：张三三李四四", "某〔2022〕1号王五五") == (shown(first), shown(second))
    stops = [int(stop) for stop in find(first, "w:pPr/w:tabs/w:tab/@w:pos")]
    assert WIDTH - CHARACTER == stops[2] + 3 * CHARACTER
    assert 4 * CHARACTER == stops[1] - stops[0]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_lines_of_signatories_are_equally_far_apart_and_begin_where_the_number_would(count: int) -> None:
    names = tuple(text(f"张三{number}") for number in range(count))
    number = text("某〔2022〕1号")
    first, *others = of_style(
        written(Document(Elements(issuer=(text("某局文件"),), document_number=number, signatories=names))),
        "DocumentNumber",
    )
    (alone,) = of_style(
        written(Document(Elements(issuer=(text("某局文件"),), document_number=number))), "DocumentNumber"
    )

    assert find(alone, "w:pPr/w:spacing/@*") == find(first, "w:pPr/w:spacing/@*")
    assert {LINE} >= {spacing(p, "before") + spacing(p, "line") for p in others}
    assert {spacing(first, "line")} >= {spacing(p, "line") for p in others}


def test_one_signatory_ends_one_character_from_the_right_edge() -> None:
    elements = Elements(document_number=text("某〔2022〕1号"), signatories=(text("王三"),))
    (line,) = of_style(written(Document(elements)), "DocumentNumber")

    assert "某〔2022〕1号签发人：王三" == shown(line)
    assert (["right"], [str(WIDTH - CHARACTER)]) == (find(line, ".//w:tab/@w:val"), find(line, ".//w:tab/@w:pos"))


def test_signatories_stand_one_a_line_where_the_number_leaves_no_room_for_two() -> None:
    names = (text("阿不都热合曼·吐尔逊江"), text("买买提明·阿不都克里木"))
    elements = Elements(document_number=text("某大数据政务请〔2024〕118号"), signatories=names)
    first, second = of_style(written(Document(elements)), "DocumentNumber")

    assert ("签发人：阿不都热合曼·吐尔逊江", "某大数据政务请〔2024〕118号买买提明·阿不都克里木") == (
        shown(first),
        shown(second),
    )
    # the number reaches under the label, so that one tab leads from it to the name
    assert (1, 1) == (len(find(first, "w:r/w:tab")), len(find(second, "w:r/w:tab")))
    assert [str(WIDTH - CHARACTER - 11 * CHARACTER)] == find(second, "w:pPr/w:tabs/w:tab[last()]/@w:pos")


def test_given_lines_of_a_title_are_kept() -> None:
    (title,) = of_style(written(Document(Elements(title=(text("第一行"), text("第二行"))))), "Title")

    assert ["第一行", "第二行"] == find(title, ".//w:t/text()")
    assert 1 == len(find(title, ".//w:br"))


# --- 署名, 成文日期, 附注 ------------------------------------------------------------


def signed(*names: str, date: str = "2022年12月31日", sealed: bool = False) -> list[etree._Element]:
    elements = Elements(signature=tuple(map(text, names)), date=text(date), sealed=sealed)
    return of_style(written(Document(elements, BODY)), "Signature", "Date")


def width(written_text: str) -> int:
    return sum(CHARACTER if character > "\x7f" else 155 for character in written_text)


def test_without_seal_the_name_leaves_two_characters_and_the_date_begins_two_right_of_it() -> None:
    name, date = signed("某某市大数据和政务服务局")

    assert WIDTH - 2 * CHARACTER == indent(name, "left") + 12 * CHARACTER
    assert 2 * CHARACTER == indent(date, "left") - indent(name, "left")
    assert LINE == spacing(name, "before")


def test_a_date_longer_than_the_name_leaves_two_characters_and_moves_the_name() -> None:
    name, date = signed("某局")

    assert WIDTH - 2 * CHARACTER == indent(date, "left") + width("2022年12月31日")
    assert 2 * CHARACTER == indent(date, "left") - indent(name, "left")


def test_with_seal_the_date_leaves_four_characters_and_the_name_is_centred_over_it() -> None:
    name, date = signed("某某市大数据局", sealed=True)

    middle_of_date = indent(date, "right") + width("2022年12月31日") / 2
    assert 4 * CHARACTER == indent(date, "right")
    assert abs(middle_of_date - (indent(name, "right") + 7 * CHARACTER / 2)) <= 1
    assert 2 * LINE == spacing(name, "before")


def test_the_last_of_several_seals_is_centred_over_the_date() -> None:
    *rows, _ = signed("甲局", "乙局", "丙局", "丁局", "戊局", sealed=True)

    middle = WIDTH - 4 * CHARACTER - width("2022年12月31日") // 2
    stops = [[int(stop) for stop in find(row, "w:pPr/w:tabs/w:tab/@w:pos")] for row in rows]
    assert [3, 2] == [len(row) for row in stops]
    assert [middle] * 2 == [row[-1] for row in stops]
    assert min(right - left for left, right in zip(stops[0], stops[0][1:], strict=False)) > twips(42)
    assert stops[0][0] >= twips(21)


def test_a_name_as_long_as_the_line_does_not_hang_out_of_it() -> None:
    for sealed in (False, True):
        assert all(0 <= indent(p, side) for p in signed("局" * 28, sealed=sealed) for side in ("left", "right"))


def test_neither_name_nor_date_leaves_nothing() -> None:
    content = written(Document(Elements(sealed=True), BODY))

    assert ["BodyText"] == [style_of(p) for p in paragraphs(content)]


def kept_with_next(document: Document) -> list[str]:
    return [style_of(p) for p in paragraphs(written(document)) if find(p, "w:pPr/w:keepNext")]


SIGNED = Elements(signature=(text("某局"),), date=text("2022年1月1日"))


@pytest.mark.parametrize(
    ("last", "style"),
    [
        (BODY, "BodyText"),
        ((Heading(2, text("题。"), run_in=True), *BODY), "BodyText"),
        ((List((text("甲"), text("乙")), ordered=True),), "ListNumber"),
    ],
)
def test_the_end_of_the_text_goes_with_the_signature_and_what_is_before_does_not(
    last: tuple[Block, ...], style: str
) -> None:
    assert [style] == kept_with_next(Document(SIGNED, (*BODY, *last)))
    assert [] == kept_with_next(Document(Elements(), (*BODY, *last)))


def test_the_names_of_attachments_go_with_the_signature_in_place_of_the_text() -> None:
    attachments = (Attachment(text("甲表"), BODY), Attachment(text("乙表")))

    assert ["AttachmentNames"] * 2 == kept_with_next(Document(SIGNED, BODY, attachments))
    assert [] == kept_with_next(Document(Elements(), BODY, attachments))


@pytest.mark.parametrize("sealed", [False, True])
def test_the_date_goes_with_the_note(sealed: bool) -> None:  # noqa: FBT001
    elements = Elements(signature=SIGNED.signature, date=SIGNED.date, sealed=sealed, note=text("此件公开发布"))

    assert ["BodyText", "Date"] == kept_with_next(Document(elements, BODY))


def test_a_note_stands_in_parentheses() -> None:
    (note,) = of_style(written(Document(Elements(note=text("联系人：张三")), BODY)), "Note")

    assert "（联系人：张三）" == shown(note)


# --- 附件 ------------------------------------------------------------


def attached(*titles: str) -> bytes:
    return written(Document(Elements(), BODY, tuple(Attachment(text(title), BODY) for title in titles)))


def test_one_attachment_is_named_without_a_number() -> None:
    content = attached("统计表")

    assert ["附件：统计表"] == [shown(p) for p in of_style(content, "AttachmentNames")]
    assert ["附件"] == [shown(p) for p in of_style(content, "AttachmentLabel")]


def test_several_attachments_are_numbered_and_their_names_align() -> None:
    content = attached("甲表", "乙表")
    first, second = of_style(content, "AttachmentNames")

    assert ["附件：1.甲表", "2.乙表"] == [shown(first), shown(second)]
    assert indent(first, "left") == indent(second, "left")
    assert 2 * CHARACTER == indent(first, "left") - indent(first, "hanging")
    assert ["附件1", "附件2"] == [shown(p) for p in of_style(content, "AttachmentLabel")]
    assert 2 == len(find(part(content), "//w:pageBreakBefore"))


def test_an_attachment_that_is_bound_apart_is_only_named() -> None:
    content = written(Document(Elements(), BODY, (Attachment(text("另册")),)))

    assert ["BodyText", "AttachmentNames"] == [style_of(p) for p in paragraphs(content)]


def test_the_numbers_of_headings_begin_anew_in_an_attachment() -> None:
    blocks = (Heading(1, text("题")),)
    content = written(Document(Elements(), blocks, (Attachment(text("附"), blocks),)))

    assert ["一、题", "一、题"] == [shown(p) for p in of_style(content, "Heading1")]


# --- 版记 and page numbers ------------------------------------------------------------


def imprinted(copies: str = "市委办公室", **options: bool) -> bytes:
    elements = Elements(copies=text(copies), printer=text("某局办公室"), print_date=text("2022年12月31日"))
    return written(Document(elements, BODY), layout=gb9704(**options))


def test_the_imprint_ends_at_262_millimetres_and_reserves_the_room_that_it_takes() -> None:
    content = imprinted()
    top = int(find(part(content), "//wp:positionV/wp:posOffset/text()")[0])
    height = int(find(part(content), "//wp:extent/@cy")[0])

    end_of_text = gb9704().page_height - gb9704().margin_bottom
    assert abs(twips(262) - (top + height) / 635) <= 20
    assert spacing(paragraphs(content)[-1], "line") >= end_of_text - top / 635 - 20


def test_the_imprint_reads_as_the_standard_has_it() -> None:
    rows = [shown(row) for row in find(part(imprinted()), "//w:txbxContent//w:tr")]

    assert ["抄送：市委办公室。", "某局办公室2022年12月31日印发"] == rows


def test_more_copies_take_more_room() -> None:
    one, many = (int(find(part(imprinted(copies)), "//wp:extent/@cy")[0]) for copies in ("甲", "市委办公室，" * 30))

    assert one < many


def test_a_long_organ_wraps_beside_its_date_and_takes_the_room_for_it() -> None:
    short, long = (
        written(Document(Elements(printer=text(organ), print_date=text("2022年12月31日")), BODY))
        for organ in ("某局办公室", "某某壮族瑶族自治州大数据发展和政务服务管理局办公室综合科")
    )
    _, date = find(part(long), "//w:txbxContent//w:tc")

    assert "2022年12月31日印发" == shown(date)
    assert WIDTH == sum(int(cell) for cell in find(part(long), "//w:txbxContent//w:tcW/@w:w"))
    # its text, the white that some put beside digits, and its indent
    assert 280 * (8 * 0.5 + 5 + 5 * 0.25 + 1) <= int(find(date, "w:tcPr/w:tcW/@w:w")[0])
    line = int(find(part(short, "word/styles.xml"), "//w:style[@w:styleId='Imprint']/w:pPr/w:spacing/@w:line")[0])
    heights = [int(find(part(content), "//wp:extent/@cy")[0]) // 635 for content in (short, long)]
    assert line == heights[1] - heights[0]


def test_an_imprint_higher_than_a_page_stands_in_the_text() -> None:
    content = imprinted("省委办公厅，省人大常委会办公厅，" * 120)
    body = find(part(content), "/w:document/w:body/*")

    assert [] == find(part(content), "//wp:anchor")
    assert ["p", "tbl", "p", "sectPr"] == [etree.QName(child).localname for child in body]
    assert 120 * len("省委办公厅，省人大常委会办公厅，") < len(shown(body[1]))


def test_who_knows_no_text_boxes_reads_the_imprint_as_plain_text() -> None:
    elements = Elements(
        copies=(*text("市委"), fact("a", "甲&乙")), printer=text("某局"), print_date=text("2022年1月1日")
    )
    (fallback,) = find(part(written(Document(elements, BODY))), "//mc:AlternateContent/mc:Fallback")

    assert ["抄送：市委甲&乙。", "某局\u30002022年1月1日印发"] == find(fallback, "w:t/text()")
    assert {"t", "br"} == {etree.QName(child).localname for child in fallback.iterdescendants()}


def test_the_imprint_moves_to_an_even_page_of_its_own_when_asked_to() -> None:
    content = imprinted(imprint_even_page=True)

    assert ["evenPage"] == find(part(content), "/w:document/w:body/w:sectPr/w:type/@w:val")
    assert 2 == len(find(part(content), "//w:sectPr"))
    assert 1 == len(find(part(imprinted()), "//w:sectPr"))


@pytest.mark.parametrize(("footer", "side"), [("word/footer1.xml", "right"), ("word/footer2.xml", "left")])
def test_a_page_number_is_a_field_between_dashes_one_character_from_its_side(footer: str, side: str) -> None:
    root = part(written(Document()), footer)

    assert "— 1 —" == shown(root)
    assert [" PAGE "] == find(root, "//w:instrText/text()")
    assert ([side], ["280"]) == (find(root, "//w:jc/@w:val"), find(root, f"//w:ind/@w:{side}"))


def test_a_file_ends_with_a_paragraph_even_after_a_table() -> None:
    table = Table((), (Row((Cell(text("甲")),)),), (None,))
    body = find(part(written(Document(blocks=(table, table)))), "/w:document/w:body")[0]

    assert ["tbl", "p", "tbl", "p", "sectPr"] == [etree.QName(child).localname for child in body]


def test_no_theme_and_no_part_of_another_tool_is_in_the_file() -> None:
    names = parts(written(Document()))

    assert [] == [name for name in names if "theme" in name or "thumbnail" in name]
    assert b"Theme" not in names["word/styles.xml"].replace(b"themeFontLang", b"")


def test_styles_that_the_file_does_not_define_stay_out_of_the_list_of_styles() -> None:
    styles = part(written(Document()), "word/styles.xml")

    assert (["1"], ["1"]) == (
        find(styles, "w:latentStyles/@w:defSemiHidden"),
        find(styles, "w:latentStyles/@w:defUnhideWhenUsed"),
    )


def test_only_the_styles_that_word_knows_are_not_called_custom() -> None:
    styles = part(written(Document()), "word/styles.xml")
    custom = set(find(styles, "w:style[@w:customStyle='1']/w:name/@w:val"))

    names = set(find(styles, "w:style/w:name/@w:val"))
    assert custom == {name for name in names if not name.isascii() or name.endswith(" Char")}
