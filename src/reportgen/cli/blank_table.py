"""Blanks as people read them at a terminal: a table by sections, laid out by display width, and how far all is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportgen.cli.help_page import wrapped
from reportgen.cli.language import words
from reportgen.diagnostics import Message, Translate, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.render_text import display_width
from reportgen.pipeline.blanks import Blank, Progress

__all__ = ["Listed", "lines_of", "shown_printing"]

_WIDEST = 120
_GAP = "  "
_LONGEST_IN_COLUMN = 20
_LONGEST_SHOWN = 100
"""Columns, and characters, of last year's value."""
_CAPS = ((40, 10, 20, 16, 18), (40, 10, 16, 16, 12), (28, 10, 12, 12, 10), (20, 8, 10, 10, 10), (16, 8, 8, 8, 10))
"""How wide the columns but the last may be, less and less until the table fits."""


@frozen
class Listed:
    """One fact file and what is listed of it."""

    file: str
    blanks: tuple[Blank, ...]
    progress: Mapping[str, Progress]
    """By section."""


def lines_of(found: Sequence[Listed], today: date | None, translate: Translate) -> Iterator[str]:
    """Yield the lines that list the blanks of some files; overdue ones are marked when ``today`` is known."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for number, one in enumerate(found):
        if number:
            yield ""
        if len(found) > 1:
            yield one.file
        yield from _of_file(one, today, width, translate)


def _of_file(one: Listed, today: date | None, width: int, translate: Translate) -> Iterator[str]:
    rows = [_row(blank, one.file, today, translate) for blank in one.blanks]
    heads = [translate(head) for head in _HEADS]
    widths = _widths([heads, *rows], width)
    if widths and rows:
        yield from _table_row(heads, widths)
    section = ""
    for blank, row in zip(one.blanks, rows, strict=True):
        if blank.section != section:
            section = blank.section
            yield section
        yield from _table_row(row, widths) if widths else _stacked(heads, row, width, translate)
        yield from _details(blank, width, translate)
    if rows:
        yield ""
    else:
        yield message("nothing is blank").render(translate)
    yield from _progress(one.progress, width, translate)


_HEADS = (
    words("fact"),
    words("unit"),
    words("last year"),
    words("owner"),
    words("due"),
    words("place"),
)


def _row(blank: Blank, file: str, today: date | None, translate: Translate) -> list[str]:
    """Return the cells of a blank."""
    fact, due = blank.fact, "" if blank.due is None else blank.due.isoformat()
    if blank.due is not None and today is not None and blank.due < today:
        due = message("{day} overdue", day=due).render(translate)
    is_plain = not fact.prefix and fact.suffix == (fact.unit or "")
    unit = fact.unit or "" if is_plain else f"{fact.prefix}…{fact.suffix}"
    place = f"{file}:{fact.span.line}" if fact.span.column is None else f"{file}:{fact.span.line}:{fact.span.column}"
    return [
        f"{_GAP}{blank.label}",
        unit,
        blank.previous or "" if _is_short(blank) else "",
        blank.owner or "",
        due,
        place,
    ]


def _is_short(blank: Blank) -> bool:
    """Tell whether last year's value fits into a column; a list or a sentence stands under its blank."""
    return display_width(blank.previous or "") <= _LONGEST_IN_COLUMN


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column is, 0 for one in which nothing stands; none at all where a table does not fit."""
    body = rows[1:]
    needed = (
        [max(map(display_width, column)) if any(column[1:]) else 0 for column in zip(*rows, strict=True)]
        if body
        else []
    )
    for caps in _CAPS:
        capped = [min(*pair) for pair in zip(needed, (*caps, width), strict=False)]
        if sum(capped) + len(_GAP) * (sum(each > 0 for each in capped) - 1) <= width:
            return capped
    return []


def _table_row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of one row; a cell too wide for its column goes on under itself."""
    shown = [(cell, width) for cell, width in zip(cells, widths, strict=True) if width]
    columns = [_cell_lines(cell, width) for cell, width in shown]
    for number in range(max(map(len, columns))):
        pieces = [lines[number] if number < len(lines) else "" for lines in columns]
        padded = (piece + " " * (width - display_width(piece)) for piece, (_, width) in zip(pieces, shown, strict=True))
        yield _GAP.join(padded).rstrip()


def _cell_lines(cell: str, width: int) -> list[str]:
    indent = _GAP if cell.startswith(_GAP) else ""
    return [indent + line for line in _broken(cell.strip(), width - len(indent))] or [""]


def _broken(text: str, width: int) -> list[str]:
    """Break a text into lines, in the middle of a word where it has no other place."""
    lines: list[str] = []
    for line in wrapped(text, width):
        while display_width(line) > width:
            count = next(
                count for count in range(len(line), 0, -1) if count == 1 or display_width(line[:count]) <= width
            )
            lines.append(line[:count])
            line = line[count:]
        lines.append(line)
    return lines


def _stacked(heads: Sequence[str], cells: Sequence[str], width: int, translate: Translate) -> Iterator[str]:
    """Yield a row of a terminal that is too narrow for a table: a line a cell."""
    yield from _indented(cells[0].strip(), _GAP, width)
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        if cell:
            said = message("{name}: {value}", name=head, value=cell)
            yield from _indented(said.render(translate), _GAP * 2, width)


def _details(blank: Blank, width: int, translate: Translate) -> Iterator[str]:
    """Yield what is asked, and where the fact is printed."""
    said: list[Message] = []
    if blank.ask is not None:
        said.append(message("asked: {question}", question=blank.ask))
    if blank.previous is not None and not _is_short(blank):
        said.append(message("last year: {value}", value=_shortened(blank.previous)))
    if blank.printed == ():
        said.append(message("printed nowhere"))
    elif blank.printed is not None:
        places = "；".join(shown_printing(each.heading, each.template, each.line) for each in blank.printed)
        said.append(message("printed in {places}", places=places))
    for each in said:
        yield from _indented(each.render(translate), _GAP * 2, width)


def shown_printing(heading: str | None, template: str | None, line: int | None) -> str:
    """Return a place where a fact is printed: its heading, and the line of the template."""
    place = "" if template is None else f"{template}:{line}"
    return f"{heading}（{place}）" if heading and place else heading or place


def _indented(text: str, indent: str, width: int) -> Iterator[str]:
    for line in _broken(text, max(width - len(indent), 8)):
        yield indent + line


def _progress(sections: Mapping[str, Progress], width: int, translate: Translate) -> Iterator[str]:
    """Yield how far all is, and each section by itself."""
    total = sum(sections.values(), Progress())
    yield from _broken(_counts(total).render(translate), width)
    names = {section: display_width(section) for section in sections if section}
    widest, digits = max(names.values(), default=0), len(str(total.all))
    for section, name_width in names.items():
        gap = " " * (widest - name_width + len(_GAP))
        yield from _indented(f"{section}{gap}{_counts(sections[section], digits).render(translate)}", _GAP, width)


def _counts(progress: Progress, digits: int = 0) -> Message:
    return message(
        "known {known} · blank {blank} · not applicable {none} (of {all})",
        known=str(progress.known).rjust(digits),
        blank=str(progress.blank).rjust(digits),
        none=str(progress.not_applicable).rjust(digits),
        all=str(progress.all).rjust(digits),
    )
