"""Document → Markdown: real headings with their numbers, one paragraph a line, blanks as ``〔待填：…〕``.

The format knows no facts, so a fact or a blank is text here, and no layout: the elements around the text stand in the
front matter.  Reading the file back (``document.reading.read(…, numbered=True)``) gives the flattened document again.
What Markdown has no sign for is written so that it reads well: a line break in a fact as ``<br>``, a head row after the
first between two rows of ``---``, a table without a head under an empty head row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, assert_never
from urllib.parse import quote, unquote

from reportgen.document.elements import NAMES, REPEATABLE
from reportgen.document.nodes import (
    Attachment,
    Block,
    Document,
    Heading,
    Inlines,
    List,
    Paragraph,
    Table,
    Text,
)
from reportgen.document.numbering import attachment_label, number_headings
from reportgen.document.walking import flatten
from reportgen.writers.markdown.inline import begins_block, heading_text, inline_text
from reportgen.writers.markdown.table import table_lines
from reportgen.writers.options import WriteOptions
from reportgen.writers.signature import Signature

__all__ = ["SUFFIX", "is_untouched", "signature_of", "write"]

SUFFIX = ".md"

_STAMP = re.compile(
    rb"\n<!-- reportgen (?P<said>(?P<version>\S+)(?P<identity>(?: [a-z-]+:\S*)*?))"
    rb" sha256:(?P<hash>[0-9a-f]{64}) -->\n\Z"
)


def write(document: Document, target: BinaryIO, options: WriteOptions) -> None:
    """Write the document as UTF-8 with line feeds.

    The last line, which a browser does not show, tells the version, what the document says of itself, and a hash.
    """
    flat = flatten(document)
    parts = [_front_matter(flat), *_blocks(flat.blocks), *_attachments(flat)]
    body = "\n\n".join(part for part in parts if part)
    content = f"{body}\n".encode("utf-8", "replace")
    said = " ".join((options.version, *(f"{name}:{_quoted(text)}" for name, text in document.identity)))
    target.write(content)
    target.write(f"\n<!-- reportgen {said} sha256:{_hash(content, said.encode())} -->\n".encode())


def is_untouched(content: bytes) -> bool:
    """Tell whether a file is as this writer wrote it; git may have changed its line ends."""
    content = content.replace(b"\r\n", b"\n")
    stamp = _STAMP.search(content)
    return stamp is not None and stamp["hash"].decode() == _hash(content[: stamp.start()], stamp["said"])


def signature_of(content: bytes) -> Signature | None:
    """Return what a file of ours says of itself; None where it is none."""
    stamp = _STAMP.search(content.replace(b"\r\n", b"\n"))
    if stamp is None:
        return None
    pairs = (pair.partition(":") for pair in stamp["identity"].decode("utf-8", "replace").split())
    return Signature(
        stamp["version"].decode("utf-8", "replace"), tuple((name, unquote(text)) for name, _, text in pairs)
    )


def _quoted(text: str) -> str:
    """Return a text as it may stand in a comment of HTML: without blanks, and without ``--``."""
    return quote(text, safe="/:", errors="replace").replace("--", "-%2D")


def _hash(content: bytes, said: bytes) -> str:
    return sha256(said + b"\n" + content).hexdigest()


def _front_matter(document: Document) -> str:
    lines = [f"{NAMES[name]}: {text}" for name, text in _element_lines(document)]
    return "\n".join(("---", *lines, "---")) if lines else ""


def _element_lines(document: Document) -> Iterator[tuple[str, str]]:
    for name in NAMES:
        yield from ((name, inline_text(entry)) for entry in _entries(document, name) if entry)


def _entries(document: Document, name: str) -> tuple[Inlines, ...]:
    match name:
        case "sealed":
            return ((Text("是"),),) if document.elements.sealed else ()
        case "attachment":
            return tuple(attachment.title for attachment in _named(document))
        case _:
            value = getattr(document.elements, name)
            return value if name in REPEATABLE else (value,)


def _named(document: Document) -> tuple[Attachment, ...]:
    """Return the attachments that stand in the front matter: the first ones, as long as they are only named."""
    count = next((i for i, attachment in enumerate(document.attachments) if attachment.blocks), None)
    return document.attachments[:count]


def _attachments(document: Document) -> Iterator[str]:
    total = len(document.attachments)
    for number in range(len(_named(document)), total):
        attachment = document.attachments[number]
        yield f"# {attachment_label(number + 1, total)}：{heading_text(attachment.title)}"
        yield from _blocks(attachment.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    other_marker = False
    before: Block | None = None
    for block, number in number_headings(blocks):
        # Two lists in a row are one list in Markdown unless their markers differ.
        other_marker = not other_marker if isinstance(before, List) else False
        match block:
            case Heading():
                yield f"{'#' * block.level} {number}{heading_text(block.inlines)}"
            case Paragraph():
                yield begins_block(inline_text(block.inlines))
            case List():
                yield _list(block, other_marker=other_marker)
            case Table():
                yield "\n".join(table_lines(block))
            case _:
                assert_never(block)
        before = block


def _list(block: List, *, other_marker: bool) -> str:
    end, bullet = (")", "*") if other_marker else (".", "-")
    markers = (f"{number}{end}" if block.ordered else bullet for number in range(1, len(block.items) + 1))
    items = (begins_block(inline_text(item)) for item in block.items)
    return "\n".join(f"{marker} {item}".rstrip() for marker, item in zip(markers, items, strict=True))
