"""What a pull would change, as a table at a terminal: fact, old and new value, who says so, and in which file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.cli.language import words
from reportgen.diagnostics import Translate, message
from reportgen.diagnostics.render_text import display_width
from reportgen.forms.form import NOBODY
from reportgen.pipeline.claims import Claim

__all__ = ["lines_of"]

_GAP = "  "
_HEADS = (words("fact"), words("old"), words("new"), words("from whom"), words("file"))
_WIDEST = (36, 24, 24, 32, 1 << 10)
"""Columns of a terminal that a cell of each may take; a longer one is cut."""


def lines_of(claims: Iterable[Claim], translate: Translate) -> Iterator[str]:
    """Yield the lines of the table, its heads first."""
    rows = [tuple(translate(head) for head in _HEADS), *(_row(claim, translate) for claim in claims)]
    cut = [[_cut(cell, width) for cell, width in zip(row, _WIDEST, strict=True)] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*cut, strict=True)]
    for row in cut:
        yield _GAP.join(_padded(row, widths)).rstrip()


def _row(claim: Claim, translate: Translate) -> tuple[str, ...]:
    nothing = message("blank").render(translate)
    after = claim.after if claim.answer is not None else message("as it is").render(translate)
    said = dict(claim.provenance)
    owner = "" if claim.owner == NOBODY else claim.owner
    who = (said.get("by", owner), said.get("source", ""), said.get("as_of", ""), said.get("note", ""))
    file = str(claim.spans[0])
    if len(claim.spans) > 1:
        file = message("{place} and {count} more", place=file, count=len(claim.spans) - 1).render(translate)
    before = claim.before or nothing
    if claim.dropped:  # it goes with the old value, and is shown so
        before += f"（{'；'.join(text for _, text in claim.dropped)}）"
    return claim.label, before, after, "；".join(filter(None, who)), file


def _cut(text: str, widest: int) -> str:
    """Return a text on one line, cut where it is wider than its column may be."""
    line = "；".join(text.splitlines())
    if display_width(line) <= widest:
        return line
    kept = ""
    for character in line:
        if display_width(f"{kept}{character}…") > widest:
            break
        kept += character
    return f"{kept}…"


def _padded(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for cell, width in zip(cells, widths, strict=True):
        yield cell + " " * (width - display_width(cell))
