"""版头 (GB/T 9704-2012, 7.2), and the title under it (7.3.1).

What the standard says of the white between its parts is kept to the millimetre; so the text on page 1 begins where it
may, not on a line of the other pages' pitch, and may end up to a line above the foot of the type area.
"""

from __future__ import annotations

from reportgen.document.nodes import Elements, Inlines, LineBreak
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.document_number import number_lines, number_white
from reportgen.writers.docx.style import RULE_LINE, exact
from reportgen.writers.docx.title import title_lines
from reportgen.writers.docx.width import characters

__all__ = ["attachment_title", "letterhead", "title"]

_EMPTY_LINES_OVER_TITLE = 2  # 7.3.1
_ISSUER_LINE = 11  # twips a half-point: so tight that all word processors set the characters at nearly the same height
_WIDEST_ISSUER = 85  # hundredths of the type area's width: a name that touches both edges looks cramped
_HIGHEST_ISSUER = 4536  # twips: 80 mm, so that page 1 shows some text (7.3.3) however many organs there are
_FILE = "文件"
_FILE_GAP = 0.5  # 字, between the organs and 文件
_DISTRIBUTED = '<w:jc w:val="distribute"/>'
_BEARING = 4  # hundredths of the size: the white over the ink of a character within its square


def letterhead(compositor: Compositor, elements: Elements) -> str:
    """Return 版头; 份号, 密级 and 紧急程度 stand at the top even without 发文机关标志."""
    layout = compositor.layout
    parts = [
        compositor.paragraph(style, compositor.inlines(inlines))
        for style, inlines in (
            ("份号", elements.serial_number),
            ("密级和紧急程度", elements.secrecy),
            ("密级和紧急程度", elements.urgency),
        )
        if inlines
    ]
    gap = 0
    if elements.issuer:
        mark, below = _mark(compositor, elements.issuer, len(parts) * layout.line)
        parts.append(mark)
        gap = layout.issuer_gap - below
    parts += number_lines(compositor, elements, gap)
    if elements.issuer:
        before = layout.rule_gap - number_white(compositor) - RULE_LINE
        parts.append(compositor.paragraph("红色分隔线", "", exact(RULE_LINE, before=before)))
    return "".join(parts)


def title(compositor: Compositor, lines: tuple[Inlines, ...], *, is_first: bool) -> str:
    """Return the title, two empty lines under 红色分隔线 (7.3.1) and one above what follows.

    Args:
        compositor: Sets it.
        lines: One entry is broken into lines; several are the lines.
        is_first: Whether nothing stands above it on the page.
    """
    before = 0 if is_first else _EMPTY_LINES_OVER_TITLE * compositor.layout.line - _title_white(compositor)
    return _title(compositor, "Title", lines, before)


def attachment_title(compositor: Compositor, inlines: Inlines) -> str:
    """Return the title of an attachment, in the middle of line 3, its label being on line 1 (7.3.7)."""
    layout = compositor.layout
    before = max(0, 3 * layout.line // 2 - layout.title_line // 2)
    return _title(compositor, "附件标题", (inlines,), before)


def _title_white(compositor: Compositor) -> int:
    """Return the white above, and below, the characters of a line of the title."""
    layout = compositor.layout
    return (layout.title_line - layout.title.height) // 2


def _title(compositor: Compositor, style: str, lines: tuple[Inlines, ...], before: int) -> str:
    layout = compositor.layout
    broken = title_lines(lines[0], layout.text_width // layout.title.height) if len(lines) == 1 else lines
    # 一行 between the characters, of which both lines bring some.
    after = layout.line - _title_white(compositor) - (layout.line - layout.body.height) // 2
    inlines = tuple(inline for line in broken for inline in (LineBreak(), *line))[1:]
    return compositor.paragraph(
        style, compositor.inlines(inlines), exact(layout.title_line, before=before, after=after)
    )


def _mark(compositor: Compositor, issuer: tuple[Inlines, ...], above: int) -> tuple[str, int]:
    """Return 发文机关标志, ``above`` being the height of what stands over it, and the white that it leaves below."""
    layout = compositor.layout
    is_joint = len(issuer) > 1 and plain_text(issuer[-1]) == _FILE
    organs = issuer[:-1] if is_joint else issuer
    size = _issuer_size(compositor, organs, len(_FILE) + _FILE_GAP if is_joint else 0)
    line = size * _ISSUER_LINE
    white = (line - size * 10) // 2
    before = max(0, layout.issuer_top - layout.margin_top - white - above - size * 10 * _BEARING // 100)
    lines = [
        compositor.paragraph(
            "发文机关标志",
            compositor.inlines(organ, size=size),
            exact(line, before=white if index else 0 if is_joint else before) + (_DISTRIBUTED if is_joint else ""),
        )
        for index, organ in enumerate(organs)
    ]
    mark = "".join(lines)
    if is_joint:
        beside = compositor.paragraph("发文机关标志", compositor.inlines(issuer[-1], size=size), exact(line))
        longest = max(characters(plain_text(organ)) for organ in organs)
        mark = compositor.paragraph("发文机关标志", "", exact(before)) + _side_by_side(mark, beside, size * 10, longest)
    return mark, white


def _side_by_side(organs: str, beside: str, height: int, longest: float) -> str:
    """Return the organs of a joint document over each other, and 文件 on their right, in the middle (7.2.4)."""
    widths = (round((longest + 0.1) * height), round((len(_FILE) + _FILE_GAP) * height))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, (organs, beside), strict=True)
    )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>"
        f'<w:gridCol w:w="{widths[0]}"/><w:gridCol w:w="{widths[1]}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


def _issuer_size(compositor: Compositor, organs: tuple[Inlines, ...], beside: float) -> int:
    """Return the largest size, in half-points, in which every organ stays on its line and the text on the page."""
    layout = compositor.layout
    longest = max(characters(plain_text(organ)) for organ in organs) + beside
    fitting = int(layout.text_width * _WIDEST_ISSUER / 100 / max(longest, 1) / 10)
    return min(layout.issuer.size, fitting, _HIGHEST_ISSUER // (len(organs) * (_ISSUER_LINE + 1)))
