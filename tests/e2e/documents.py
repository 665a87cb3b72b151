"""The documents that the end-to-end tests render, each made to show something; all names and figures are invented."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import docx
from docx.oxml.ns import qn
from docx.shared import RGBColor

from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Attachment,
    BlankText,
    Block,
    Cell,
    Document,
    Elements,
    Emphasis,
    FactText,
    Heading,
    Inlines,
    LineBreak,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.document.nodes import List as PlainList
from reportgen.layouts import Layout, gb9704

__all__ = ["CASES", "LENGTHS", "PROSE", "PURE", "Case", "imprint_case", "signed_case"]

PURE = (
    "各级各部门要切实提高政治站位充分认识做好这项工作的重要意义把思想和行动统一到上级决策部署上来加强组织领导压实工作责任"
    "细化任务分工完善协调机制强化督促检查确保各项措施落到实处取得实效要坚持问题导向聚焦群众关心的热点难点深入开展调查研究"
)
"""Running text of Chinese characters only, so that every full line holds exactly as many as fit."""

PROSE = (
    "今年以来，某某市大数据管理局党委坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实上级党委关于意识形态工作的"
    "决策部署，把意识形态工作摆上重要议事日程，与业务工作同部署、同检查、同考核。全年召开专题会议12次，组织理论学习中心组"
    "学习20次，参学人员达到1260人次；发布政务信息3580条，办理“12345”热线件594件，按期办结率为100%。"
)


_LAYOUT = gb9704()


@dataclass(frozen=True, slots=True)
class Case:
    """A document and how it is to be laid out."""

    document: Document
    layout: Layout = _LAYOUT
    reference: bytes | None = None


def text(*lines: str) -> tuple[Inlines, ...]:
    return tuple((Text(line),) for line in lines)


def paragraph(content: str) -> Paragraph:
    return Paragraph((Text(content),))


def heading(level: int, content: str, *, run_in: bool = False) -> Heading:
    return Heading(level, (Text(content),), run_in)


def fact(content: str, key: str, kind: str = "count") -> FactText:
    return FactText(content, Route((key,)), key, kind, content)


def blank(label: str, prefix: str = "", suffix: str = "") -> BlankText:
    return BlankText(Route((label,)), label, "count", prefix, suffix)


_SHORT_TITLE = text("关于加强政务数据管理工作的通知")
_LONG_TITLE = text("某某市大数据和政务服务管理局关于2022年度意识形态工作责任制落实情况及下一步工作打算的报告")

_PURE_BLOCKS: tuple[Block, ...] = tuple(paragraph(PURE * 6) for _ in range(4))

_PROSE_BLOCKS: tuple[Block, ...] = (
    paragraph(PROSE),
    heading(1, "工作开展情况"),
    heading(2, "提高政治站位，加强理论学习。", run_in=True),
    paragraph(PROSE),
    heading(3, "健全学习制度"),
    paragraph(PROSE * 2),
    heading(4, "分级分类开展学习"),
    paragraph(PROSE),
    heading(2, "强化组织领导，落实主体责任。", run_in=True),
    Paragraph((Strong((Text("一是压实责任。"),)), Text(PROSE), Emphasis((Text("下一步将继续坚持。"),)))),
    heading(1, "存在的主要问题"),
    paragraph(PROSE * 2),
    PlainList(text("少数同志认识还不到位；", "宣传方式还不够丰富。")),
    heading(1, "下一步打算"),
    paragraph(PROSE * 3),
)


def _letterhead() -> Document:
    return Document(
        Elements(
            title=_LONG_TITLE,
            serial_number=(Text("000012"),),
            secrecy=(Text("机密★1年"),),
            urgency=(Text("特急"),),
            issuer=text("某某市大数据管理局文件"),
            document_number=(Text("某数发〔2022〕15号"),),
            addressee=(Text("各区县大数据主管部门，市直各单位"),),
            signature=text("某某市大数据管理局"),
            date=(Text("2022年12月31日"),),
            sealed=True,
            note=(Text("联系人：综合科，电话：12345678"),),
            copies=(
                Text("市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委，市委组织部，市委宣传部"),
            ),
            printer=(Text("某某市大数据管理局办公室"),),
            print_date=(Text("2022年12月31日"),),
        ),
        _PROSE_BLOCKS[:6],
        (
            Attachment((Text("2022年度政务信息发布情况统计表"),), (paragraph(PROSE), heading(1, "填报说明"))),
            Attachment(
                (Text("某某市大数据管理局意识形态工作责任制任务分工和重点工作清单"),),
                (heading(1, "重点工作"), paragraph(PROSE)),
            ),
        ),
    )


def _upward() -> Document:
    return Document(
        Elements(
            title=text("关于2022年度法治政府建设情况的报告"),
            issuer=text("某某市大数据管理局", "某某市财政局"),
            document_number=(Text("某数报〔2022〕8号"),),
            signatories=text("王小明", "李大为"),
            addressee=(Text("某某市人民政府"),),
            signature=text("某某市大数据管理局", "某某市财政局"),
            date=(Text("2022年12月31日"),),
        ),
        (paragraph(PROSE), paragraph("特此报告。")),
    )


def _three_signatories() -> Document:
    elements = Elements(
        title=_SHORT_TITLE,
        issuer=text("某某市大数据管理局文件"),
        document_number=(Text("某数报〔2022〕9号"),),
        signatories=text("王小明", "李大为", "欧阳修远"),
        addressee=(Text("某某市人民政府"),),
    )
    return Document(elements, (paragraph(PROSE),))


def _imprinted(copies: str, printer: str) -> Document:
    elements = Elements(
        title=_SHORT_TITLE, copies=(Text(copies),), printer=(Text(printer),), print_date=(Text("2022年12月31日"),)
    )
    return Document(elements, (paragraph(PROSE),))


def signed_case(lines: int) -> Case:
    """Return a document whose signature, date and note follow so many lines, to see them at the foot of a page."""
    elements = Elements(
        title=_SHORT_TITLE,
        signature=text("某某市大数据管理局"),
        date=(Text("2022年12月31日"),),
        sealed=True,
        note=(Text("此件公开发布"),),
    )
    return Case(Document(elements, tuple(paragraph(f"第{number}项工作已经完成。") for number in range(lines))))


def _unsealed() -> Document:
    return Document(
        Elements(
            title=_SHORT_TITLE,
            addressee=(Text("各科室、直属各单位"),),
            signature=text("某某市大数据和政务服务管理局"),
            date=(Text("2022年1月8日"),),
        ),
        (paragraph(PROSE),),
    )


def _short_name() -> Document:
    addressee = "、".join(f"某某市第{number}区大数据主管部门" for number in "一二三四五")
    elements = Elements(
        title=_SHORT_TITLE,
        addressee=(Text(addressee),),
        signature=text("某某局"),
        date=(Text("2022年12月31日"),),
    )
    return Document(elements, (paragraph(PROSE),))


def _table() -> Document:
    head = (
        Row((Cell((Text("序号"),), row_span=2), Cell((Text("单位"),), row_span=2), Cell((Text("办理情况"),), 2))),
        Row((Cell((Text("受理"),)), Cell((Text("办结"),)))),
    )
    body = tuple(
        Row(
            (
                Cell((Text(str(number)),)),
                Cell((Text(f"某某市第{number}街道办事处便民服务中心及其所属社区综合受理窗口"),)),
                Cell((fact(f"{number * 7}件", "accepted"),)),
                Cell((fact(f"{number * 7}件", "closed"),)),
            )
        )
        for number in range(1, 41)
    )
    total = Row((Cell((Text("合计"),), 2), Cell((Text("5740件"),)), Cell((Text("5740件"),))))
    table = Table(head, (*body, total), (None, None, None, None))
    return Document(Elements(title=_SHORT_TITLE), (paragraph(PROSE), table, paragraph("以上数据截至年底。")))


def _blanks() -> Document:
    return Document(
        Elements(
            title=((blank("单位全称"), Text("2022年度意识形态工作情况报告")),),
            addressee=(blank("主送机关"),),
            signature=((blank("署名"),),),
            date=(blank("成文日期"),),
        ),
        (
            Heading(1, (Text("关于"), blank("主题"), Text("的情况"))),
            Paragraph(
                (
                    Text("全年召开新闻发布会"),
                    blank("新闻发布会", suffix="余场"),
                    Text("，发布信息"),
                    blank("信息", prefix="近", suffix="条"),
                    Text("，办结热线"),
                    fact("594件", "cases"),
                    Text("。"),
                )
            ),
            Table(
                (Row((Cell((Text("项目"),)), Cell((Text("数量"),)))),),
                (Row((Cell((Text("稿件"),)), Cell((blank("稿件", suffix="篇"),)))),),
                (None, None),
            ),
        ),
    )


def _breaks() -> Document:
    return Document(
        Elements(title=text("某某市大数据管理局", "关于年度工作的报告")),
        (Paragraph((Text("第一行"), LineBreak(), fact("第二行\n第三行", "lines", "text"))), paragraph(PURE)),
    )


@cache
def _reference() -> bytes:
    """Return a Word file with a house style: its own face and colour for first headings, its own text face."""
    lent = docx.Document()
    for name, face, colour in (("Heading 1", "楷体_GB2312", "1F3864"), ("Normal", "宋体", "000000")):
        style = lent.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(attribute), face)
        style.font.color.rgb = RGBColor.from_string(colour)
    file = io.BytesIO()
    lent.save(file)
    return file.getvalue()


def imprint_case(lines: int) -> Case:
    """Return a document with 版记 whose text has this many lines, to see it at every distance from the page's foot."""
    elements = Elements(
        title=_SHORT_TITLE,
        copies=(Text("市委办公室，市政府办公室"),),
        printer=(Text("某某市大数据管理局办公室"),),
        print_date=(Text("2022年12月31日"),),
    )
    return Case(Document(elements, tuple(paragraph(f"第{number}项工作已经完成。") for number in range(lines))))


