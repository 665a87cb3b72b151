"""Paragraphs as they are read: their text in pieces, each outside all facts or within one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lxml import etree

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.docx.place import Places
from reportgen.readers.docx.token import Sort, Token

__all__ = ["Paragraph", "Piece", "paragraphs_of"]

Mark = Literal["", "inserted", "deleted", "raised"]
_MARKS: Mapping[str, Mark] = {"": "", "inserted": "inserted", "raised": "raised"}
"""Of a text, by what its token says."""


class Piece(NamedTuple):
    """A stretch of text; a tuple, as there are so many of them."""

    fact: int | None
    """The index of the fact that it stands in."""
    text: str
    mark: Mark = ""
    """What is to be known of it; deleted text is not there any more."""


@frozen
class Paragraph:
    """A paragraph; where a fact goes over several, they are one, and its text has line breaks."""

    pieces: tuple[Piece, ...]
    is_tracked: bool
    element: etree._Element | None = field(default=None, compare=False, repr=False)
    """Where it begins in the file."""

    @property
    def text(self) -> str:
        """What people read."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Draft:
    """A paragraph that is being read."""

    shrunk: frozenset[int]
    pieces: list[Piece] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    """The facts that it is in, the innermost last."""
    is_tracked: bool = False
    is_over: bool = False
    """Whether its end was read; it may go on with the next paragraph all the same."""
    joins: bool = False
    """Whether the next paragraph goes on with it."""
    element: etree._Element | None = None

    def begin(self, element: etree._Element | None = None) -> Iterator[Paragraph]:
        """Begin a paragraph, unless it goes on with the one before."""
        if self.joins:
            self.joins = False
        elif self.open and self.pieces:
            if any(piece.text for piece in self.pieces):
                self.add("\n")
        else:
            yield from self.end()
            self.element = element

    def end(self) -> Iterator[Paragraph]:
        """Yield the paragraph if there is anything in it."""
        if self.pieces:
            pieces = _stretched(self.pieces, self.shrunk) if self.shrunk else self.pieces
            yield Paragraph(tuple(_adopted(pieces) if self.is_tracked else pieces), self.is_tracked, self.element)
        self.pieces, self.is_tracked, self.element = [], False, None

    def add(self, text: str, mark: Mark = "") -> None:
        """Add a piece where the draft is."""
        self.pieces.append(Piece(self.open[-1] if self.open else None, text, mark))

    def enter(self, fact: int) -> None:
        """Enter the place of a fact, which shows even when it is empty."""
        self.open.append(fact)
        self.add("")

    def leave(self, fact: int) -> None:
        """Leave the place of a fact."""
        if fact in self.open:
            self.open.remove(fact)


def paragraphs_of(tokens: Sequence[Token], places: Places) -> Iterator[Paragraph]:
    """Yield the paragraphs that hold anything; those of a text box before the one that it hangs on."""
    drafts = [_Draft(places.shrunk)]
    for index, token in enumerate(tokens):
        draft = drafts[-1]
        match token.sort:
            case Sort.PARAGRAPH:
                yield from draft.begin(token.element)
                draft.is_over = False
            case Sort.PARAGRAPH_END:
                draft.is_over = True
            case Sort.JOINED:
                draft.joins = True
            case Sort.TRACKED:
                draft.is_tracked = True
            case Sort.TEXT:
                draft.add(token.text, _MARKS[token.other])
            case Sort.DELETED:
                draft.add("", "deleted")
            case Sort.CELL:
                yield from draft.begin()
                if index in places.ends:
                    draft.enter(places.ends[index])
            case Sort.CONTROL | Sort.BOOKMARK if index in places.ends:
                if draft.is_over and not draft.open:  # it stands around whole paragraphs
                    yield from draft.begin()
                draft.enter(places.ends[index])
            case Sort.CONTROL_END | Sort.BOOKMARK_END | Sort.CELL_END if index in places.ends:
                draft.leave(places.ends[index])
            case Sort.BOX:
                drafts.append(_Draft(places.shrunk))
            case Sort.BOX_END if len(drafts) > 1:
                yield from drafts.pop().end()
            case _:
                pass
    for draft in reversed(drafts):
        yield from draft.end()


def _stretched(pieces: Sequence[Piece], shrunk: frozenset[int]) -> list[Piece]:
    """Return pieces of which what stands right behind a shrunk place, up to the next entry's, stands in it."""
    stretched = list(pieces)
    last: int | None = None
    between: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.fact is None:
            between.append(index)
            continue
        if last in shrunk and last is not None and piece.fact == last + 1:
            for inner in between:
                stretched[inner] = pieces[inner]._replace(fact=last)
        last, between = piece.fact, []
    return stretched


def _adopted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces of which those that were typed in place of a deleted fact stand in its place.

    Who records changes and types over a fact leaves it deleted, and what was typed right before or behind it.  Where
    more than the fact was deleted, or something was typed on both sides, nobody knows what is meant.
    """
    adopted = list(pieces)
    places: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.fact is not None:
            places.setdefault(piece.fact, []).append(index)
    for fact, indices in places.items():
        own = [pieces[index] for index in indices]
        if any(piece.text for piece in own) or not any(piece.mark == "deleted" for piece in own):
            continue
        before = _typed_from(pieces, range(indices[0] - 1, -1, -1))
        behind = _typed_from(pieces, range(indices[-1] + 1, len(pieces)))
        if bool(before) != bool(behind):
            for index in (*before, *behind):
                adopted[index] = pieces[index]._replace(fact=fact)
    return adopted


def _typed_from(pieces: Sequence[Piece], indices: Iterable[int]) -> list[int]:
    """Return the indices of the inserted prose that comes first; none where prose was deleted at either end of it."""
    found: list[int] = []
    for index in indices:
        piece = pieces[index]
        if piece.fact is not None or piece.mark in ("", "raised"):
            break
        if piece.mark == "deleted":
            return []
        found.append(index)
    return found
