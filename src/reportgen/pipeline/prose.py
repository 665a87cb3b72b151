"""What was changed in a report beside its facts: its prose, which belongs into the template."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic, Severity, Source, Span, message
from reportgen.facts.returned import ProseEdit, ReturnedFile
from reportgen.pipeline.standing import Standing

__all__ = ["changed_prose"]

_SHORT = 120
"""Characters of both wordings that are shown in full."""
_AROUND = 10
"""Characters that are shown on either side of a change."""


def changed_prose(returned: ReturnedFile, original: ReturnedFile | None, standing: Standing) -> tuple[Diagnostic, ...]:
    """Tell the prose of a returned report that is not as it was built.

    Args:
        returned: A report; of a form there is no prose to tell.
        original: The report as it was built; None where that cannot be made any more.
        standing: The fact file.
    """
    if returned.sort != "report":
        return ()
    return (_not_compared(returned, standing),) if original is None else _told(returned, original)


def _told(returned: ReturnedFile, built: ReturnedFile) -> tuple[Diagnostic, ...]:
    from reportgen.readers.prose import prose_edits

    lines = (
        (edit, _line(edit.before.splitlines()), _line(edit.after.splitlines())) for edit in prose_edits(returned, built)
    )
    # A control may be gone, and all that it held stay.
    return tuple(_hint(edit, before, after) for edit, before, after in lines if before != after)


def _hint(edit: ProseEdit, old: str, new: str) -> Diagnostic:
    before, after = _changed(old, new)
    if not before:
        said = message('a paragraph is new: "{after}"', after=after)
    elif not after:
        said = message('a paragraph was deleted: "{before}"', before=before)
    else:
        said = message('a paragraph was changed from "{before}" to "{after}"', before=before, after=after)
    if edit.is_tracked:
        said = message("{said} (a tracked change)", said=said)
    cure = message("prose is the template's: put it in there, or the next build brings back the old one")
    return Diagnostic("prose-changed", said, edit.span, cure, Severity.HINT)


def _changed(before: str, after: str) -> tuple[str, str]:
    """Return what differs of two long texts, each stretch with a little of what stands around it."""
    if not (before and after) or len(before) + len(after) < _SHORT:
        return before, after
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    shown: tuple[list[str], list[str]] = [], []
    for group in matcher.get_grouped_opcodes(_AROUND):
        (_, start, _, other_start, _), (_, _, end, _, other_end) = group[0], group[-1]
        shown[0].append(before[start:end])
        shown[1].append(after[other_start:other_end])
    return _pieces(shown[0], before), _pieces(shown[1], after)


def _pieces(pieces: list[str], whole: str) -> str:
    """Return stretches of a text with … for what is left out."""
    start = "" if whole.startswith(pieces[0]) else "…"
    end = "" if whole.endswith(pieces[-1]) else "…"
    return f"{start}{'…'.join(pieces)}{end}"


def _line(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _not_compared(returned: ReturnedFile, standing: Standing) -> Diagnostic:
    span = Span(Source(returned.file, ""), 0)
    said = message("changes of the prose were not looked for: the report cannot be built anew to compare it with")
    cure = message('run "reportgen build {file}" to see why', file=standing.file)
    return Diagnostic("prose-not-compared", said, span, cure, Severity.WARNING)
