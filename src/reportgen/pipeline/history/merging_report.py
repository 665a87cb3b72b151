"""Three versions of a built report become one: what was built is built anew, what people wrote is theirs to settle."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.history.line_merge import merged_by_lines
from reportgen.pipeline.manifest import ORIGIN
from reportgen.writers import WRITERS, format_of

__all__ = ["MergedReport", "is_report", "merge_report"]


@frozen
class MergedReport:
    """What became of three versions."""

    content: bytes
    is_clean: bool
    is_kept: bool = False
    """Whether it is what our side had built, and is to be built anew from the merged facts."""
    origin: str | None = None
    """The fact file that it is built from, from the root of its project; None where it does not say."""


def is_report(file: str) -> bool:
    """Tell by its name whether a file is a report."""
    return format_of(file) is not None


def merge_report(base: bytes, ours: bytes, theirs: bytes, file: str) -> MergedReport:
    """Merge what ``theirs`` has changed since ``base`` into ``ours``.

    Where both are as they were built, ours stays: it only says what the facts say, and is built anew.
    What somebody has edited, or comes from elsewhere, is merged by lines if it is text, and else a conflict.

    Raises:
        ReportgenError: git is needed, and is not there.
    """
    if theirs in (base, ours):
        return MergedReport(ours, is_clean=True)
    if ours == base:
        return MergedReport(theirs, is_clean=True)
    name = format_of(file)
    writer = None if name is None else WRITERS[name]
    if writer is not None and writer.is_untouched(ours) and writer.is_untouched(theirs):
        signature = writer.signature_of(ours)
        origin = None if signature is None else dict(signature.identity).get(ORIGIN)
        return MergedReport(ours, is_clean=True, is_kept=True, origin=origin)
    if b"\0" in base + ours + theirs:
        return MergedReport(ours, is_clean=False)
    return MergedReport(*merged_by_lines(base, ours, theirs))