LENGTHS = range(12, 22)
"""How many lines the documents of :func:`imprint_case` and :func:`signed_case` have: from half a page to more than what
follows leaves room for."""

CASES: Mapping[str, Case] = {
    "pure": Case(Document(Elements(title=_SHORT_TITLE), _PURE_BLOCKS)),
    "literal": Case(Document(Elements(title=_SHORT_TITLE), _PURE_BLOCKS), gb9704(geometry="literal")),
    "prose": Case(Document(Elements(title=_LONG_TITLE), _PROSE_BLOCKS)),
    "letterhead": Case(_letterhead()),
    "letterhead-literal": Case(_letterhead(), gb9704(geometry="literal")),
    "upward": Case(_upward()),
    "three-signatories": Case(_three_signatories()),
    "long-printer": Case(
        _imprinted("市委办公室，市政府办公室", "某某壮族瑶族自治州大数据发展和政务服务管理局办公室综合科")
    ),
    "words-in-copies": Case(_imprinted("A座办公室12345678，" * 10, "某某市大数据管理局办公室")),
    "endless-copies": Case(_imprinted("市委办公室，市人大常委会办公室，" * 120, "某某市大数据管理局办公室")),
    "unsealed": Case(_unsealed()),
    "short-name": Case(_short_name()),
    "even-page": Case(imprint_case(4).document, gb9704(imprint_even_page=True)),
    "table": Case(_table()),
    "blanks": Case(_blanks()),
    "breaks": Case(_breaks()),
    "reference": Case(Document(Elements(title=_SHORT_TITLE), _PROSE_BLOCKS), reference=_reference()),
    **{f"imprint-{lines}": imprint_case(lines) for lines in LENGTHS},
    **{f"signed-{lines}": signed_case(lines) for lines in LENGTHS},
}
"""What is rendered, by name."""
