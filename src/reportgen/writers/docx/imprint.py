"""版记 (GB/T 9704-2012, 7.4): at the foot of the last page, its last line on the lower edge of the type area.

It stands in a text box that is placed on the page and anchored to a last, empty paragraph.  That paragraph is as high
as the room that the text box takes: where too little is left on the page, both move on to the next, and text is never
covered.
"""

from __future__ import annotations

from math import ceil

from reportgen.document.nodes import Elements
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.style import exact
from reportgen.writers.docx.width import characters, even_line

__all__ = ["imprint"]

_COPIES = "抄送："
_PRINTED = "印发"
_PADDING = 57  # above and below the text of a row: 1 mm
_LAST_LINE = 20  # a text box may not end with a table; the paragraph after it is 1 pt high
_EMU = 635  # to a twip


def imprint(compositor: Compositor, elements: Elements) -> str:
    """Return the paragraph that carries 版记; empty when none of its elements is given."""
    rows = _rows(compositor, elements)
    if not rows:
        return ""
    layout = compositor.layout
    line = even_line(layout.imprint.height)
    borders = layout.imprint_thick * 20 // 8 * 3 // 2  # half of the first, and the last
    height = sum(lines * line + 2 * _PADDING for _, lines in rows) + borders + _LAST_LINE
    room = height + max(0, layout.page_height - layout.margin_bottom - layout.imprint_bottom)
    box = _text_box(compositor, _table(compositor, [row for row, _ in rows]), height)
    return compositor.paragraph("版记", f"<w:r>{box}</w:r>", exact(room))


def _rows(compositor: Compositor, elements: Elements) -> list[tuple[str, int]]:
    """Return the paragraph of each row, and on how many lines it stands at most."""
    layout = compositor.layout
    size = layout.imprint.height
    rows = []
    if elements.copies:
        label = characters(_COPIES)
        text = f"{compositor.text(_COPIES)}{compositor.inlines(elements.copies)}{compositor.text('。')}"
        indent = f'<w:ind w:left="{round(size * (1 + label))}" w:right="{size}" w:hanging="{round(size * label)}"/>'
        # A line may hold one character less where punctuation may not begin the next.
        room = layout.text_width // size - 2 - label - 1
        lines = sum(max(1, ceil(characters(part) / room)) for part in f"{plain_text(elements.copies)}。".split("\n"))
        rows.append((compositor.paragraph("版记", text, indent), lines))
    if elements.printer or elements.print_date:
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{layout.text_width - size}"/></w:tabs>'
        indent = f'<w:ind w:left="{size}" w:right="{size}"/>'
        date = f"{compositor.inlines(elements.print_date)}{compositor.text(_PRINTED)}" if elements.print_date else ""
        runs = f"{compositor.inlines(elements.printer)}<w:r><w:tab/></w:r>{date}"
        rows.append((compositor.paragraph("版记", runs, f"{stop}{indent}"), 1))
    return rows


def _table(compositor: Compositor, rows: list[str]) -> str:
    layout = compositor.layout
    width = layout.text_width
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{thickness}" w:space="0" w:color="000000"/>'
        for side, thickness in (
            ("top", layout.imprint_thick),
            ("bottom", layout.imprint_thick),
            ("insideH", layout.imprint_thin),
        )
    )
    margins = "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in (("top", _PADDING), ("left", 0), ("bottom", _PADDING), ("right", 0))
    )
    cells = "".join(
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{row}</w:tc></w:tr>' for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{cells}</w:tbl>'
        f"{compositor.paragraph('版记', '', exact(_LAST_LINE))}"
    )


def _text_box(compositor: Compositor, content: str, height: int) -> str:
    """Return a text box that fills the width of the type area and ends, its last line aside, at the foot of it."""
    layout = compositor.layout
    left, top = layout.margin_left * _EMU, (layout.imprint_bottom + _LAST_LINE - height) * _EMU
    extent = f'cx="{layout.text_width * _EMU}" cy="{height * _EMU}"'
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )
