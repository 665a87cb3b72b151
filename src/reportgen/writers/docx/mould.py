"""The mould: every part of the Word file that does not depend on the document, made once for a layout.

Written out in full and in the order of the schema, so that no other tool's template has a say in the result; it takes
less time than reading one from a file would.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reportgen.diagnostics.frozen import frozen
from reportgen.layouts import Face, Layout
from reportgen.writers.docx.control import FACTS_NAMESPACE
from reportgen.writers.docx.markup import MAIN_NAMESPACE, RELATIONSHIPS, XML_DECLARATION, escape, escape_attribute
from reportgen.writers.docx.style import STYLE_IDS, fonts, styles_part

__all__ = [
    "DOCUMENT",
    "FACTS",
    "PROPERTIES",
    "SHARED_PARTS",
    "Mould",
    "Relation",
    "mould_for",
    "relations_part",
    "types_part",
]

DOCUMENT, FACTS, PROPERTIES = "word/document.xml", "customXml/item1.xml", "docProps/core.xml"
"""The parts that the pour writes."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@frozen
class Relation:
    """What a part is to another part."""

    id: str
    type: str
    target: str


@frozen
class Mould:
    """What the pour is poured into."""

    parts: Mapping[str, bytes]
    layout: Layout
    """The numbers that the pour reckons with; of a lent look, as far as they could be read from it."""
    ids: Mapping[str, str]
    """Style id by style name."""
    section_references: str
    """The headers and footers of a section, as w:headerReference and w:footerReference."""
    section_settings: str
    """The page of a section, as the elements of w:sectPr from w:pgSz on."""
    last_section_references: str
    """The headers and footers of the section that holds only 版记, when it begins on a new even page."""
    numbers_itself: bool = False
    """Whether the styles may number headings and lists by themselves."""


SHARED_PARTS: tuple[tuple[str, str, str | None], ...] = (
    # part, content type, how the document part is related to it
    (FACTS, "application/xml", f"{RELATIONSHIPS}/customXml"),
    ("word/reportgen.xml", "application/xml", "urn:reportgen:relationships:output"),
)
"""The parts of our own in every file, whatever its look."""

_PARTS: tuple[tuple[str, str, str | None], ...] = (
    (DOCUMENT, f"{_WORD_TYPE}.document.main+xml", None),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", None),
    (PROPERTIES, "application/vnd.openxmlformats-package.core-properties+xml", None),
    ("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", None),
    ("word/styles.xml", f"{_WORD_TYPE}.styles+xml", f"{RELATIONSHIPS}/styles"),
    ("word/settings.xml", f"{_WORD_TYPE}.settings+xml", f"{RELATIONSHIPS}/settings"),
    ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml", f"{RELATIONSHIPS}/fontTable"),
    ("word/footer1.xml", f"{_WORD_TYPE}.footer+xml", f"{RELATIONSHIPS}/footer"),
    ("word/footer2.xml", f"{_WORD_TYPE}.footer+xml", f"{RELATIONSHIPS}/footer"),
    ("word/footer3.xml", f"{_WORD_TYPE}.footer+xml", f"{RELATIONSHIPS}/footer"),
    *SHARED_PARTS,
)


