"""Outputs that stand already, held against what would be built now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.diagnostics import Message, ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.file import Output, read_input
from reportgen.pipeline.manifest import FACTS, LAYOUT, TEMPLATE
from reportgen.writers import WRITERS, Signature, WriteOptions

if TYPE_CHECKING:
    from reportgen.document.nodes import Document

__all__ = ["Stale", "refuse_other_version", "stale_of"]

_PARTS = {
    FACTS: message("the facts have changed"),
    TEMPLATE: message("the template has changed"),
    LAYOUT: message("the layout has changed"),
}


@frozen
class Stale:
    """An output that is not what would be built now."""

    output: Output
    reasons: tuple[Message, ...]
    """At least one."""


def stale_of(output: Output, document: Document, new: bytes, version: str) -> Stale | None:
    """Return why a standing output is not what would be built now; None where it is, byte for byte.

    git may have changed the ends of the lines of a text.

    Raises:
        ReportgenError: It is there and cannot be read.
    """
    if output.path is None or not os.path.lexists(output.path):
        return Stale(output, (message("it has not been built"),))
    standing = read_input(output.path, output.file)
    if standing == new or (b"\0" not in new and standing.replace(b"\r\n", b"\n") == new):
        return None
    writer = WRITERS[output.writer]
    signature = writer.signature_of(standing)
    if signature is None or not writer.is_untouched(standing):
        return Stale(output, (message("it was edited since it was built, or comes from elsewhere"),))
    reasons = tuple(_reasons(signature, document, version))
    return Stale(output, reasons or (message("it would be built otherwise now"),))


def refuse_other_version(output: Output, options: WriteOptions) -> None:
    """Refuse to replace an output that another version has made.

    Raises:
        ReportgenError: Another version has made it, or it cannot be read.
    """
    if output.path is None or not os.path.lexists(output.path):
        return
    signature = WRITERS[output.writer].signature_of(read_input(output.path, output.file))
    if signature is not None and signature.version != options.version:
        said = message(
            '"{file}" was made by reportgen {other}, and this is {version}',
            file=output.file,
            other=signature.version,
            version=options.version,
        )
        raise ReportgenError(said, message("install that version, or build without --locked"))


def _reasons(signature: Signature, document: Document, version: str) -> Iterator[Message]:
    then, now = dict(signature.identity), dict(document.identity)
    yield from (reason for name, reason in _PARTS.items() if then.get(name) != now.get(name))
    if signature.version != version:
        yield message("it was made by reportgen {other}", other=signature.version)
