"""发文机关署名, 成文日期 (GB/T 9704-2012, 7.3.5) and 附注 (7.3.6).

Where the date stands follows from how wide it and the name are; the widths are those of the type (ASCII is half as
wide as the rest), so the places are right in any face that keeps to it.
"""

from __future__ import annotations

from reportgen.document.nodes import Elements, Inlines
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.style import KEEP_NEXT, exact
from reportgen.writers.docx.width import text_width

__all__ = ["note", "signature"]

_SEAL = 2381  # 42 mm, the seal of an organ
_SEAL_GAP = 57  # seals neither cut nor touch each other (7.3.5.1); 1 mm
_LINES_OVER_SEALED = 2
"""The seal's middle lies between name and date; two empty lines leave its upper edge within a line of the text."""
_LINES_BETWEEN_SEALS = 4
_MOST_SEALS_A_LINE = 3
_DATE_RIGHT_OF_NAME = 2  # 字 (7.3.5.2)
_RIGHT_UNSEALED = 2  # 字 (7.3.5.2)
_RIGHT_SEALED = 4  # 字 (7.3.5.1)


def signature(compositor: Compositor, elements: Elements) -> str:
    """Return 署名 and 成文日期 in the form with seals, or in the one without; empty when neither is given."""
    if not elements.signature and not elements.date:
        return ""
    kept = KEEP_NEXT if elements.note else ""
    if elements.sealed:
        return _sealed(compositor, elements.signature, elements.date, kept)
    return _unsealed(compositor, elements.signature, elements.date, kept)


def note(compositor: Compositor, inlines: Inlines) -> str:
    """Return 附注 in its parentheses; empty when there is none."""
    if not inlines:
        return ""
    runs = f"{compositor.text('（')}{compositor.inlines(inlines)}{compositor.text('）')}"
    return compositor.paragraph("附注", runs)


def _width(compositor: Compositor, inlines: Inlines) -> int:
    return text_width(plain_text(inlines), compositor.layout)


def _unsealed(compositor: Compositor, names: tuple[Inlines, ...], date: Inlines, kept: str) -> str:
    """Name with two characters of white on its right; the date, ``kept`` with 附注, begins two right of it."""
    layout = compositor.layout
    widest = max((_width(compositor, name) for name in names), default=0)
    shift = _DATE_RIGHT_OF_NAME * layout.character if names else 0
    right = layout.text_width - _RIGHT_UNSEALED * layout.character
    date_width = _width(compositor, date)
    left = right - widest
    if date_width > widest:
        left = right - date_width - shift
    left = max(0, left)
    parts = [
        _placed(compositor, "Signature", name, exact(layout.line, before=0 if index else layout.line), left)
        for index, name in enumerate(names)
    ]
    if date:
        spacing = exact(layout.line, before=0 if names else layout.line)
        parts.append(_placed(compositor, "Date", date, f"{kept}{spacing}", left + shift))
    return "".join(parts)


def _placed(compositor: Compositor, style: str, inlines: Inlines, spacing: str, left: int) -> str:
    indent = f'<w:ind w:left="{left}" w:firstLine="0"/>'
    return compositor.paragraph(style, compositor.inlines(inlines), f"{spacing}{indent}")


def _sealed(compositor: Compositor, names: tuple[Inlines, ...], date: Inlines, kept: str) -> str:
    """Date, ``kept`` with 附注, with four characters of white on its right; the last name is centred over it."""
    layout = compositor.layout
    centre = layout.text_width - _RIGHT_SEALED * layout.character - _width(compositor, date) // 2
    columns = _columns(compositor, names, centre)
    rows = _rows(names, len(columns))
    before = _LINES_OVER_SEALED * layout.line
    parts = []
    for row in rows:
        parts.append(_row(compositor, row, columns[len(columns) - len(row) :], before))
        before = (_LINES_BETWEEN_SEALS - 1) * layout.line
    if date:
        above = 0 if names else _LINES_OVER_SEALED * layout.line
        indent = f'<w:ind w:right="{_RIGHT_SEALED * layout.character}" w:firstLine="0"/>'
        properties = f'{kept}{exact(layout.line, before=above)}{indent}<w:jc w:val="right"/>'
        parts.append(compositor.paragraph("Date", compositor.inlines(date), properties))
    return "".join(parts)


def _columns(compositor: Compositor, names: tuple[Inlines, ...], last: int) -> list[int]:
    """Return the middles of the columns that names stand in, as many as seals and names leave room for."""
    layout = compositor.layout
    widest = max((_width(compositor, name) for name in names), default=0)
    apart = max(_SEAL + _SEAL_GAP, widest + layout.character)
    first = apart // 2
    count = min(len(names), _MOST_SEALS_A_LINE, 1 + max(0, last - first) // apart)
    if count < 2:
        return [last]
    return [first + (last - first) * index // (count - 1) for index in range(count)]


def _rows(names: tuple[Inlines, ...], columns: int) -> list[tuple[Inlines, ...]]:
    """Return the names line by line; the last stands in the last column, over the date."""
    return [names[start : start + columns] for start in range(0, len(names), columns)]


def _row(compositor: Compositor, row: tuple[Inlines, ...], middles: list[int], before: int) -> str:
    layout = compositor.layout
    if len(row) == 1:
        right = max(0, layout.text_width - middles[0] - _width(compositor, row[0]) // 2)
        properties = (
            f'{exact(layout.line, before=before)}<w:ind w:right="{right}" w:firstLine="0"/><w:jc w:val="right"/>'
        )
        return compositor.paragraph("Signature", compositor.inlines(row[0]), properties)
    tabs = "".join(f'<w:tab w:val="center" w:pos="{middle}"/>' for middle in middles)
    runs = "".join(f"<w:r><w:tab/></w:r>{compositor.inlines(name)}" for name in row)
    return compositor.paragraph("Signature", runs, f"<w:tabs>{tabs}</w:tabs>{exact(layout.line, before=before)}")
