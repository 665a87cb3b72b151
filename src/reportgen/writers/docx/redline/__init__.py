"""A redline: the new one of two Word files, with what differs from the old one as tracked changes (修订).

The two bodies are aligned paragraph by paragraph and row by row; a paragraph that has changed is cut into facts,
numbers, Latin words and characters, so that a changed fact is one deletion and one insertion of just that fact.
Accepting all changes gives the new text, rejecting them the old one (ISO/IEC 29500-1, 17.13.5).

What stands around the text (headers, footers, styles) is the new file's; changes of look are not shown.  A link in a
paragraph that has changed becomes plain text, and drawings and fields are the new file's.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from reportgen.writers.docx.redline.accepting import accept
from reportgen.writers.docx.redline.block import blocks_of, merged_blocks
from reportgen.writers.docx.redline.element import W
from reportgen.writers.docx.redline.marks import Author, Marks, items_of
from reportgen.writers.docx.redline.parts import (
    BrokenFileError,
    Package,
    add_comments,
    drop_seal,
    opened,
    packed,
    serialized,
    tree_of,
)

__all__ = ["Author", "BrokenFileError", "items_of", "redline"]


def redline(old: bytes, new: bytes, author: Author, reasons: Mapping[str, str]) -> bytes:
    """Return the new Word file with the changes since the old one tracked.

    Args:
        old: A Word file; changes that are tracked in it count as accepted, as in the other.
        new: The other.
        author: Of the changes.
        reasons: By the tags of facts' controls, what a comment says of a change of the fact; of the items of a list by
            :func:`items_of` its tag.

    Raises:
        BrokenFileError: One of them cannot be read; its argument is that one.
    """
    marks = Marks(author, reasons)
    _, before = _read(old)
    package, after = _read(new)
    blocks = merged_blocks(blocks_of(_body(before)), blocks_of(_body(after)), marks)
    package.parts[package.main] = serialized(_with_blocks(after, blocks))
    drop_seal(package)
    if marks.comments:
        add_comments(package, marks)
    return packed(package)


def _read(content: bytes) -> tuple[Package, etree._Element]:
    """Return the parts of a Word file and its document, with its changes accepted.

    Raises:
        BrokenFileError: It cannot be read; its argument is the content.
    """
    try:
        package = opened(content)
        document = tree_of(package.parts[package.main])
    except BrokenFileError as error:
        raise BrokenFileError(content) from error
    if document.find(f"{W}body") is None:
        raise BrokenFileError(content)
    accept(document)
    return package, document


def _body(document: etree._Element) -> etree._Element:
    return next(document.iter(f"{W}body"))


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
