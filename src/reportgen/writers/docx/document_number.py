"""The lines with 发文字号 and 签发人 (GB/T 9704-2012, 7.2.5 and 7.2.6), between 发文机关标志 and 红色分隔线."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Elements, Inlines
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.style import exact, measured_indent
from reportgen.writers.docx.width import even_line, text_width

__all__ = ["number_lines", "number_white"]

_SIGNATORIES_A_LINE = 2  # 7.2.6
_LABEL = "签发人："
_TAB_RUN = "<w:r><w:tab/></w:r>"


def number_white(compositor: Compositor) -> int:
    """Return the white above, and below, the characters of the line with 发文字号."""
    height = compositor.layout.body.height
    return (even_line(height) - height) // 2


def number_lines(compositor: Compositor, elements: Elements, gap: int) -> list[str]:
    """Return the lines with 发文字号 and 签发人; ``gap`` is the white above them."""
    layout = compositor.layout
    line = even_line(layout.body.height)
    before = max(0, gap - number_white(compositor))
    number = compositor.inlines(elements.document_number)
    if not elements.signatories:
        paragraph = compositor.paragraph("发文字号", number, exact(line, before=before))
        # An empty line stands for the number that is missing, so that the rule stays where it belongs.
        return [paragraph] if number or elements.issuer else []
    columns = _signatory_columns(compositor, elements)
    last = len(columns.rows) - 1
    paragraphs = []
    for index, row in enumerate(columns.rows):
        lead = f"{number}{_TAB_RUN}" if index == last else _TAB_RUN
        if index == 0:
            lead += compositor.text(_LABEL)
        elif index < last or not columns.number_covers_label:
            lead += _TAB_RUN
        names = _TAB_RUN.join(compositor.inlines(name, "签发人") for name in row)
        spacing = exact(line, before=layout.line - line if index else before)
        properties = f'{columns.tabs}{spacing}{measured_indent(layout, left=1)}<w:jc w:val="left"/>'
        paragraphs.append(compositor.paragraph("发文字号", f"{lead}{names}", properties))
    return paragraphs


@frozen
class _Columns:
    """How 签发人 stand beside 发文字号 (7.2.5, 7.2.6)."""

    rows: tuple[tuple[Inlines, ...], ...]
    tabs: str
    """The stops: where 签发人： begins, and each name of a line; for one name, where it ends."""
    number_covers_label: bool
    """Whether 发文字号, on the last line, reaches under 签发人：."""


def _signatory_columns(compositor: Compositor, elements: Elements) -> _Columns:
    """Return two names a line, or one where 发文字号 leaves no room for two."""
    layout, names = compositor.layout, elements.signatories
    right = layout.text_width - layout.character
    if len(names) == 1:
        return _Columns((names,), _tabs("right", right), number_covers_label=False)
    label = text_width(_LABEL, layout)
    # One character to its left, and one for the white that some word processors put beside digits.
    number = text_width(plain_text(elements.document_number), layout) + 2 * layout.character
    widths = [text_width(plain_text(name), layout) for name in names]
    second = max(widths[::2]) + layout.character
    left = right - second - max(widths[1::2])
    is_on_one_line = len(names) == _SIGNATORIES_A_LINE
    if number <= (left - label if is_on_one_line else left):
        rows = tuple(names[start : start + _SIGNATORIES_A_LINE] for start in range(0, len(names), _SIGNATORIES_A_LINE))
        return _Columns(rows, _tabs("left", left - label, left, left + second), number > left - label)
    left = right - max(widths)
    return _Columns(tuple((name,) for name in names), _tabs("left", left - label, left), number > left - label)


def _tabs(kind: str, *positions: int) -> str:
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{position}"/>' for position in positions)
    return f"<w:tabs>{stops}</w:tabs>"
