"""Passages: a document as its reader sees it, one stretch of text after the other, each piece with its origin.

What a writer puts there (the number of a heading, the colon behind 主送机关) is part of a passage; its piece has no
origin.  A reader of a foreign file makes the same passages, with numbers and marks as somebody typed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import (
    Attachment,
    BlankText,
    Block,
    Document,
    Emphasis,
    FactText,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Strong,
    Table,
    Text,
)
from reportgen.document.numbering import attachment_label, number_headings

__all__ = ["MASK", "Passage", "Piece", "Role", "masked", "passages_of"]

MASK = "\ufffc"
"""Stands for each character within 书名号, quotation marks or brackets where a rule does not look into them."""
_TITLED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")


class Role(StrEnum):
    """What a passage is in an official document (GB/T 9704-2012, 7.2 to 7.4)."""

    MARK = "mark"
    """份号, 密级, 紧急程度, 签发人: what stands in 版头 besides the two below."""
    ISSUER = "issuer"
    """发文机关标志."""
    DOCUMENT_NUMBER = "document-number"
    """发文字号."""
    TITLE = "title"
    ADDRESSEE = "addressee"
    """主送机关, with its colon."""
    HEADING = "heading"
    """A heading on a line of its own, with its number."""
    RUN_IN = "run-in"
    """A heading that ends with 。 and is followed by text on the same line, with its number."""
    BODY = "body"
    ITEM = "item"
    """An item of a list, without its marker."""
    CELL = "cell"
    ATTACHMENT_NAME = "attachment-name"
    """A line of 附件说明, from 附件： or its number on."""
    ATTACHMENT_MARK = "attachment-mark"
    """附件 or 附件2, over an attachment."""
    ATTACHMENT_TITLE = "attachment-title"
    SIGNATURE = "signature"
    DATE = "date"
    """成文日期."""
    NOTE = "note"
    """附注, with its brackets."""
    COPIES = "copies"
    """抄送, from its label to its full stop."""
    PRINTER = "printer"
    """印发机关 and 印发日期."""


class Piece(NamedTuple):
    """A stretch of a passage of one origin; a tuple, as there are so many of them."""

    start: int
    end: int
    inline: Text | FactText | BlankText | None
    """None: no text of the user's, but put there by a writer."""


@frozen
class Passage:
    """A stretch of text without a break: a paragraph, a heading, a cell, an element."""

    text: str
    role: Role
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    """Of a heading: 1 to 4; 0 for all else."""
    number: int = 0
    """Of its paragraph in the file that it was read from, counted from 1; 0 where there is none."""
    outside_titles: str = ""
    """The text, as long as it is, with :data:`MASK` for each character that stands within 书名号."""

    def __post_init__(self) -> None:
        outside = _TITLED.sub(masked, self.text) if "《" in self.text or "〈" in self.text else self.text
        object.__setattr__(self, "outside_titles", outside)  # the one way to derive a field of a frozen dataclass

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece that a character stands in; None where its origin is not known."""
        return next((piece for piece in self.pieces if piece.start <= offset < piece.end), None)


def masked(stretch: re.Match[str]) -> str:
    """Return a stretch in marks of one sort or another with :data:`MASK` for each character between them."""
    return f"{stretch[0][0]}{MASK * (len(stretch[0]) - 2)}{stretch[0][-1]}"


def passages_of(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in the order of its pages."""
    elements = document.elements
    for mark in (elements.serial_number, elements.secrecy, elements.urgency):
        yield from _passage(Role.MARK, mark)
    for issuer in elements.issuer:
        yield from _passage(Role.ISSUER, issuer)
    yield from _passage(Role.DOCUMENT_NUMBER, elements.document_number)
    for signatory in elements.signatories:
        yield from _passage(Role.MARK, signatory)
    yield from _passage(Role.TITLE, tuple(inline for line in elements.title for inline in line))
    yield from _passage(Role.ADDRESSEE, elements.addressee, behind="：")
    yield from _of_blocks(document.blocks)
    yield from _attachment_names(document.attachments)
    for organ in elements.signature:
        yield from _passage(Role.SIGNATURE, organ)
    yield from _passage(Role.DATE, elements.date)
    yield from _passage(Role.NOTE, elements.note, before="（", behind="）")
    yield from _attached(document.attachments)
    yield from _passage(Role.COPIES, elements.copies, before="抄送：", behind="。")
    yield from _passage(Role.PRINTER, elements.printer)
    yield from _passage(Role.PRINTER, elements.print_date, behind="印发")


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Passage]:
    for block, number in number_headings(blocks):
        match block:
            case Heading():
                role = Role.RUN_IN if block.run_in else Role.HEADING
                yield from _passage(role, block.inlines, before=number, level=block.level)
            case Paragraph():
                yield from _passage(Role.BODY, block.inlines)
            case List():
                for item in block.items:
                    yield from _passage(Role.ITEM, item)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _passage(Role.CELL, cell.inlines)
            case _:
                assert_never(block)


def _attachment_names(attachments: tuple[Attachment, ...]) -> Iterator[Passage]:
    for number, attachment in enumerate(attachments, 1):
        before = ("附件：" if number == 1 else "") + (f"{number}." if len(attachments) > 1 else "")
        yield from _passage(Role.ATTACHMENT_NAME, attachment.title, before=before)


def _attached(attachments: tuple[Attachment, ...]) -> Iterator[Passage]:
    for number, attachment in enumerate(attachments, 1):
        if attachment.blocks:
            yield Passage(attachment_label(number, len(attachments)), Role.ATTACHMENT_MARK)
            yield from _passage(Role.ATTACHMENT_TITLE, attachment.title)
            yield from _of_blocks(attachment.blocks)


def _passage(role: Role, inlines: Inlines, *, before: str = "", behind: str = "", level: int = 0) -> Iterator[Passage]:
    """Yield the passage of some inlines and what a writer puts around them; none where there are no inlines."""
    if not inlines:
        return
    pieces: list[Piece] = []
    text = before
    if before:
        pieces.append(Piece(0, len(before), None))
    for shown, inline in _flat(inlines):
        pieces.append(Piece(len(text), len(text) + len(shown), inline))
        text += shown
    if behind:
        pieces.append(Piece(len(text), len(text) + len(behind), None))
    yield Passage(text + behind, role, tuple(pieces), level)


def _flat(inlines: Iterable[Inline]) -> Iterator[tuple[str, Text | FactText | BlankText | None]]:
    for inline in inlines:
        match inline:
            case Text() | FactText() | BlankText():
                yield inline.text, inline
            case Strong() | Emphasis():
                yield from _flat(inline.inlines)
            case LineBreak():
                yield "\n", None
            case _:
                assert_never(inline)
