"""The front matter: ``name: text`` lines between two ``---``, each an element of the official document.

Names are Chinese or English.  A text is inline Markdown; an empty one means that the element is absent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from reportgen.diagnostics import Diagnostic, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.elements import ELEMENTS, NAMES, REPEATABLE
from reportgen.document.inline import InlineReader
from reportgen.document.marks import strip_places
from reportgen.document.nodes import Attachment, BlankText, Elements, Inlines
from reportgen.document.spacing import TRIMMED
from reportgen.document.walking import plain_text

__all__ = ["FrontMatter", "read_front_matter"]

_FENCE = "---"
_BY_NAME = {
    **{chinese: english for english, chinese in NAMES.items()},
    **{english: english for english in NAMES},
    "signatory": "signatories",  # each line names one
}
_YES = frozenset({"是", "用印", "true"})
_NO = frozenset({"否", "不用印", "false"})
_COLON = re.compile("[:：]")


@frozen
class FrontMatter:
    """What the front matter says."""

    elements: Elements
    attachments: tuple[Attachment, ...] = ()
    """Those that are only named: they are bound apart."""
    stop: int = 0
    """The line (from 0) where the body begins."""


def read_front_matter(lines: Sequence[str], inlines: InlineReader) -> FrontMatter:
    """Read the front matter of a text, if it has any; what is wrong goes to ``inlines.diagnostics``."""
    numbers, stop = _find(lines)
    if stop and stop == numbers.stop:
        inlines.complain(_unclosed(), numbers.start)
    reading = _Reading(inlines)
    for number in numbers:
        if strip_places(lines[number]).strip(TRIMMED):
            reading.read(lines[number], number)
    return FrontMatter(reading.elements(), reading.attachments(), stop)


def _find(lines: Sequence[str]) -> tuple[range, int]:
    """Return the lines between the two fences (from 0), none without a first one, and the line where the body begins.

    Without a second fence it begins right where the elements end: at a line that is not empty and names none.
    """
    start = next((number for number, line in enumerate(lines) if strip_places(line).strip(TRIMMED)), len(lines))
    if start == len(lines) or lines[start].rstrip(TRIMMED) != _FENCE:
        return range(0), 0
    for number in range(start + 1, len(lines)):
        if lines[number].rstrip(TRIMMED) == _FENCE:
            return range(start + 1, number), number + 1
        if lines[number].startswith("#"):
            break
    stop = next((number for number in range(start + 1, len(lines)) if _is_body(lines[number])), len(lines))
    return range(start + 1, stop), stop


def _is_body(line: str) -> bool:
    colon = _COLON.search(line)
    return _name(line[: colon.start()]) is None if colon else bool(strip_places(line).strip(TRIMMED))


@dataclass(slots=True)
class _Reading:
    inlines: InlineReader
    _found: dict[str, list[Inlines]] = field(default_factory=dict)

    def read(self, line: str, number: int) -> None:
        if (colon := _COLON.search(line)) is None:
            self._complain(number, _nameless(strip_places(line).strip(TRIMMED)))
            return
        written = line[: colon.start()]
        if (name := _name(written)) is None:
            self._complain(number, _unknown(_bare(written)))
            return
        text = self.inlines.read(line[colon.end() :].strip(TRIMMED), number)
        if not text or (name == "sealed" and _is_blank(text)):
            return
        if name == "sealed" and plain_text(text).lower() not in _YES | _NO:
            self._complain(number, _neither(plain_text(text)))
        elif name in self._found and name not in REPEATABLE:
            self._complain(number, _repeated(_bare(written)))
        else:
            self._found.setdefault(name, []).append(text)

    def elements(self) -> Elements:
        given: dict[str, Any] = {}
        for name in ELEMENTS:
            if entries := self._found.get(name):
                given[name] = tuple(entries) if name in REPEATABLE else entries[0]
        sealed = any(plain_text(text).lower() in _YES for text in self._found.get("sealed", ()))
        return Elements(sealed=sealed, **given)

    def attachments(self) -> tuple[Attachment, ...]:
        return tuple(map(Attachment, self._found.get("attachment", ())))

    def _complain(self, number: int, diagnostic: Diagnostic) -> None:
        self.inlines.complain(diagnostic, number)


def _bare(written: str) -> str:
    return strip_places(written).strip(TRIMMED)


def _name(written: str) -> str | None:
    """Return the English name of the element that is written before a colon; None where there is none."""
    bare = _bare(written)
    return _BY_NAME.get(bare) or _BY_NAME.get(bare.lower().replace(" ", "_"))


def _is_blank(inlines: Inlines) -> bool:
    """Tell whether a fact is printed that is not known yet."""
    return any(isinstance(inline, BlankText) for inline in inlines)


# --- what is wrong ----------------------------------------------------------------------------------------------------


def _unclosed() -> Diagnostic:
    said = message("the front matter has no end")
    return Diagnostic("front-matter-open", said, help=message("put a line of --- after the elements"))


def _nameless(line: str) -> Diagnostic:
    return Diagnostic(
        "front-matter-line",
        message('"{line}" is not a line of the form name: text', line=line),
        help=message("write the element's name, a colon and its text: 标题: …"),
    )


def _unknown(name: str) -> Diagnostic:
    close = get_close_matches(name.lower(), _BY_NAME, n=1, cutoff=0.5)
    return Diagnostic(
        "unknown-element",
        message('an official document has no element "{name}"', name=name),
        help=message('did you mean "{name}"?', name=close[0])
        if close
        else message("known are: {names}", names="、".join(NAMES.values())),
    )


def _neither(value: str) -> Diagnostic:
    return Diagnostic(
        "unknown-value",
        message('"{value}" does not say whether the document is sealed', value=value),
        help=message("write 是 or 否"),
    )


def _repeated(name: str) -> Diagnostic:
    return Diagnostic(
        "element-repeated",
        message('the element "{name}" is given twice', name=name),
        help=message("keep one of the two lines"),
    )
