"""版记 (GB/T 9704-2012, 7.4): at the foot of the last page, its last line on the lower edge of the type area.

It stands in a text box that is placed on the page and anchored to a last, empty paragraph.  That paragraph is as high
as the room that the text box takes: where too little is left on the page, both move on to the next, and text is never
covered.  版记 that is higher than a page stands in the text itself, as the table that it is.
"""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Elements
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.markup import escape
from reportgen.writers.docx.style import exact
from reportgen.writers.docx.width import characters, even_line, lines_needed

__all__ = ["imprint"]

_COPIES = "抄送："
_PRINTED = "印发"
_LOOSE = 1.5  # 字
_PADDING = 57  # above and below the text of a row: 1 mm
_LAST_LINE = 20  # a text box may not end with a table; the paragraph after it is 1 pt high
_EMU = 635  # to a twip


@frozen
class _Row:
    """A row of 版记."""

    cells: tuple[tuple[int, str], ...]
    """The width of each cell in twips, and its paragraph."""
    lines: int
    """On how many lines its text stands at most."""
    text: str
    """What it reads."""


def imprint(compositor: Compositor, elements: Elements) -> str:
    """Return the paragraph that carries 版记, or 版记 itself where no page could hold it; empty when there is none."""
    layout = compositor.layout
    rows = [row for row in (_copies(compositor, elements), _printing(compositor, elements)) if row is not None]
    if not rows:
        return ""
    line = even_line(layout.imprint.height)
    borders = layout.imprint_thick * 20 // 8 * 3 // 2  # half of the first, and the last
    height = sum(row.lines * line + 2 * _PADDING for row in rows) + borders + _LAST_LINE
    room = height + max(0, layout.page_height - layout.margin_bottom - layout.imprint_bottom)
    table = _table(compositor, rows)
    if room > layout.text_height:
        return table
    box = _text_box(compositor, table, height)
    plain = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(row.text)}</w:t>' for row in rows)
    alternatives = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{plain}</mc:Fallback>'
    runs = f"<w:r><mc:AlternateContent>{alternatives}</mc:AlternateContent></w:r>"
    return compositor.paragraph("版记", runs, exact(room))


def _copies(compositor: Compositor, elements: Elements) -> _Row | None:
    """Return the row of 抄送 (7.4.2): one character in on both sides, further lines under the first organ."""
    if not elements.copies:
        return None
    layout = compositor.layout
    size = layout.imprint.height
    label = characters(_COPIES)
    runs = f"{compositor.text(_COPIES)}{compositor.inlines(elements.copies)}{compositor.text('。')}"
    indent = f'<w:ind w:left="{round(size * (1 + label))}" w:right="{size}" w:hanging="{round(size * label)}"/>'
    copies = f"{plain_text(elements.copies)}。"
    lines = lines_needed(copies, layout.text_width / size - 2 - label)
    cell = (layout.text_width, compositor.paragraph("版记", runs, indent))
    return _Row((cell,), lines, f"{_COPIES}{copies}".replace("\n", " "))


def _printing(compositor: Compositor, elements: Elements) -> _Row | None:
    """Return the row of 印发机关 and 印发日期 (7.4.3): one character in on its side each; a long organ wraps."""
    if not elements.printer and not elements.print_date:
        return None
    layout = compositor.layout
    size = layout.imprint.height
    date = f"{plain_text(elements.print_date)}{_PRINTED}" if elements.print_date else ""
    # Its text, its indent, and the white that some word processors put beside digits.
    date_width = round((characters(date) + 1 + _LOOSE) * size) if date else 0
    organ_width = layout.text_width - date_width
    left = f'<w:ind w:left="{size}" w:right="{0 if date else size}"/>'
    cells = [(organ_width, compositor.paragraph("版记", compositor.inlines(elements.printer), left))]
    if date:
        runs = f"{compositor.inlines(elements.print_date)}{compositor.text(_PRINTED)}"
        right = f'<w:ind w:right="{size}"/><w:jc w:val="right"/>'
        cells.append((date_width, compositor.paragraph("版记", runs, right)))
    organ = plain_text(elements.printer)
    lines = lines_needed(organ, organ_width / size - (1 if date else 2))
    return _Row(tuple(cells), lines, f"{organ}\u3000{date}".strip().replace("\n", " "))


def _table(compositor: Compositor, rows: list[_Row]) -> str:
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
    columns = max((row.cells for row in rows), key=len)
    grid = "".join(f'<w:gridCol w:w="{column_width}"/>' for column_width, _ in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(_table_row(row, len(columns)) for row in rows)}</w:tbl>"
        f"{compositor.paragraph('版记', '', exact(_LAST_LINE))}"
    )


def _table_row(row: _Row, columns: int) -> str:
    """Return a row; where it has fewer cells than columns, its one cell goes over all; a date stands at the foot."""
    span = f'<w:gridSpan w:val="{columns}"/>' if len(row.cells) < columns else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="bottom"/></w:tcPr>{content}</w:tc>'
        for width, content in row.cells
    )
    return f"<w:tr>{cells}</w:tr>"


def _text_box(compositor: Compositor, content: str, height: int) -> str:
    """Return a text box that fills the width of the type area and ends, its last line aside, at the foot of it."""
    layout = compositor.layout
    left, top = layout.margin_left * _EMU, (layout.imprint_bottom + _LAST_LINE - height) * _EMU
    extent = f'cx="{layout.text_width * _EMU}" cy="{height * _EMU}"'
    return (
        "<w:drawing>"
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
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
