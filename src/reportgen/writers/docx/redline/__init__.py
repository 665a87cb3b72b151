"""A redline: the new one of two Word files, with what differs from the old one as tracked changes (修订).

The two bodies are aligned paragraph by paragraph and row by row; a paragraph that has changed is cut into facts,
numbers, Latin words and characters, so that a changed fact is one deletion and one insertion of just that fact.
Accepting all changes gives the new text, rejecting them the old one (ISO/IEC 29500-1, 17.13.5).

What stands around the text (headers, footers, styles) is the new file's; changes of look are not shown.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from reportgen.writers.docx.mould import DOCUMENT
from reportgen.writers.docx.redline.block import blocks_of, merged_blocks
from reportgen.writers.docx.redline.element import W
from reportgen.writers.docx.redline.marks import Author, Marks, items_of
from reportgen.writers.docx.redline.parts import add_comments, document_of, drop_seal, packed, parts_of, serialized

__all__ = ["Author", "items_of", "redline"]


def redline(old: bytes, new: bytes, author: Author, reasons: Mapping[str, str]) -> bytes:
    """Return the new Word file with the changes since the old one tracked.

    Args:
        old: A Word file; changes that are tracked in it count as accepted, as in the other.
        new: The other.
        author: Of the changes.
        reasons: By the tags of facts' controls, what a comment says of a change of the fact; of the items of a list by
            :func:`items_of` its tag.

    Raises:
        KeyError: A file has no text.
        lxml.etree.XMLSyntaxError: The text of one is broken.
        zipfile.BadZipFile: One is no package.
    """
    marks = Marks(author, reasons)
    before, parts = document_of(parts_of(old)[DOCUMENT]), parts_of(new)
    after = document_of(parts[DOCUMENT])
    body = after.find(f"{W}body")
    old_body = before.find(f"{W}body")
    if body is None or old_body is None:
        raise KeyError(DOCUMENT)
    blocks = merged_blocks(blocks_of(old_body), blocks_of(body), marks)
    parts[DOCUMENT] = serialized(_with_blocks(after, blocks))
    drop_seal(parts)
    if marks.comments:
        add_comments(parts, marks)
    return packed(parts)


def _with_blocks(document: etree._Element, blocks: Iterable[etree._Element]) -> etree._Element:
    """Return a document with other blocks in its body, and the same last section.

    It is made anew: to take a large table out, lxml needs a time that grows with the square of its size.
    """
    names: dict[Any, str] = document.nsmap  # the stubs know none without a prefix
    made = etree.Element(document.tag, {str(key): str(value) for key, value in document.items()}, names)
    for child in document:
        if child.tag != f"{W}body":
            made.append(copy.deepcopy(child))
            continue
        body = etree.SubElement(made, child.tag)
        body.extend([*blocks, *(copy.deepcopy(section) for section in child.findall(f"{W}sectPr"))])
    return made
