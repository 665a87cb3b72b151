"""What is to be said of a Word file that came back, beside its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, Route, Severity, Source, Span, message
from reportgen.readers.docx.found import Found
from reportgen.readers.docx.listing import Entry
from reportgen.readers.docx.typed import is_left_over, is_new, typed_of
from reportgen.readers.docx.word_file import WordFile

__all__ = ["changed_row", "comments", "gone", "other_text", "repeated_row", "unclear"]

_COMMENTS = "word/comments.xml"
_COMMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}comment"


def gone(entries: Iterable[Entry], file: str) -> Iterator[Diagnostic]:
    """Say which places are no longer there: those of a list in one sentence."""
    of_label: dict[tuple[str, Route], list[Route]] = {}
    for entry in entries:
        names = Route(tuple(step for step in entry.route.steps if isinstance(step, str)))
        of_label.setdefault((entry.label, names), []).append(entry.route)
    for (label, _), routes in of_label.items():
        items = "、".join(dict.fromkeys(item for item in map(_item, routes) if item and item not in label))
        name = f"{label}（{items}）" if items else label
        yield Diagnostic(
            "place-gone",
            message('the place of {label} is no longer in "{file}"', label=name, file=file),
            help=message("if it was changed there, change it in the fact file by hand"),
            severity=Severity.WARNING,
            route=routes[0],
        )


def _item(route: Route) -> str:
    return "".join(f"第{step + 1}项" for step in route.steps if isinstance(step, int))


def unclear(entry: Entry, found: Found, source: Source) -> Diagnostic | None:
    """Say that nobody knows what an answer is: a part of it is its prompt, or is a mark or a power; None if it is."""
    text = found.text.strip()
    if is_left_over(entry, typed_of(entry, text)):
        said = message('"{text}" still holds a part of its prompt', text=text)
        cure = message("leave only the answer there, and nothing of the prompt")
        return Diagnostic("prompt-left", said, found.span(entry, source), cure, route=entry.route)
    if found.is_raised and is_new(entry, text):
        said = message('a part of "{text}" is set as superscript or subscript', text=text)
        cure = message("remove the mark there; what it says goes into the text, or beside the answer")
        return Diagnostic("raised-mark", said, found.span(entry, source), cure, route=entry.route)
    return None


def changed_row(entry: Entry, span: Span) -> Diagnostic:
    """Say that an answer, or what stands beside one, is under another label than the one that was asked."""
    said = message('this row asked for "{label}", and its labels were changed', label=entry.label)
    cure = message("put the labels back as they were sent out, or copy the value into a fresh form")
    return Diagnostic("changed-row", said, span, cure, route=entry.route)


def repeated_row(entry: Entry, one: str, other: str, span: Span) -> Diagnostic:
    """Say that a row and its copy answer differently."""
    said = message('"{label}" is answered twice: "{first}" and "{second}"', label=entry.label, first=one, second=other)
    return Diagnostic("repeated-row", said, span, message("leave one of the two rows"), route=entry.route)


def other_text(text: str, span: Span) -> Diagnostic:
    """Say that something stands in a form that is neither an answer nor was sent out."""
    said = message('"{text}" stands outside the places for answers', text=text)
    return Diagnostic("other-text", said, span, message("read it: it is not taken over"), Severity.HINT)


def comments(word_file: WordFile) -> Iterator[Diagnostic]:
    """Say that there are comments."""
    if _COMMENTS not in word_file.names:
        return
    count = sum(1 for _ in word_file.tree(_COMMENTS).iter(_COMMENT))
    if count:
        yield Diagnostic(
            "comments",
            message('there are comments in "{file}": {count}', file=word_file.file, count=count),
            help=message("read them in Word: they are not taken over"),
            severity=Severity.HINT,
        )
