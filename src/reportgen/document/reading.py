"""Marked Markdown → :class:`Document`; a Markdown report that our writer wrote is read back the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from markdown_it.token import Token

from reportgen.diagnostics import Diagnostic, Outcome, Source, has_errors, in_order
from reportgen.document.front_matter import FrontMatter, read_front_matter
from reportgen.document.heading import (
    AttachmentTitle,
    attachment_number_typed,
    attachment_title,
    empty,
    empty_attachment,
    number_missing,
    number_typed,
    run_in,
    skipped_level,
    typed_number,
    without_numbers,
)
from reportgen.document.inline import InlineReader
from reportgen.document.marks import MarkTable, strip_places
from reportgen.document.nodes import Attachment, Block, Document, Heading, Inlines, List, Paragraph, Place, Text
from reportgen.document.numbering import attachment_label
from reportgen.document.parser import parse_blocks
from reportgen.document.places import Places
from reportgen.document.table import read_table
from reportgen.document.unsupported import unsupported, unsupported_list_item, unsupported_list_start
from reportgen.document.walking import inlines_of

__all__ = ["read"]

_LINE_END = re.compile("\r\n?")
_STAMP = re.compile(r"\n<!-- reportgen [^\n]*-->\s*\Z")
_BREAK_FIRST = re.compile(r"\s*<br\s*/?>", re.IGNORECASE)
_LINK_DEFINITION = re.compile(r"\[(?:[^\]\\]|\\.)+\]:")
_LEVELS = 4
_NO_SOURCES: Mapping[str, Source] = MappingProxyType({})


def read(
    marked: str,
    *,
    marks: MarkTable | None = None,
    sources: Mapping[str, Source] = _NO_SOURCES,
    numbered: bool = False,
) -> Outcome[Document]:
    """Read Markdown into a document.

    Args:
        marked: The Markdown, with marks for what a template printed.
        marks: What the marks stand for; None for a text that holds no marks.
        sources: The texts of the templates by name.  For a text without marks, ``sources[""]`` is the text itself.
        numbered: True for a report that our Markdown writer wrote: its headings carry the numbers that their order
            implies, which are taken away, and only those.

    Returns:
        The document, or None when there are errors; all that was found on the way, in order.
    """
    text = _LINE_END.sub("\n", marked) if "\r" in marked else marked
    if numbered:
        text = _STAMP.sub("\n", text)
    lines = text.split("\n")
    places = Places(lines, marks, sources)
    inlines = InlineReader(marks, places, allows_joints=numbered)
    front = read_front_matter(lines, inlines)
    body = "\n" * front.stop + "\n".join(lines[front.stop :]) if front.stop else text
    reading = _Reading(lines, inlines, numbered=numbered)
    reading.read(parse_blocks(body))
    document = reading.document(front)
    diagnostics = in_order(inlines.diagnostics)
    return Outcome(None if has_errors(diagnostics) else document, diagnostics)


@dataclass(slots=True)
class _Part:
    """The body or an attachment while it is read: blocks with the lines where they begin."""

    heading: AttachmentTitle | None = None
    line: int = 0
    blocks: list[tuple[Block, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """Reads the blocks of one text."""

    lines: Sequence[str]
    inlines: InlineReader
    numbered: bool = field(kw_only=True)
    parts: list[_Part] = field(default_factory=lambda: [_Part()])

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the blocks of the text, in its order."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            line = _line(token)
            match token.type:
                case "paragraph_open":
                    self._paragraph(tokens[index + 1].content, line)
                case "heading_open":
                    self._heading(token, tokens[index + 1].content)
                case "bullet_list_open" | "ordered_list_open":
                    self._list(tokens[index + 1 : _close(tokens, index)], line, ordered=token.tag == "ol")
                case "table":
                    self._table(token)
                case "html_block" if _BREAK_FIRST.match(token.content):
                    self._add(Paragraph(self.inlines.read(token.content.strip(), line)), line)
                case _:
                    self._refuse(token.type, line, token.content)
            index = _close(tokens, index) + 1

    def document(self, front: FrontMatter) -> Document:
        """Return the document, once all blocks are read."""
        body, *attached = self.parts
        attachments = list(front.attachments)
        total = len(attachments) + len(attached)
        for part in attached:
            assert part.heading is not None  # noqa: S101 - all parts but the first begin with their heading
            if self.numbered:
                self._check_label(part, attachment_label(len(attachments) + 1, total))
            attachments.append(Attachment(part.heading.title, self._finish(part.blocks)))
        return Document(front.elements, self._finish(body.blocks), tuple(attachments))

    def _paragraph(self, content: str, line: int) -> None:
        if "]:" in content and _LINK_DEFINITION.match(strip_places(content)):
            self._refuse("reference", line, content)
        elif content.startswith("#"):
            self._refuse("blank_missing", line, content)
        elif inlines := self.inlines.read(content, line):
            self._add(Paragraph(inlines), line)

    def _heading(self, token: Token, content: str) -> None:
        line, level = _line(token), int(token.tag[1:])
        if token.markup[0] != "#" or level > _LEVELS:
            self._refuse("heading" if token.markup[0] == "#" else "setext", line, content)
            return
        inlines = self.inlines.read(content, line)
        title = attachment_title(inlines, typed=not self.numbered) if level == 1 else None
        if title is not None:
            self._attachment(title, line, _first_place(inlines))
            return
        number = typed_number(inlines)
        if not inlines:
            self.inlines.complain(empty(), line)
        elif number and not self.numbered:
            self.inlines.complain(number_typed(number), line, _first_place(inlines))
        self._add(Heading(level, inlines), line)

    def _attachment(self, title: AttachmentTitle, line: int, place: Place | None) -> None:
        if not title.title:
            self.inlines.complain(empty_attachment(), line, place)
        elif title.number and not self.numbered:
            self.inlines.complain(attachment_number_typed(title), line, place)
        self.parts.append(_Part(title, line))

    def _list(self, tokens: Sequence[Token], line: int, *, ordered: bool) -> None:
        items: list[Inlines] = []
        index = 0
        if ordered and tokens[0].info != "1":
            self.inlines.complain(unsupported_list_start(tokens[0].info), line)
        while index < len(tokens):
            end = _close(tokens, index)
            inner = tokens[index + 1 : end]
            if not inner:
                items.append(())
            elif len(inner) == 1 and _BREAK_FIRST.match(inner[0].content):
                items.append(self.inlines.read(inner[0].content.strip(), _line(inner[0])))
            elif len(inner) == 3 and inner[0].type == "paragraph_open":
                items.append(self.inlines.read(inner[1].content, _line(inner[0])))
            else:
                self.inlines.complain(unsupported_list_item(), _line(tokens[index]))
            index = end + 1
        self._add(List(tuple(items), ordered), line)

    def _table(self, token: Token) -> None:
        start, stop = token.map or (0, 0)
        table, complaints = read_table(self.lines[start:stop], start, self.inlines.read)
        for line, rule, said, help_line in complaints:
            self.inlines.complain(Diagnostic(rule, said, help=help_line), line)
        if table is not None:
            self._add(table, start)

    def _add(self, block: Block, line: int) -> None:
        self.parts[-1].blocks.append((block, line))

    def _refuse(self, construct: str, line: int, content: str) -> None:
        self.inlines.complain(unsupported(construct, strip_places(content)), line)

    def _finish(self, found: Sequence[tuple[Block, int]]) -> tuple[Block, ...]:
        """Check the headings, take their numbers away where they are printed, and let them run in."""
        before = 0
        for block, line in found:
            if isinstance(block, Heading):
                if block.level > before + 1:
                    self.inlines.complain(skipped_level(block.level, before), line, _first_place(block.inlines))
                before = block.level
        blocks = [block for block, _ in found]
        if self.numbered:
            blocks, lacking = without_numbers(blocks)
            for index, number in lacking:
                self.inlines.complain(number_missing(number), found[index][1])
        return run_in(blocks)

    def _check_label(self, part: _Part, label: str) -> None:
        if part.heading is not None and f"附件{part.heading.number}" != label:
            self.inlines.complain(number_missing(f"{label}："), part.line)


def _first_place(inlines: Inlines) -> Place | None:
    paragraph = Document(blocks=(Paragraph(inlines),))
    return next((inline.place for inline in inlines_of(paragraph) if isinstance(inline, Text)), None)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _close(tokens: Sequence[Token], index: int) -> int:
    """Return the index of the token that closes the one at ``index``; its own when it holds nothing."""
    if tokens[index].nesting == 0:
        return index
    level = tokens[index].level
    index += 1
    while tokens[index].level != level or tokens[index].nesting >= 0:
        index += 1
    return index
