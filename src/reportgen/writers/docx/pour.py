"""The pour: a document's nodes as the body of word/document.xml, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.document.nodes import Block, Document, Heading, List, Paragraph, Table
from reportgen.document.numbering import number_headings
from reportgen.writers.docx.attachment import attachment_head, attachment_names
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.imprint import imprint
from reportgen.writers.docx.letterhead import letterhead, title
from reportgen.writers.docx.markup import DOCUMENT_OPEN
from reportgen.writers.docx.mould import Mould
from reportgen.writers.docx.signature import note, signature
from reportgen.writers.docx.style import KEEP_NEXT, measured_indent
from reportgen.writers.docx.table import table

__all__ = ["pour"]

_NUMBERED_LEVELS = ("{}.", "（{}）")
"""How the items of a list are numbered: as the headings of the next level that is free would be, from level 3 on."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_LAST_PARAGRAPH = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'


def pour(document: Document, mould: Mould, compositor: Compositor) -> Iterator[str]:
    """Yield word/document.xml in pieces."""
    elements = document.elements
    yield DOCUMENT_OPEN
    head = letterhead(compositor, elements)
    yield head
    if elements.title:
        yield title(compositor, elements.title, is_first=not head)
    if elements.addressee:
        runs = f"{compositor.inlines(elements.addressee)}{compositor.text('：')}"
        yield compositor.paragraph("主送机关", runs)
    is_signed = bool(elements.signature or elements.date)
    yield from _blocks(compositor, document.blocks, keeps_next=is_signed and not document.attachments)
    yield attachment_names(compositor, document.attachments, keeps_next=is_signed)
    yield signature(compositor, elements)
    yield note(compositor, elements.note)
    total = len(document.attachments)
    for number, attachment in enumerate(document.attachments, 1):
        if attachment.blocks:
            yield attachment_head(compositor, attachment, number, total)
            yield from _blocks(compositor, attachment.blocks)
    if _ends_with_table(document):
        yield _LAST_PARAGRAPH
    yield from _end(mould, imprint(compositor, elements))


def _ends_with_table(document: Document) -> bool:
    """Tell whether the last thing but 版记 is a table; a file has to end with a paragraph."""
    elements = document.elements
    attached = [attachment.blocks for attachment in document.attachments if attachment.blocks]
    if not attached and (document.attachments or elements.signature or elements.date or elements.note):
        return False
    blocks = attached[-1] if attached else document.blocks
    return bool(blocks) and isinstance(blocks[-1], Table)


def _end(mould: Mould, last: str) -> Iterator[str]:
    """Yield 版记 and the settings of the section, or of both sections when 版记 begins on a new even page."""
    section = f"<w:sectPr>{mould.section_references}{mould.section_settings}</w:sectPr>"
    if last and mould.layout.imprint_even_page:
        yield _LAST_PARAGRAPH.replace("</w:pPr>", f"{section}</w:pPr>")
        section = (
            f'<w:sectPr>{mould.last_section_references}<w:type w:val="evenPage"/>{mould.section_settings}</w:sectPr>'
        )
    yield last
    yield f"{section}</w:body></w:document>"


def _blocks(compositor: Compositor, blocks: tuple[Block, ...], *, keeps_next: bool = False) -> Iterator[str]:
    """Yield blocks; ``keeps_next`` keeps the end of the last on the page of what follows."""
    level = 0
    run_in: tuple[Heading, str] | None = None
    for index, (block, number) in enumerate(number_headings(blocks)):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        kept = KEEP_NEXT if keeps_next and following is None else ""
        match block:
            case Heading(run_in=True) if isinstance(following, Paragraph):
                level = block.level
                run_in = (block, number)
            case Heading():
                level = block.level
                yield _heading(compositor, block, number)
            case Paragraph():
                yield _paragraph(compositor, block, run_in, kept)
                run_in = None
            case List():
                yield _list(compositor, block, level, kept)
            case Table():
                yield from table(compositor, block)
                if isinstance(following, Table):
                    yield compositor.paragraph("Normal", "")  # or they would become one
            case _:
                assert_never(block)


def _heading(compositor: Compositor, heading: Heading, number: str) -> str:
    style = f"heading {heading.level}"
    runs = f"{compositor.text(number)}{compositor.inlines(heading.inlines)}"
    return compositor.paragraph(style, runs, _NO_NUMBER if compositor.numbers_itself else "")


def _paragraph(compositor: Compositor, paragraph: Paragraph, run_in: tuple[Heading, str] | None, kept: str) -> str:
    """Return a paragraph; a heading that it continues is a run of its own style, and lends it its level."""
    runs = compositor.inlines(paragraph.inlines)
    if run_in is None:
        return compositor.paragraph("Body Text", runs, kept)
    heading, number = run_in
    style = f"Heading {heading.level} Char"
    lead = f"{compositor.text(number, style)}{compositor.inlines(heading.inlines, style)}"
    properties = f'{kept}<w:outlineLvl w:val="{heading.level - 1}"/>'
    return compositor.paragraph("Body Text", f"{lead}{runs}", properties)


def _list(compositor: Compositor, block: List, level: int, kept: str) -> str:
    """Return a list, each item a paragraph as the text's are."""
    style = "List Number" if block.ordered else "List Bullet"
    properties = f"{_NO_NUMBER}{measured_indent(compositor.layout, firstLine=2)}" if compositor.numbers_itself else ""
    markers = _markers(len(block.items), level) if block.ordered else ["·"] * len(block.items)
    last = len(block.items) - 1
    return "".join(
        compositor.paragraph(
            style,
            f"{compositor.text(marker)}{compositor.inlines(item)}",
            f"{kept}{properties}" if index == last else properties,
        )
        for index, (marker, item) in enumerate(zip(markers, block.items, strict=True))
    )


def _markers(count: int, level: int) -> list[str]:
    """Return the numbers of a list's items under a heading of a level; all are of one kind."""
    if level >= 4 and count <= len(_CIRCLED):
        return list(_CIRCLED[:count])
    form = _NUMBERED_LEVELS[max(0, level - 2)] if level < 4 else _NUMBERED_LEVELS[0]
    return [form.format(number) for number in range(1, count + 1)]
