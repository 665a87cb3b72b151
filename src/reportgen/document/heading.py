"""What is particular about headings: numbers typed and implied, skipped levels, attachments, running in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Block, Emphasis, Heading, Inlines, Paragraph, Strong, Text
from reportgen.document.numbering import number_headings
from reportgen.document.walking import plain_text

__all__ = [
    "AttachmentTitle",
    "attachment_title",
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
_ATTACHMENT = re.compile("附件(\\d*)[：:]")


@frozen
class AttachmentTitle:
    """The heading of an attachment: ``附件：title``."""

    title: Inlines
    number: str
    """The digits after 附件; empty where there are none."""


def attachment_title(inlines: Inlines) -> AttachmentTitle | None:
    """Return what a heading of the first level says when its literal text begins with ``附件：``; else None."""
    found = _ATTACHMENT.match(_first_text(inlines))
    return None if found is None else AttachmentTitle(_without_prefix(inlines, len(found.group())), found[1])


def typed_number(inlines: Inlines) -> str:
    """Return the number that somebody typed before a heading's text; empty when there is none."""
    found = _TYPED.match(_first_text(inlines))
    return "" if found is None else found.group()


def number_typed(number: str, span: Span | None) -> Diagnostic:
    """Return the diagnostic for a number that was typed."""
    return Diagnostic(
        "heading-number-typed",
        message('the number "{number}" is typed; headings are numbered by their order', number=number),
        span,
        message("remove it"),
    )


def number_missing(number: str, span: Span | None) -> Diagnostic:
    """Return the diagnostic for a heading of a written report that does not begin with the number its order implies."""
    return Diagnostic(
        "heading-number-wrong",
        message('by its order this heading begins with "{number}"', number=number),
        span,
        message("number the headings in their order, each level by itself"),
    )


def skipped_level(level: int, before: int, span: Span | None) -> Diagnostic:
    """Return the diagnostic for a heading that is more than one level below the one before it (0: there is none)."""
    return Diagnostic(
        "heading-level-skipped",
        message("a heading of level {level} stands where level {expected} is next", level=level, expected=before + 1),
        span,
        message("use {marks} here", marks="#" * (before + 1)),
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
