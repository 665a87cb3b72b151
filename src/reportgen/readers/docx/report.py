"""A finished Word file, from us or from anywhere, as it is read to be checked: its passages, its looks, its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from lxml import etree

from reportgen.diagnostics import Diagnostic, Outcome, Source
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, FactText, Text
from reportgen.document.passage import Passage, Piece, Role
from reportgen.facts.returned import ReturnedFile
from reportgen.layouts.look import PageLook, ParagraphLook
from reportgen.readers.docx.flow import Paragraph
from reportgen.readers.docx.listing import Entry, Listed, listed
from reportgen.readers.docx.look import page_looks, paragraph_look
from reportgen.readers.docx.returning import read_text, returned_file
from reportgen.readers.docx.role import Seen, roles_of
from reportgen.readers.docx.style_sheet import StyleSheet, W, style_sheet_of
from reportgen.readers.docx.typed import typed_of
from reportgen.readers.docx.word_file import WordFile, opened
from reportgen.readers.refusal import RefusedError

__all__ = ["FoundReport", "read_report"]

_FOREIGN = "foreign-file"


@frozen
class FoundReport:
    """What stands in a finished Word file."""

    source: Source
    """Its text, each paragraph a line."""
    passages: tuple[Passage, ...]
    """Each with the number of its line."""
    looks: tuple[ParagraphLook, ...]
    """Of the passages, in their order."""
    pages: tuple[PageLook, ...]
    returned: ReturnedFile | None = None
    """Its facts, where reportgen made it."""
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    """What is to be said of these."""

    @property
    def is_form(self) -> bool:
        """Whether it is no report, but a form of ours."""
        return self.returned is not None and self.returned.sort == "form"


def read_report(content: bytes, file: str) -> Outcome[FoundReport]:
    """Read a finished Word file.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
    """
    try:
        return Outcome(_found(opened(content, file)))
    except RefusedError as refusal:
        return Outcome(None, (refusal.diagnostic,))


def _found(word_file: WordFile) -> FoundReport:
    told = _listed(word_file)
    text = read_text(word_file, told or Listed((), ()))
    back = None if told is None else returned_file(word_file, text)
    entries, paragraphs = text.told.entries, text.paragraphs
    entries = (*entries, *(entries[index] for index in text.places.copies))
    sheet = style_sheet_of(word_file)
    sections = _sections(word_file)
    looks = tuple(_look(each, sheet, sections) for each in paragraphs)
    seen = [Seen(each.text, _style(each, sheet), look) for each, look in zip(paragraphs, looks, strict=True)]
    passages = tuple(_passages(paragraphs, roles_of(seen), entries))
    return FoundReport(
        text.source,
        passages,
        looks,
        page_looks(word_file, sheet),
        None if back is None else back.value,
        () if back is None else back.diagnostics,
    )


def _listed(word_file: WordFile) -> Listed | None:
    """Return the list of facts of a file; None where it has none, as an annex of ours, which names no report type.

    Raises:
        RefusedError: It has one that cannot be read.
    """
    try:
        found = listed(word_file)
        return found if "report" in dict(found.identity) else None
    except RefusedError as refusal:
        if refusal.diagnostic.rule == _FOREIGN:
            return None
        raise


def _sections(word_file: WordFile) -> Sequence[etree._Element]:
    """Return the paragraphs that sections end with, but for the last section."""
    root = word_file.tree(word_file.main)
    return [paragraph for paragraph in root.iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}sectPr") is not None]


def _look(paragraph: Paragraph, sheet: StyleSheet, sections: Sequence[etree._Element]) -> ParagraphLook:
    if paragraph.element is None:
        return ParagraphLook(())
    element, page = paragraph.element, 0
    if sections:
        tree = element.getroottree()
        page = sum(_is_before(tree, section, element) for section in sections)
    return paragraph_look(element, sheet, page)


def _is_before(tree: etree._ElementTree, one: etree._Element, other: etree._Element) -> bool:
    """Tell whether a paragraph comes before another; they are compared by their places under the body."""
    body = tree.getroot().find(f"{W}body")
    top_one, top_other = _top(one, body), _top(other, body)
    if body is None or top_one is None or top_other is None:
        return False
    return body.index(top_one) < body.index(top_other)


def _top(element: etree._Element, body: etree._Element | None) -> etree._Element | None:
    while element is not None and element.getparent() is not body:
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    return element


def _style(paragraph: Paragraph, sheet: StyleSheet) -> str:
    return "" if paragraph.element is None else sheet.names.get(sheet.style_of(paragraph.element), "")


def _passages(
    paragraphs: Sequence[Paragraph], roles: Sequence[tuple[Role, int]], entries: Sequence[Entry]
) -> Iterator[Passage]:
    for number, (paragraph, (role, level)) in enumerate(zip(paragraphs, roles, strict=True), 1):
        yield Passage(paragraph.text, role, tuple(_pieces(paragraph, entries)), level, number)


def _pieces(paragraph: Paragraph, entries: Sequence[Entry]) -> Iterator[Piece]:
    start = 0
    for piece in paragraph.pieces:
        end = start + len(piece.text)
        if piece.text:
            yield Piece(start, end, _inline(piece.text, None if piece.fact is None else entries[piece.fact]))
        start = end


def _inline(text: str, entry: Entry | None) -> Text | FactText | BlankText:
    if entry is None:
        return Text(text)
    if entry.is_blank and not typed_of(entry, text):
        return BlankText(entry.route, entry.label, entry.kind, filter=entry.filter)
    return FactText(text, entry.route, entry.label, entry.kind, entry.value, entry.filter)
