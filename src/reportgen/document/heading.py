"""What is particular about headings: numbers typed and implied, skipped levels, attachments, running in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Block, Emphasis, Heading, Inlines, Paragraph, Strong, Text
from reportgen.document.numbering import number_headings
from reportgen.document.spacing import TRIMMED
from reportgen.document.walking import plain_text

__all__ = [
    "AttachmentTitle",
    "attachment_number_typed",
    "attachment_title",
    "empty",
    "empty_attachment",
    "number_missing",
    "number_typed",
    "run_in",
    "skipped_level",
    "typed_number",
    "without_numbers",
]

_COUNTED = "零〇一二三四五六七八九十百千"
_TYPED = re.compile(
    rf"[{_COUNTED}]+、|[（(](?:[{_COUNTED}]+|\d+)[）)]|\d+(?:[．、)）]|\.(?!\d))|第[{_COUNTED}\d]+[章节条]|[①-⑳]"
)
_ATTACHMENT = re.compile(rf"附件[ \t]*([{_COUNTED}\d]*)[ \t]*[：:]")


@frozen
class AttachmentTitle:
    """The heading of an attachment: ``附件：title``."""

    title: Inlines
    number: str
    """What counts it after 附件; empty where nothing does."""


def attachment_title(inlines: Inlines, *, typed: bool) -> AttachmentTitle | None:
    """Return what a heading of the first level says when its literal text begins with ``附件：``; else None.

    Blanks after the colon belong to the title only where our writer wrote it, not where somebody ``typed`` them.
    """
    text = _first_text(inlines)
    found = _ATTACHMENT.match(text)
    if found is None:
        return None
    end = found.end()
    blanks = len(text) - end - len(text[end:].lstrip(TRIMMED)) if typed else 0
    return AttachmentTitle(_without_prefix(inlines, end + blanks), found[1])


def typed_number(inlines: Inlines) -> str:
    """Return the number that somebody typed before a heading's text; empty when there is none."""
    found = _TYPED.match(_first_text(inlines))
    return "" if found is None else found.group()


def empty() -> Diagnostic:
    """Return the diagnostic for a heading without text."""
    return Diagnostic("heading-empty", message("the heading has no text"), help=message("write its text after the #"))


def empty_attachment() -> Diagnostic:
    """Return the diagnostic for the heading of an attachment that has no title."""
    said = message("the attachment has no title")
    return Diagnostic("heading-empty", said, help=message('write its title after "附件："'))


def number_typed(number: str) -> Diagnostic:
    """Return the diagnostic for a number that was typed."""
    return Diagnostic(
        "heading-number-typed",
        message('the number "{number}" is typed; headings are numbered by their order', number=number),
        help=message("remove it"),
    )


def attachment_number_typed(attachment: AttachmentTitle) -> Diagnostic:
    """Return the diagnostic for the number of an attachment that was typed."""
    literal = _first_text(attachment.title)
    title = literal if len(attachment.title) == 1 and literal else f"{literal}…"
    return Diagnostic(
        "heading-number-typed",
        message(
            'the number "{number}" is typed; attachments are numbered by their order', number=f"附件{attachment.number}"
        ),
        help=message('write "{heading}"', heading=f"附件：{title}"),
    )


def number_missing(number: str) -> Diagnostic:
    """Return the diagnostic for a heading of a written report that does not begin with the number its order implies."""
    return Diagnostic(
        "heading-number-wrong",
        message('by its order this heading begins with "{number}"', number=number),
        help=message("number the headings in their order, each level by itself"),
    )


def skipped_level(level: int, before: int) -> Diagnostic:
    """Return the diagnostic for a heading that is more than one level below the one before it (0: there is none)."""
    return Diagnostic(
        "heading-level-skipped",
        message("a heading of level {level} stands where level {expected} is next", level=level, expected=before + 1),
        help=message("use {marks} here", marks="#" * (before + 1)),
    )


def without_numbers(blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[int, str]]]:
    """Take the implied number from each heading; return also the indices of those that lack it, with the number."""
    bare: list[Block] = []
    lacking: list[tuple[int, str]] = []
    for index, (block, number) in enumerate(number_headings(blocks)):
        if not isinstance(block, Heading):
            bare.append(block)
        elif _first_text(block.inlines).startswith(number):
            bare.append(Heading(block.level, _without_prefix(block.inlines, len(number))))
        else:
            lacking.append((index, number))
            bare.append(block)
    return bare, lacking


def run_in(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark the headings that run in: those that end with 。 and stand right before a paragraph."""
    following = (*blocks[1:], None)
    return tuple(
        replace(block, run_in=True) if isinstance(block, Heading) and _runs_in(block, after) else block
        for block, after in zip(blocks, following, strict=False)
    )


def _runs_in(heading: Heading, after: Block | None) -> bool:
    return isinstance(after, Paragraph) and plain_text(heading.inlines).endswith("。")


def _first_text(inlines: Inlines) -> str:
    """Return the literal text that inlines begin with; empty when they begin with a fact."""
    match inlines:
        case (Text() as first, *_):
            return first.text
        case (Strong() | Emphasis() as first, *_):
            return _first_text(first.inlines)
        case _:
            return ""


def _without_prefix(inlines: Inlines, length: int) -> Inlines:
    first, *rest = inlines
    match first:
        case Text() if len(first.text) > length:
            return (Text(first.text[length:], first.place), *rest)
        case Strong() | Emphasis():
            inner = _without_prefix(first.inlines, length)
            return (type(first)(inner), *rest) if inner else tuple(rest)
        case _:
            return tuple(rest)
