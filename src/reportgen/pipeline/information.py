"""What an output says of itself: what it was made from, and whether anybody has changed it since."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Outcome, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.returned import Returned
from reportgen.readers.docx import read
from reportgen.writers import WRITERS, format_of

__all__ = ["Information", "information_on"]

_MARKDOWN, _WORD = "md", "docx"


@frozen
class Information:
    """What is known of a report that reportgen has made."""

    version: str | None
    """That made it; None where another program has saved it since."""
    is_untouched: bool
    """Whether it is byte for byte as it was made."""
    identity: tuple[tuple[str, str], ...]
    """What it was made from: names (``pipeline.manifest``) and texts."""
    facts: tuple[Returned, ...] | None = None
    """The facts that it carries; None where its format carries none."""


def information_on(content: bytes, file: str) -> Outcome[Information]:
    """Read what a report says of itself.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
    """
    writer = WRITERS[format_of(file) or _WORD]
    signature, is_untouched = writer.signature_of(content), writer.is_untouched(content)
    if writer is WRITERS[_MARKDOWN]:
        if signature is None:
            return Outcome(None, (_foreign(file),))
        return Outcome(Information(signature.version, is_untouched, signature.identity))
    returned = read(content, file)
    if returned.value is None:
        whole = Span(Source(file, ""), 0)
        return Outcome(
            None, tuple(Diagnostic(each.rule, each.message, whole, each.help) for each in returned.diagnostics)
        )
    version = None if signature is None else signature.version
    return Outcome(Information(version, is_untouched, returned.value.identity, returned.value.facts))


def _foreign(file: str) -> Diagnostic:
    said = message('"{file}" was not made by reportgen, or its last line is gone', file=file)
    return Diagnostic("foreign-file", said, Span(Source(file, ""), 0), message("build it anew from its facts"))
