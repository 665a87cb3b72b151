"""Compare what a PDF says with what its document says, character by character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from e2e.measure import Page
from reportgen.document.nodes import Block, Document, Heading, List, Paragraph, Table
from reportgen.document.numbering import number_headings
from reportgen.document.walking import plain_text

__all__ = ["DROPPED_AT_LINE_ENDS", "Comparison", "compare", "wordings"]

DROPPED_AT_LINE_ENDS = frozenset("，。、；：！？”’）》")
"""The one known fault of the renderer: LibreOffice 7.4 sets some punctuation that ends a line of a justified Chinese
paragraph outside the line, or leaves it out of the PDF.  The document is right; nothing else may be missing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is missing from a PDF."""

    missing: tuple[str, ...]
    """Texts of the document that the PDF does not say."""
    dropped: str
    """Punctuation that the renderer dropped at the ends of lines."""
    characters: int
    """How many characters the document has."""


def wordings(document: Document) -> Iterator[str]:
    """Yield every text of the document, blanks as their prompts, headings with their numbers, without white space."""
    elements = document.elements
    for lines in (elements.title, elements.issuer, elements.signatories, elements.signature):
        yield from (_bare(plain_text(line)) for line in lines)
    for element in (elements.serial_number, elements.secrecy, elements.urgency, elements.document_number):
        yield _bare(plain_text(element))
    for element in (elements.addressee, elements.date, elements.note, elements.copies, elements.printer):
        yield _bare(plain_text(element))
    yield _bare(plain_text(elements.print_date))
    yield from _of_blocks(document.blocks)
    for attachment in document.attachments:
        yield _bare(plain_text(attachment.title))
        yield from _of_blocks(attachment.blocks)


def compare(document: Document, pages: Iterable[Page]) -> Comparison:
    """Look for each text of the document in the PDF, where its lines and pages run on."""
    lines = [line.text for page in pages for line in page.body]
    said = "".join(lines)
    ends = _ends(lines)
    skeleton = [index for index, character in enumerate(said) if character not in DROPPED_AT_LINE_ENDS]
    bones = "".join(said[index] for index in skeleton)
    missing: list[str] = []
    dropped: list[str] = []
    texts = [text for text in wordings(document) if text]
    for text in texts:
        lost = next((lost for lost in _tries(text, said, bones, skeleton, ends) if lost is not None), None)
        if lost is None:
            missing.append(text)
        else:
            dropped.append(lost)
    return Comparison(tuple(missing), "".join(dropped), sum(map(len, texts)))


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block, number in number_headings(blocks):
        match block:
            case Heading() | Paragraph():
                yield _bare(number + plain_text(block.inlines))
            case List():
                yield from (_bare(plain_text(item)) for item in block.items)
            case Table():
                cells = (cell for row in (*block.head, *block.body) for cell in row.cells)
                yield from (_bare(plain_text(cell.inlines)) for cell in cells)


def _bare(text: str) -> str:
    return "".join(text.split())


def _ends(lines: Iterable[str]) -> set[int]:
    ends: set[int] = set()
    index = 0
    for line in lines:
        index += len(line)
        ends.add(index)
    return ends


def _tries(text: str, said: str, bones: str, skeleton: list[int], ends: set[int]) -> Iterator[str | None]:
    """Yield, for each place where the text may stand, what was dropped from it; None where it does not stand."""
    bare = "".join(character for character in text if character not in DROPPED_AT_LINE_ENDS)
    found = bones.find(bare)
    while bare and found >= 0:
        yield _lost(text.lstrip("".join(DROPPED_AT_LINE_ENDS)), said, skeleton[found], ends)
        found = bones.find(bare, found + 1)


def _lost(text: str, said: str, start: int, ends: set[int]) -> str | None:
    """Return what is missing of a text that begins at ``start``; None when it is more than ends of lines."""
    lost: list[str] = []
    index = start
    for character in text:
        if index < len(said) and said[index] == character:
            index += 1
        elif character in DROPPED_AT_LINE_ENDS and index in ends:
            lost.append(character)
        else:
            return None
    return "".join(lost)