@lru_cache(maxsize=8)
def mould_for(layout: Layout) -> Mould:
    """Return the mould of a layout."""
    relations = [
        Relation(f"rId{number}", kind, _target(name))
        for number, (name, kind) in enumerate([(name, kind) for name, _, kind in _PARTS if kind is not None], 1)
    ]
    ids = {relation.target: relation.id for relation in relations}
    texts = {
        "[Content_Types].xml": types_part({name: kind for name, kind, _ in _PARTS}),
        "_rels/.rels": relations_part(
            [
                Relation("rId1", f"{RELATIONSHIPS}/officeDocument", DOCUMENT),
                Relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", PROPERTIES),
                Relation("rId3", f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
            ]
        ),
        **facts_parts(),
        "docProps/app.xml": (
            f'{XML_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>reportgen</Application></Properties>"
        ),
        "word/_rels/document.xml.rels": relations_part(relations),
        "word/fontTable.xml": _font_table(layout),
        "word/footer1.xml": _footer(_page_number(layout, "right")),
        "word/footer2.xml": _footer(_page_number(layout, "left")),
        "word/footer3.xml": _footer(f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS["footer"]}"/></w:pPr></w:p>'),
        "word/settings.xml": _settings(layout),
        "word/styles.xml": styles_part(layout),
    }
    return Mould(
        parts={name: text.encode() for name, text in texts.items()},
        layout=layout,
        ids=STYLE_IDS,
        section_references=_references(default=ids["footer1.xml"], even=ids["footer2.xml"]),
        section_settings=_page(layout),
        # A page that holds only 版记, and an empty one before it, carry no page number (7.5).
        last_section_references=_references(default=ids["footer3.xml"], even=ids["footer3.xml"]),
    )


def facts_parts() -> dict[str, str]:
    """Return the parts that belong to the list of facts; a constant id, as there is one such list in a file."""
    return {
        "customXml/_rels/item1.xml.rels": relations_part(
            [Relation("rId1", f"{RELATIONSHIPS}/customXmlProps", "itemProps1.xml")]
        ),
        "customXml/itemProps1.xml": (
            f'{XML_DECLARATION}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml"'
            ' ds:itemID="{5F1F8B0C-6B0E-4E53-9C55-9704201233A7}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{FACTS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
    }


def types_part(types: Mapping[str, str]) -> str:
    """Return [Content_Types].xml."""
    overrides = "".join(
        f'<Override PartName="/{escape_attribute(name)}" ContentType="{escape_attribute(kind)}"/>'
        for name, kind in sorted(types.items())
    )
    return (
        f'{XML_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations_part(relations: list[Relation]) -> str:
    """Return a part of relationships."""
    written = "".join(
        f'<Relationship Id="{relation.id}" Type="{relation.type}" Target="{escape_attribute(relation.target)}"/>'
        for relation in relations
    )
    return f'{XML_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _target(name: str) -> str:
    """Return a part's name as the document part calls it."""
    return name.removeprefix("word/") if name.startswith("word/") else f"../{name}"


def _page(layout: Layout) -> str:
    spacing = f' w:charSpace="{layout.grid_spacing}"' if layout.grid == "linesAndChars" else ""
    return (
        f'<w:pgSz w:w="{layout.page_width}" w:h="{layout.page_height}"/>'
        f'<w:pgMar w:top="{layout.margin_top}" w:right="{layout.margin_right}" w:bottom="{layout.margin_bottom}"'
        f' w:left="{layout.margin_left}" w:header="851" w:footer="{layout.footer}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="{layout.grid}" w:linePitch="{layout.grid_line}"{spacing}/>'
    )


def _references(*, default: str, even: str) -> str:
    return f'<w:footerReference w:type="even" r:id="{even}"/><w:footerReference w:type="default" r:id="{default}"/>'


def _footer(paragraph: str) -> str:
    return f'{XML_DECLARATION}<w:ftr xmlns:w="{MAIN_NAMESPACE}">{paragraph}</w:ftr>'


def _page_number(layout: Layout, side: str) -> str:
    """Return the line with the page number, one character in from its side (7.5)."""
    face = layout.page_number
    properties = f"<w:rPr>{fonts(face)}</w:rPr>"

    def run(content: str) -> str:
        return f"<w:r>{properties}{content}</w:r>"

    def text(written: str) -> str:
        return run(f'<w:t xml:space="preserve">{escape(written)}</w:t>')

    field = "".join(
        (
            run('<w:fldChar w:fldCharType="begin"/>'),
            run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            run('<w:fldChar w:fldCharType="separate"/>'),
            text("1"),
            run('<w:fldChar w:fldCharType="end"/>'),
        )
    )
    dash = layout.page_number_dash
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS["footer"]}"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="{face.height}"/><w:jc w:val="{side}"/></w:pPr>'
        f"{text(dash)}{field}{text(dash[::-1])}</w:p>"
    )


def _settings(layout: Layout) -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{XML_DECLARATION}<w:settings xmlns:w="{MAIN_NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
        f'<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="{layout.line}"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


_OTHER_NAMES = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "方正小标宋_GBK",
}
"""What a face is also called, for machines that have it under that name only."""


def _font_table(layout: Layout) -> str:
    families = sorted({family for face in _faces(layout) for family in (face.chinese, face.latin)})
    written = "".join(
        f'<w:font w:name="{escape_attribute(family)}">'
        + (f'<w:altName w:val="{_OTHER_NAMES[family]}"/>' if family in _OTHER_NAMES else "")
        + ('<w:charset w:val="86"/>' if not family.isascii() else '<w:charset w:val="00"/>')
        + '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for family in families
    )
    return f'{XML_DECLARATION}<w:fonts xmlns:w="{MAIN_NAMESPACE}">{written}</w:fonts>'


def _faces(layout: Layout) -> tuple[Face, ...]:
    others = (layout.body, layout.title, layout.emphasis, layout.secrecy, layout.signatory, layout.issuer)
    more = (layout.attachment_label, layout.imprint, layout.page_number, layout.table, layout.table_head)
    return (*layout.headings, *others, *more)
