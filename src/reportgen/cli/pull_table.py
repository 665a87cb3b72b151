"""What a pull would change, as a table at a terminal: fact, old and new value, who says so, and in which file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from reportgen.cli.language import words
from reportgen.diagnostics import Message, Translate, message
from reportgen.diagnostics.render_text import display_width
from reportgen.facts.provenance import PROVENANCE
from reportgen.forms.form import NOBODY
from reportgen.pipeline.claims import Claim

__all__ = ["lines_of"]

_GAP = "  "
_HEADS = (words("fact"), words("old"), words("new"), words("from whom"), words("file"))
_WIDEST = (36, 24, 24, 32, 1 << 10)
"""Columns of a terminal that a cell of each may take; what is longer is cut there, and stands in full below."""
_UNDER = _GAP * 2
_LABEL, _OLD, _NEW, _WHO = range(4)


def lines_of(claims: Iterable[Claim], translate: Translate) -> Iterator[str]:
    """Yield the lines of the table, its heads first; whoever agrees to a change has to see all of it."""
    told = tuple(claims)
    whole = [_row(claim, translate) for claim in told]
    heads = tuple(translate(head) for head in _HEADS)
    rows = [tuple(_cut(cell, width) for cell, width in zip(row, _WIDEST, strict=True)) for row in whole]
    widths = [max(map(display_width, column)) for column in zip(heads, *rows, strict=True)]
    yield _GAP.join(_padded(heads, widths)).rstrip()
    for claim, full, row in zip(told, whole, rows, strict=True):
        yield _GAP.join(_padded(row, widths)).rstrip()
        cut = {column for column, (one, other) in enumerate(zip(full, row, strict=True)) if one != other}
        for line in _in_full(claim, full, cut):
            yield _UNDER + line.render(translate)


def _row(claim: Claim, translate: Translate) -> tuple[str, ...]:
    """Return the cells of a change in full, each on one line."""
    nothing = message("blank").render(translate)
    after = claim.after if claim.answer is not None else message("as it is").render(translate)
    before = claim.before or nothing
    if claim.dropped:  # it goes with the old value, and is shown so
        before += f"（{'；'.join(text for _, text in claim.dropped)}）"
    file = str(claim.spans[0])
    if len(claim.spans) > 1:
        file = message("{place} and {count} more", place=file, count=len(claim.spans) - 1).render(translate)
    said = dict(claim.provenance)
    who = (said.get("by", _owner(claim)), said.get("source", ""), said.get("as_of", ""), said.get("note", ""))
    return tuple(map(_on_one_line, (claim.label, before, after, "；".join(filter(None, who)), file)))


def _owner(claim: Claim) -> str:
    return "" if claim.owner == NOBODY else claim.owner


# --- what is cut ------------------------------------------------------------------------------------------------------


def _in_full(claim: Claim, row: Sequence[str], cut: Set[int]) -> Iterator[Message]:
    """Yield what does not fit into the columns ``cut``; of a list the items that go and come."""
    if _LABEL in cut:
        yield message("fact: {label}", label=row[_LABEL])
    items = tuple(_items(claim)) if cut & {_OLD, _NEW} and not claim.dropped else ()
    yield from items
    if _OLD in cut and not items:
        yield message("old: {value}", value=row[_OLD])
    if _NEW in cut and not items:
        yield message("new: {value}", value=row[_NEW])
    if _WHO not in cut:
        return
    if _owner(claim) and "by" not in dict(claim.provenance):
        yield message("owner: {owner}", owner=_owner(claim))
    for key, text in claim.provenance:
        yield message("{name}: {value}", name=PROVENANCE[key], value=_on_one_line(text))


def _items(claim: Claim) -> Iterator[Message]:
    """Yield the items of a list that go and those that come; none where they only change their places."""
    if not isinstance(claim.answer, tuple):
        return
    old, new = (Counter(text.splitlines()) for text in (claim.before, claim.after))
    for item in (old - new).elements():
        yield message("- {item}", item=item)
    for item in (new - old).elements():
        yield message("+ {item}", item=item)


def _on_one_line(text: str) -> str:
    return "；".join(text.splitlines())


def _cut(text: str, widest: int) -> str:
    """Return a text cut where it is wider than its column may be."""
    if display_width(text) <= widest:
        return text
    kept = ""
    for character in text:
        if display_width(f"{kept}{character}…") > widest:
            break
        kept += character
    return f"{kept}…"


def _padded(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for cell, width in zip(cells, widths, strict=True):
        yield cell + " " * (width - display_width(cell))
