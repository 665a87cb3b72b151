"""Running text, printed exactly as it stands in the file."""

from __future__ import annotations

import re
from dataclasses import field
from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.marker import marker_within
from reportgen.facts.refusal import UnreadableError

__all__ = [
    "TYPED_NUMBER",
    "Text",
    "TextValue",
    "names_of",
    "refuse_ending",
    "refuse_label",
    "refuse_marker_within",
    "refuse_several_lines",
]

_NOTHING_LEFT = message("leave the value empty if it is not known yet")
_SHOWN_AROUND = 15

TYPED_NUMBER = (
    r"[一二三四五六七八九十]+[是、.．]|第[一二三四五六七八九十]+[，、：]"
    r"|[（(](?:[一二三四五六七八九十]+|[0-9０-９]{1,2})[）)]"
    r"|[0-9０-９]{1,2}(?:[）)、]|[.．](?![0-9０-９]))|[①-⒛㈠-㈩]|附件[0-9０-９一二三四五六七八九十]*[：:]"
)
"""A number that people type before an item of a series: 一是, 二、, 第三，, （四）, 5. and the like.  Compiled only
when a text begins like one."""


@frozen
class TextValue:
    """A text; spaces and line ends around it are no part of it."""

    text: str

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - a text has no measure word
        """Return the text."""
        return self.text

    def canonical(self) -> str:
        """Return the text."""
        return self.text


@frozen
class Text(Kind):
    """A text of any length; a block scalar may hold several lines."""

    NAME: ClassVar[str] = "text"

    numbered: bool = field(default=False, kw_only=True)
    """Its number follows from its place in the list, so that none may be typed."""
    without: str = field(default="。，、；,;", kw_only=True)
    """Marks that may not end it, for the sentence around it brings its own.  Empty where it is whole sentences."""
    bracketed: bool = field(default=False, kw_only=True)
    """It is printed in （）, so that none may be typed."""

    def value_of(self, text: str) -> TextValue:
        """Read any text without a marker, a number, a label or punctuation that is put there anyway."""
        refuse_marker_within(text, self.label)
        if self.numbered:
            _refuse_number(text, self.label)
        if self.bracketed:
            _refuse_brackets(text, self.label)
        refuse_label(text, self.label)
        refuse_ending(text, self.label, self.without)
        return TextValue(text)


def refuse_ending(text: str, label: str, marks: str) -> None:
    """Stop at punctuation that the sentence around a text brings.

    Raises:
        UnreadableError: The text ends with one of the marks.
    """
    if text[-1] in marks:
        said = message('{label} "{text}" ends with "{mark}"', label=label, text=shown(text), mark=text[-1])
        right = shown(text.rstrip(marks))
        cure = message('write "{right}"; punctuation is the template\'s', right=right) if right else _NOTHING_LEFT
        raise UnreadableError("superfluous-punctuation", said, cure)


def refuse_label(text: str, label: str) -> None:
    """Stop at a text that begins with its own label: ``签发人：某某``, ``抄送：某局``.

    Raises:
        UnreadableError: It does.
    """
    if not label.startswith(text[:2]):
        return
    for name in names_of(label):
        rest = text.removeprefix(name)
        if rest != text and rest[:1] in ("：", ":"):
            said = message('{label} "{text}" begins with its own name', label=label, text=shown(text))
            right = shown(rest[1:].strip())
            cure = message('write "{right}"', right=right) if right else _NOTHING_LEFT
            raise UnreadableError("typed-label", said, cure)


def names_of(label: str) -> tuple[str, ...]:
    """Return what people type before a fact as its label: also without 机关 or 名称 at its end."""
    return label, label.removesuffix("机关"), label.removesuffix("名称")


def _refuse_number(text: str, label: str) -> None:
    number = re.match(TYPED_NUMBER, text) if text[0].isnumeric() or text[0] in "第附（(" else None
    if number is not None:
        said = message('{label} "{text}" begins with "{number}"', label=label, text=shown(text), number=number[0])
        cure = message("leave the number out: it follows from the order of the list")
        raise UnreadableError("typed-number", said, cure)


def _refuse_brackets(text: str, label: str) -> None:
    for marks in ("（）", "()"):
        if _is_enclosed(text, *marks):
            said = message('{label} "{text}" stands in "{marks}"', label=label, text=shown(text), marks=marks)
            cure = message('write "{right}"; punctuation is the template\'s', right=shown(text[1:-1].strip()))
            raise UnreadableError("superfluous-punctuation", said, cure)


def _is_enclosed(text: str, opening: str, closing: str) -> bool:
    """Tell whether the bracket that a text begins with closes at its end."""
    depth = 0
    for character in text[:-1]:
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return False
    return len(text) > 1 and text.endswith(closing)


def refuse_marker_within(text: str, label: str) -> None:
    """Stop at a marker within longer text: half a fact can be neither printed nor listed as a blank.

    Raises:
        UnreadableError: There is one.
    """
    marker = marker_within(text)
    if marker is not None:
        raise UnreadableError(
            "marker-in-text",
            message(
                '{label} "{text}" holds the marker "{marker}"', label=label, text=_around(text, marker), marker=marker
            ),
            message("write the whole text, or leave the whole value empty until it is known"),
            marker,
        )


def _around(text: str, piece: str) -> str:
    """Return what stands around a piece of a text."""
    index = text.index(piece)
    start, end = max(0, index - _SHOWN_AROUND), index + len(piece) + _SHOWN_AROUND
    return shown(f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}")


def refuse_several_lines(text: str, label: str) -> None:
    """Stop at a line end.

    Raises:
        UnreadableError: There is one.
    """
    if "\n" in text:
        said = message('{label} "{text}" goes over several lines', label=label, text=shown(text))
        raise UnreadableError("several-lines", said, message("write it on one line"))
