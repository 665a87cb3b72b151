"""Text that is not set 22 lines of 28 characters a page.

The pitch of the lines and the width of the characters are reckoned against the type area of the standard, whatever the
margins are.

Bad:

    固定行距 30 磅（每页 21 行）；字符间距标准（每行 27 字）

Good:

    固定行距 28.95 磅（每页 22 行）；字符间距紧缩 0.25 磅（每行 28 字）

Allow: where the standard's 特定情况 applies, such as a text that would end with one line on a new page.

Source: GB/T 9704-2012, 5.2.3; usual (一般).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.document.passage import Role
from reportgen.layouts import Layout
from reportgen.layouts.look import PageLook, ParagraphLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-grid"
SEVERITY = Severity.HINT
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_CHARACTERS = 28
_LINES = 22


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the pitch of most of the running text, if it is not the layout's, and the width of its characters."""
    pitches: Counter[int] = Counter()
    advances: Counter[int] = Counter()
    for passage, look in appearance.of_role(Role.BODY, Role.ITEM):
        page = appearance.pages[min(look.page, len(appearance.pages) - 1)] if appearance.pages else None
        if look.runs and not look.in_table:
            pitches[_pitch(look, page)] += len(passage.text)
            advances[_advance(look, page)] += len(passage.text)
    if not pitches:
        return
    (pitch, _), (advance, _) = pitches.most_common(1)[0], advances.most_common(1)[0]
    lines = [_fit(layout.text_height, pitch) for layout in appearance.variants]
    characters = [_fit(layout.text_width, advance) for layout in appearance.variants]
    yield from _said(appearance, pitch, lines, characters)


def _said(appearance: Appearance, pitch: int, lines: list[int], characters: list[int]) -> Iterator[Diagnostic]:
    layout: Layout = appearance.variants[-1]
    if not pitch:
        said = message("the lines have no exact height, so that their number on a page is left to chance")
        cure = message("set the line spacing to exactly {points} pt", points=f"{layout.line / 20:g}")
        yield Diagnostic(ID, said, appearance.file, cure, SEVERITY)
    elif _LINES not in lines:
        said = message("{found} lines fit the type area, not {right}", found=max(lines), right=_LINES)
        cure = message("set the line spacing to exactly {points} pt", points=f"{layout.line / 20:g}")
        yield Diagnostic(ID, said, appearance.file, cure, SEVERITY)
    if _CHARACTERS not in characters:
        said = message("{found} characters fit a line, not {right}", found=max(characters), right=_CHARACTERS)
        cure = message("condense the characters by 0.25 pt, or set the document grid to 28 characters")
        yield Diagnostic(ID, said, appearance.file, cure, SEVERITY)


def _fit(length: int, step: int) -> int:
    return length // step if step > 0 else 0


def _pitch(look: ParagraphLook, page: PageLook | None) -> int:
    """Return the pitch of the lines in twips; 0 where nothing fixes it."""
    if look.line:
        return look.line
    return page.grid_line if page is not None and page.grid in _GRIDS else 0


def _advance(look: ParagraphLook, page: PageLook | None) -> int:
    """Return how far a character goes, in twips."""
    run = max(look.runs, key=lambda run: len(run.text))
    grid = page.grid_spacing * 20 // 4096 if page is not None and page.grid == "linesAndChars" else 0
    return run.size * 10 + run.spacing + grid
