"""Word: a document as .docx, laid out by a layout of ``layouts`` or by a lent Word file.

The mould (styles, page, footers, settings) is made once; the pour turns nodes into the body's XML as text, piece by
piece, straight into the zip.  May import ``document``, ``layouts`` and ``diagnostics``; python-docx and lxml only to
read a lent look.

What Word cannot express: a heading that runs on into its paragraph is that paragraph, with an outline level, and its
heading is a run of its own style.  A list is paragraphs with their markers as text, so that a number is never counted
twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import unescape

from reportgen.document.nodes import Document
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.markup import XML_DECLARATION, escape
from reportgen.writers.docx.mould import DOCUMENT, FACTS, PROPERTIES, Mould, mould_for
from reportgen.writers.docx.package import is_untouched, part_of, version_in, write_package
from reportgen.writers.docx.pour import pour
from reportgen.writers.options import WriteOptions
from reportgen.writers.signature import Signature

__all__ = ["SUFFIX", "is_untouched", "signature_of", "write"]

SUFFIX = ".docx"
_OPENING = re.compile(rb'<facts xmlns="[^"]*"([^>]*)>')
_PAIR = re.compile(rb' ([a-z-]+)="([^"]*)"')
_ESCAPED = {"&quot;": '"', "&#9;": "\t", "&#10;": "\n", "&#13;": "\r"}


def write(document: Document, target: BinaryIO, options: WriteOptions) -> None:
    """Write a document into a seekable file.

    Raises:
        ReportgenError: The reference is no Word file.
    """
    members = _members(document, _mould(options))
    write_package(target, members, version=options.version, compress=options.compress)


def signature_of(content: bytes) -> Signature | None:
    """Return what a file of ours says of itself; None where it is none, or another program has saved it."""
    version, listed = version_in(content), part_of(content, FACTS)
    opening = None if listed is None else _OPENING.search(listed)
    if version is None or opening is None:
        return None
    pairs = (
        (name.decode(), unescape(text.decode("utf-8", "replace"), _ESCAPED)) for name, text in _PAIR.findall(opening[1])
    )
    return Signature(version, tuple(pairs))


def _members(document: Document, mould: Mould) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the parts of the file; what stands in the document part is known when the list of facts is asked for."""
    yield from ((name, (content,)) for name, content in mould.parts.items())
    compositor = Compositor(mould.layout, mould.ids, mould.numbers_itself)
    yield PROPERTIES, (_properties(document).encode(),)
    yield DOCUMENT, (piece.encode() for piece in pour(document, mould, compositor))
    yield FACTS, (compositor.controls.part(document.identity).encode(),)


def _mould(options: WriteOptions) -> Mould:
    if options.reference is None:
        return mould_for(options.layout)
    from reportgen.writers.docx.reference import mould_of_reference  # python-docx takes 70 ms to import

    return mould_of_reference(options.reference, options.layout)


def _properties(document: Document) -> str:
    """Return the core properties: from the document's own elements, without any date of writing."""
    elements = document.elements
    title = "".join(plain_text(line) for line in elements.title).replace("\n", "")
    creator = "、".join(plain_text(name) for name in elements.signature or elements.issuer)
    return (
        f"{XML_DECLARATION}"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator></cp:coreProperties>"
    )
