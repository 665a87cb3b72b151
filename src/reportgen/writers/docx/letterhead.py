"""版头 (GB/T 9704-2012, 7.2), and the title under it (7.3.1).

Every length down to the text is known, so the text begins on a line of the page's pitch, whatever stands above it.
"""

from __future__ import annotations

from reportgen.document.nodes import Elements, Inlines, LineBreak
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.style import RULE_LINE, exact, measured_indent
from reportgen.writers.docx.title import title_lines
from reportgen.writers.docx.width import characters, even_line, text_width

__all__ = ["letterhead", "title"]

_EMPTY_LINES_OVER_TITLE = 2  # 7.3.1
_SIGNATORIES_A_LINE = 2  # 7.2.6
_ISSUER_LINE = 11  # twips a half-point: so tight that all word processors set the characters at nearly the same height
_WIDEST_ISSUER = 85  # hundredths of the type area's width: a name that touches both edges looks cramped
_HIGHEST_ISSUER = 4536  # twips: 80 mm, so that page 1 shows some text (7.3.3) however many organs there are
_FILE = "文件"
_FILE_GAP = 0.5  # 字, between the organs and 文件
_DISTRIBUTED = '<w:jc w:val="distribute"/>'
_BEARING = 4  # hundredths of the size: the white over the ink of a character within its square
_LABEL = "签发人："


def letterhead(compositor: Compositor, elements: Elements) -> tuple[str, int]:
    """Return 版头 and its height; 份号, 密级 and 紧急程度 stand at the top even without 发文机关标志."""
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
    height = len(parts) * layout.line
    below = 0
    if elements.issuer:
        mark, mark_height, below = _mark(compositor, elements.issuer, height)
        parts.append(mark)
        height += mark_height
    numbered, number_height = _number_lines(compositor, elements, layout.issuer_gap - below if elements.issuer else 0)
    parts += numbered
    height += number_height
    if elements.issuer:
        before = layout.rule_gap - _white(compositor) - RULE_LINE
        parts.append(compositor.paragraph("红色分隔线", "", exact(RULE_LINE, before=before)))
        height += before + RULE_LINE
    return "".join(parts), height


def title(compositor: Compositor, lines: tuple[Inlines, ...], above: int, *, style: str = "Title") -> str:
    """Return the title, with the white around it that brings what follows onto the pitch.

    Args:
        compositor: Sets it.
        lines: One entry is broken into lines; several are the lines.
        above: The height of what stands above it on the page, in twips.
        style: The name of its style.
    """
    layout = compositor.layout
    broken = title_lines(lines[0], layout.text_width // layout.title.height) if len(lines) == 1 else lines
    title_white = (layout.title_line - layout.title.height) // 2
    before = 0
    if style != "Title":
        before = max(0, 5 * layout.line // 2 - above - layout.title_line // 2)  # in the middle of line 3 (7.3.7)
    elif above:
        before = _EMPTY_LINES_OVER_TITLE * layout.line - title_white
    height = above + before + len(broken) * layout.title_line
    least = layout.line - title_white - (layout.line - layout.body.height) // 2  # 一行 between the characters
    after = least + -(height + least) % layout.line
    inlines = tuple(inline for line in broken for inline in (LineBreak(), *line))[1:]
    return compositor.paragraph(
        style, compositor.inlines(inlines), exact(layout.title_line, before=before, after=after)
    )


def _mark(compositor: Compositor, issuer: tuple[Inlines, ...], above: int) -> tuple[str, int, int]:
    """Return 发文机关标志, its height with the white over it, and the white that its last line leaves below."""
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
    return mark, before + len(organs) * line + (len(organs) - 1) * white, white


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


def _white(compositor: Compositor) -> int:
    """Return the white above, and below, the characters of the line with 发文字号."""
    height = compositor.layout.body.height
    return (even_line(height) - height) // 2


def _number_lines(compositor: Compositor, elements: Elements, gap: int) -> tuple[list[str], int]:
    """Return the lines with 发文字号 and 签发人, and their height; ``gap`` is the white above them."""
    layout = compositor.layout
    line = even_line(layout.body.height)
    before = max(0, gap - _white(compositor))
    number = compositor.inlines(elements.document_number)
    if not elements.signatories:
        paragraph = compositor.paragraph("发文字号", number, exact(line, before=before))
        # An empty line stands for the number that is missing, so that the rule stays where it belongs.
        return ([paragraph], before + line) if number or elements.issuer else ([], 0)
    rows = [
        elements.signatories[start : start + _SIGNATORIES_A_LINE]
        for start in range(0, len(elements.signatories), _SIGNATORIES_A_LINE)
    ]
    properties = _signatory_tabs(compositor, rows)
    paragraphs, height = [], 0
    for index, row in enumerate(rows):
        is_last = index == len(rows) - 1
        pitch = line if is_last else layout.line
        label = compositor.text(_LABEL) if index == 0 else ""
        names = _TAB_RUN.join(compositor.inlines(name, "签发人") for name in row)
        # The label ends where the first name begins, so only the lines without it need a tab between.
        runs = f"{number if is_last else ''}{_TAB_RUN}{label or _TAB_RUN}{names}"
        tabs, indent = properties
        spacing = exact(pitch, before=before if index == 0 else 0)
        paragraphs.append(compositor.paragraph("发文字号", runs, f'{tabs}{spacing}{indent}<w:jc w:val="left"/>'))
        height += pitch + (before if index == 0 else 0)
    return paragraphs, height


_TAB_RUN = "<w:r><w:tab/></w:r>"


def _signatory_tabs(compositor: Compositor, rows: list[tuple[Inlines, ...]]) -> tuple[str, str]:
    """Return the tab stops of 签发人： and of the names, and the indent of 发文字号 (7.2.5, 7.2.6)."""
    layout = compositor.layout
    first = max(text_width(plain_text(row[0]), layout) for row in rows)
    second = max((text_width(plain_text(row[1]), layout) for row in rows if len(row) > 1), default=0)
    wide = first + (layout.character + second if second else 0)
    name = layout.text_width - layout.character - wide
    stops = (name - text_width(_LABEL, layout), name, name + first + layout.character)
    tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
    return f"<w:tabs>{tabs}</w:tabs>", measured_indent(layout, left=1)
