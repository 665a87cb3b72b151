"""The styles of the mould (word/styles.xml) and the names that the pour calls them by.

Built-in styles carry Word's own names, because Word, WPS and other tools know a style by its name and not by its id;
the rest carry Chinese names.  Theme attributes are never written: they would override the faces that the standard
names.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.layouts import Face, Layout
from reportgen.writers.docx.markup import MAIN_NAMESPACE, XML_DECLARATION, escape_attribute
from reportgen.writers.docx.width import even_line

__all__ = [
    "KEEP_NEXT",
    "RULE_LINE",
    "STYLE_IDS",
    "exact",
    "fonts",
    "measured_indent",
    "style_definitions",
    "style_kind",
    "styles_part",
]

STYLE_IDS: dict[str, str] = {
    "Normal": "Normal",
    "Body Text": "BodyText",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "heading 4": "Heading4",
    "Heading 1 Char": "Heading1Char",
    "Heading 2 Char": "Heading2Char",
    "Heading 3 Char": "Heading3Char",
    "Heading 4 Char": "Heading4Char",
    "Title": "Title",
    "List Bullet": "ListBullet",
    "List Number": "ListNumber",
    "Signature": "Signature",
    "Date": "Date",
    "footer": "Footer",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "Table Grid": "TableGrid",
    "份号": "SerialNumber",
    "密级和紧急程度": "Secrecy",
    "发文机关标志": "Issuer",
    "发文字号": "DocumentNumber",
    "签发人": "Signatory",
    "红色分隔线": "RedRule",
    "主送机关": "Addressee",
    "附件说明": "AttachmentNames",
    "附注": "Note",
    "附件标记": "AttachmentLabel",
    "附件标题": "AttachmentTitle",
    "版记": "Imprint",
    "表格文字": "TableText",
    "表格标题": "TableHead",
    "待填": "Blank",
}
"""Style id by style name, in a document of our own mould; a lent look has ids of its own."""

RULE_LINE = 20
"""The height of the empty line that carries 红色分隔线: 1 pt."""

_CHARACTER = frozenset(
    {"Heading 1 Char", "Heading 2 Char", "Heading 3 Char", "Heading 4 Char", "Strong", "Emphasis", "签发人", "待填"}
)
_LINKS = {f"heading {level}": f"Heading {level} Char" for level in range(1, 5)}
_CUSTOM = frozenset(name for name in STYLE_IDS if not name.isascii()) | frozenset(_LINKS.values())
_FULL_LINES = (
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
)
"""Nothing that breaks 22 lines of 28: no widow control, no hanging punctuation, no gaps beside digits."""


def fonts(face: Face) -> str:
    """Return the w:rFonts of a face; the hint puts “ ” … — · into the Chinese face."""
    latin, chinese = escape_attribute(face.latin), escape_attribute(face.chinese)
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def measured_indent(layout: Layout, **characters: float) -> str:
    """Return a w:ind in characters (which Word keeps when the type size changes) and in twips (for the others).

    Args:
        layout: Says how wide a character is.
        characters: ``left``, ``right``, ``firstLine``, ``hanging``: how many characters each.
    """
    written = "".join(
        f' w:{side}Chars="{round(count * 100)}" w:{side}="{round(count * layout.character)}"'
        for side, count in characters.items()
    )
    return f"<w:ind{written}/>"


KEEP_NEXT = "<w:keepNext/>"
"""Keeps a paragraph's end on the page of what follows; the first of a paragraph's properties after its style."""


def exact(line: int, *, before: int = 0, after: int = 0) -> str:
    """Return the w:spacing of lines of an exact height."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def styles_part(layout: Layout) -> str:
    """Return word/styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(layout.body)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    base = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    definitions = "".join(style_definitions(layout, STYLE_IDS).values())
    return f'{XML_DECLARATION}<w:styles xmlns:w="{MAIN_NAMESPACE}">{defaults}{base}{definitions}</w:styles>'


def style_kind(name: str) -> str:
    """Return what a style of :data:`STYLE_IDS` is for: ``paragraph``, ``character`` or ``table``."""
    if name in _CHARACTER:
        return "character"
    return "table" if name == "Table Grid" else "paragraph"


def style_definitions(layout: Layout, ids: Mapping[str, str]) -> dict[str, str]:
    """Return each style that the pour uses, by name, as w:style."""
    looks = _looks(layout)
    return {name: _style(name, ids, *looks[name]) for name in ids}


def _style(name: str, ids: Mapping[str, str], based_on: str | None, paragraph: str, run: str, extra: str = "") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    custom = ' w:customStyle="1"' if name in _CUSTOM else ""
    parts = [f'<w:style w:type="{style_kind(name)}"{default}{custom} w:styleId="{ids[name]}"><w:name w:val="{name}"/>']
    if based_on is not None:
        parts.append(f'<w:basedOn w:val="{ids.get(based_on, based_on)}"/>')
    if name in _LINKS or name == "Title":
        parts.append(f'<w:next w:val="{ids["Body Text"]}"/>')
    linked = _LINKS.get(name) or next((heading for heading, run_style in _LINKS.items() if run_style == name), None)
    if linked is not None:
        parts.append(f'<w:link w:val="{ids[linked]}"/>')
    parts.append(f'<w:uiPriority w:val="{9 if linked else 10}"/>')
    parts.append("" if name in ("footer", "Table Grid") else "<w:qFormat/>")
    parts.append(f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
    parts.append(f"<w:rPr>{run}</w:rPr>" if run else "")
    parts.append(f"{extra}</w:style>")
    return "".join(parts)


def _looks(layout: Layout) -> dict[str, tuple[str | None, str, str] | tuple[str | None, str, str, str]]:
    """Return what each style says: the style it is based on, its w:pPr, its w:rPr, and what else it holds."""
    first_line = measured_indent(layout, firstLine=2)
    off_grid = '<w:snapToGrid w:val="0"/>'
    centred = '<w:jc w:val="center"/>'
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{layout.rule_thickness}" w:space="0"'
        f' w:color="{layout.issuer_colour}"/></w:pBdr>'
    )
    blank = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
    return {
        "Normal": (None, f'{_FULL_LINES}{exact(layout.line)}<w:jc w:val="both"/>', _type(layout.body, layout)),
        "Body Text": ("Normal", first_line, ""),
        **{
            f"heading {level}": (
                "Normal",
                f'{KEEP_NEXT}{first_line}<w:outlineLvl w:val="{level - 1}"/>',
                _switch(face),
            )
            for level, face in enumerate(layout.headings, 1)
        },
        **{
            f"Heading {level} Char": ("DefaultParagraphFont", "", _switch(face))
            for level, face in enumerate(layout.headings, 1)
        },
        "Title": ("Normal", f"{off_grid}{exact(layout.title_line)}{centred}", _display(layout.title)),
        "List Bullet": ("Body Text", "", ""),
        "List Number": ("Body Text", "", ""),
        "Signature": ("Normal", f'{KEEP_NEXT}<w:jc w:val="left"/>', ""),
        "Date": ("Normal", '<w:jc w:val="left"/>', ""),
        "footer": ("Normal", f"{off_grid}{exact(layout.page_number.height)}", _display(layout.page_number)),
        "Strong": ("DefaultParagraphFont", "", "<w:b/><w:bCs/>"),
        "Emphasis": ("DefaultParagraphFont", "", fonts(layout.emphasis)),
        "Table Grid": ("TableNormal", "", "", _TABLE_GRID),
        "份号": ("Normal", '<w:jc w:val="left"/>', ""),
        "密级和紧急程度": ("Normal", '<w:jc w:val="left"/>', _switch(layout.secrecy)),
        "发文机关标志": (
            "Normal",
            f"{off_grid}{centred}",
            _display(layout.issuer, colour=layout.issuer_colour),
        ),
        "发文字号": ("Normal", f"{off_grid}{exact(even_line(layout.body.height))}{centred}", ""),
        "签发人": ("DefaultParagraphFont", "", _switch(layout.signatory)),
        "红色分隔线": (
            "Normal",
            f"{rule}{off_grid}{exact(RULE_LINE)}",
            '<w:sz w:val="2"/><w:szCs w:val="2"/>',
        ),
        "主送机关": ("Normal", '<w:jc w:val="left"/>', ""),
        "附件说明": ("Normal", '<w:jc w:val="left"/>', ""),
        "附注": ("Normal", first_line, ""),
        "附件标记": ("Normal", '<w:jc w:val="left"/>', _switch(layout.attachment_label)),
        "附件标题": ("Normal", f"{off_grid}{exact(layout.title_line)}{centred}", _display(layout.title)),
        "版记": (
            "Normal",
            f'{off_grid}{exact(even_line(layout.imprint.height))}<w:jc w:val="left"/>',
            _display(layout.imprint),
        ),
        "表格文字": ("Normal", f"{off_grid}{_AUTO_LINE}{centred}", _display(layout.table)),
        "表格标题": ("Normal", f"{off_grid}{_AUTO_LINE}{centred}", _display(layout.table_head)),
        "待填": ("DefaultParagraphFont", "", blank),
    }


_AUTO_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
"""Cells grow with what stands in them: an exact line would cut what is higher."""
_TABLE_GRID = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders><w:tblCellMar>"
    + "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in (("top", 57), ("left", 85), ("bottom", 57), ("right", 85))
    )
    + '</w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
)


def _size(face: Face) -> str:
    return f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'


def _bold(face: Face) -> str:
    return "<w:b/><w:bCs/>" if face.bold else ""


def _switch(face: Face) -> str:
    """Return the run properties that change the face and keep size and spacing."""
    return f"{fonts(face)}{_bold(face)}"


def _type(face: Face, layout: Layout) -> str:
    """Return the run properties of running text."""
    spacing = f'<w:spacing w:val="{layout.character_spacing}"/>' if layout.character_spacing else ""
    return f'{fonts(face)}{_bold(face)}{spacing}<w:kern w:val="0"/>{_size(face)}'


def _display(face: Face, *, colour: str | None = None) -> str:
    """Return the run properties of what does not follow the character grid."""
    coloured = "" if colour is None else f'<w:color w:val="{colour}"/>'
    return f'{fonts(face)}{_bold(face)}{coloured}<w:spacing w:val="0"/>{_size(face)}'
