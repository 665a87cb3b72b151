"""Word: a document as .docx, laid out by a layout of ``layouts`` or by a lent Word file.

The mould (styles, page, footers, settings) is made once; the pour turns nodes into the body's XML as text, piece by
piece, straight into the zip.  May import ``document``, ``layouts`` and ``diagnostics``; python-docx and lxml only to
read a lent look.

What Word cannot express: a heading that runs on into its paragraph is that paragraph, with an outline level, and its
heading is a run of its own style.  A list is paragraphs with their markers as text, so that a number is never counted
twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reportgen.document.nodes import Document
from reportgen.document.walking import plain_text
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.markup import XML_DECLARATION, escape
from reportgen.writers.docx.mould import DOCUMENT, FACTS, PROPERTIES, Mould, mould_for
from reportgen.writers.docx.package import is_untouched, write_package
from reportgen.writers.docx.pour import pour
from reportgen.writers.options import WriteOptions

__all__ = ["SUFFIX", "is_untouched", "write"]

SUFFIX = ".docx"


def write(document: Document, target: BinaryIO, options: WriteOptions) -> None:
    """Write a document into a seekable file.

    Raises:
        ReportgenError: The reference is no Word file.
    """
    members = _members(document, _mould(options))
    write_package(target, members, version=options.version, compress=options.compress)


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
