"""Tables: the head repeats on every page, rows do not split, cells may span rows and columns.

A table may have tens of thousands of rows, so it is poured piece by piece, and a row of plain texts is filled into a
form that is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Alignment, Cell, Row, Table, Text
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.markup import NOT_PLAIN
from reportgen.writers.docx.width import characters

__all__ = ["table"]

_ROWS_A_PIECE = 512
_SAMPLE = 200
"""So many rows of the body say how wide the columns are."""
_WHOLE = 8  # 字: a shorter text is not wrapped where that can be helped
_WIDEST = 24  # 字: a longer text asks for no wider a column
_PADDING = 290  # twips: what a cell takes besides its text, and half a character for the white that some put by digits
_SHORT = 12  # 字: a column no wider is centred unless the table says otherwise


@frozen
class _Column:
    width: int
    alignment: Alignment


@dataclass(slots=True)
class _Span:
    """A cell that goes on into the rows below."""

    rows_left: int
    columns: int


def table(compositor: Compositor, table: Table) -> Iterator[str]:
    """Yield a table piece by piece."""
    columns = _columns(compositor, table)
    if not columns:
        return
    width = sum(column.width for column in columns)
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    style = compositor.ids["Table Grid"]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    yield from _rows(compositor, table.head, columns, is_head=True)
    yield from _rows(compositor, table.body, columns, is_head=False)
    yield "</w:tbl>"


def _columns(compositor: Compositor, table: Table) -> tuple[_Column, ...]:
    """Return the columns, as wide as the type area: first what must not wrap, then in proportion to the texts.

    Where not even that fits, the widest give way, and short texts still stay whole.
    """
    layout = compositor.layout
    count = len(table.alignments)
    needs, wants = [1.0] * count, [1.0] * count
    for index, cell in _placed((*table.head, *islice(table.body, _SAMPLE)), count):
        longest = max(map(characters, plain_text(cell.inlines).split("\n")))
        columns = range(index, min(index + cell.column_span, count))
        _widen(needs, columns, min(longest, _WHOLE))
        _widen(wants, columns, min(longest, _WIDEST))
    taken = [need * layout.table.height + _PADDING for need in needs]
    room = layout.text_width - sum(taken)
    if room < 0:
        widest = _widest(taken, layout.text_width)
        widths = [min(width, widest) for width in taken]
    else:
        shares = [max(want - need, 0) + need / 4 for need, want in zip(needs, wants, strict=True)]
        widths = [width + room * share / sum(shares) for width, share in zip(taken, shares, strict=True)]
    return tuple(
        _Column(int(width), alignment or (Alignment.CENTER if want <= _SHORT else Alignment.LEFT))
        for width, want, alignment in zip(widths, wants, table.alignments, strict=True)
    )


def _widest(widths: Sequence[float], room: float) -> float:
    """Return how wide a column may be so that all of them fit; they do not without such a limit."""
    for number, width in enumerate(sorted(widths)):
        share = room / (len(widths) - number)
        if width > share:
            return share
        room -= width
    return max(widths)


def _placed(rows: Iterable[Row], count: int) -> Iterator[tuple[int, Cell]]:
    """Yield each cell with the column that it begins in."""
    covered = [0] * count
    for row in rows:
        index = 0
        for cell in row.cells:
            while index < count and covered[index]:
                index += 1
            if index >= count:
                break
            yield index, cell
            for column in range(index, min(index + cell.column_span, count)):
                covered[column] = cell.row_span
            index += cell.column_span
        covered = [max(0, rows_left - 1) for rows_left in covered]


def _widen(widths: list[float], columns: range, least: float) -> None:
    """Make columns so wide that together they hold ``least``."""
    missing = (least - sum(widths[column] for column in columns)) / max(1, len(columns))
    for column in columns:
        widths[column] += max(0.0, missing)


def _rows(
    compositor: Compositor, rows: tuple[Row, ...], columns: tuple[_Column, ...], *, is_head: bool
) -> Iterator[str]:
    form = _plain_form(compositor, columns, is_head=is_head)
    opening = _row_opening(is_head=is_head)
    spans: dict[int, _Span] = {}
    for start in range(0, len(rows), _ROWS_A_PIECE):
        piece = []
        for row in rows[start : start + _ROWS_A_PIECE]:
            texts = None if spans else _plain_texts(row, len(columns))
            if texts is not None:
                piece.append(form % texts)
            else:
                cells = "".join(_cells(compositor, row, columns, spans, is_head=is_head))
                piece.append(f"{opening}{cells}</w:tr>")
        yield "".join(piece)


def _row_opening(*, is_head: bool) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"


def _plain_form(compositor: Compositor, columns: tuple[_Column, ...], *, is_head: bool) -> str:
    """Return a row in which each cell's text is still a ``%s``."""
    cells = "".join(
        _cell(column.width, compositor.text("%s"), _paragraph(compositor, column, is_head=is_head))
        for column in columns
    )
    return f"{_row_opening(is_head=is_head)}{cells}</w:tr>"


def _plain_texts(row: Row, count: int) -> tuple[str, ...] | None:
    """Return the texts of a row whose cells each hold one plain text and span nothing; None for any other row."""
    texts = []
    for cell in row.cells:
        inlines = cell.inlines
        if len(inlines) != 1 or cell.column_span != 1 or cell.row_span != 1:
            return None
        inline = inlines[0]
        if type(inline) is not Text:
            return None
        texts.append(inline.text)
    return None if len(texts) != count or NOT_PLAIN.search("".join(texts)) else tuple(texts)


def _cells(
    compositor: Compositor, row: Row, columns: tuple[_Column, ...], spans: dict[int, _Span], *, is_head: bool
) -> Iterator[str]:
    """Yield the cells of a row, and for each span from above the cell that goes on with it."""
    index = 0
    waiting = iter(row.cells)
    while index < len(columns):
        span = spans.get(index)
        if span is not None:
            width = sum(column.width for column in columns[index : index + span.columns])
            yield _cell(width, "", _paragraph(compositor, columns[index], is_head=is_head), span.columns, "<w:vMerge/>")
            span.rows_left -= 1
            if not span.rows_left:
                del spans[index]
            index += span.columns
            continue
        cell = next(waiting, Cell(()))
        across = min(cell.column_span, len(columns) - index)
        merge = ""
        if cell.row_span > 1:
            spans[index] = _Span(cell.row_span - 1, across)
            merge = '<w:vMerge w:val="restart"/>'
        width = sum(column.width for column in columns[index : index + across])
        opening = _paragraph(compositor, columns[index], is_head=is_head)
        yield _cell(width, compositor.inlines(cell.inlines), opening, across, merge)
        index += across


def _paragraph(compositor: Compositor, column: _Column, *, is_head: bool) -> str:
    """Return the start of a cell's paragraph; both styles are centred."""
    style = compositor.ids["表格标题" if is_head else "表格文字"]
    aligned = "" if is_head or column.alignment is Alignment.CENTER else f'<w:jc w:val="{column.alignment}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>'


def _cell(width: int, runs: str, paragraph: str, across: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}</w:tcPr>{paragraph}{runs}</w:p></w:tc>'
