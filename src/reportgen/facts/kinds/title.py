"""A title: of a document, a book, a rule.  It is printed in 书名号, once, with its edition outside them."""

from __future__ import annotations

import re
from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Affixes, Kind, shown
from reportgen.facts.kinds.text import refuse_marker_within, refuse_several_lines
from reportgen.facts.marker import is_marker
from reportgen.facts.refusal import UnreadableError

__all__ = ["CLOSING", "OPENING", "Title", "TitleValue", "with_inner_marks"]

OPENING, CLOSING = "《〈", "》〉"
_MARK = re.compile(f"[{OPENING}{CLOSING}]")


@frozen
class TitleValue:
    """A title without its outer 书名号, and its edition."""

    title: str
    edition: str = ""
    """What stands after 》: ``（2022年版）``, ``第四卷``."""

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - a title has no measure word
        """Return ``《中国共产党章程》（2022年版）``; titles within it stand in 〈〉 (GB/T 15834-2011, 4.15)."""
        return f"《{with_inner_marks(self.title)}》{self.edition}"

    def canonical(self) -> str:
        """Return the same as in print."""
        return self.printed(None)


@frozen
class Title(Kind):
    """A title, with or without 书名号; what stands after 》 is its edition."""

    NAME: ClassVar[str] = "title"

    @property
    def affixes(self) -> Affixes:
        """The 书名号 stand around a title that is not known yet."""
        return "《", "》"

    def value_of(self, text: str) -> TitleValue:
        """Read ``党章``, ``《党章》``, ``《党章》（2022年版）``, ``关于印发《党章》的通知``."""
        refuse_marker_within(text, self.label)
        refuse_several_lines(text, self.label)
        ends = _closing(text)
        if ends is None:
            said = message('in {label} "{text}" a 书名号 has no partner', label=self.label, text=shown(text))
            raise UnreadableError("unpaired-title-mark", said, message("close each 《 with a 》, or leave both out"))
        if not text.startswith("《"):
            return TitleValue(text)
        end = ends[0]
        title, edition = text[1:end].strip(), text[end + 1 :].strip()
        if "《" in edition or "〈" in edition:
            said = message('{label} "{text}" holds more than one title', label=self.label, text=shown(text))
            raise UnreadableError("several-titles", said, message("write each title as a list item of its own"))
        if not title:
            said = message("{label} has nothing between its 书名号", label=self.label)
            raise UnreadableError("empty-title", said, message("leave the value empty if it is not known yet"))
        return TitleValue(title, edition)

    def blank_of(self, text: str) -> Affixes | None:
        """Read ``××``, ``《××》``."""
        bare = text[1:-1].strip() if text.startswith("《") and text.endswith("》") else text
        return self.affixes if is_marker(bare) else None


def _closing(text: str) -> list[int] | None:
    """Return where the outermost 书名号 close; None where one has no partner."""
    ends, depth = [], 0
    for mark in _MARK.finditer(text):
        depth += 1 if mark[0] in OPENING else -1
        if depth < 0:
            return None
        if depth == 0:
            ends.append(mark.start())
    return None if depth else ends


def with_inner_marks(title: str) -> str:
    """Let the 书名号 within a title alternate: single ones first, double ones within those."""
    if "《" not in title and "〈" not in title:
        return title
    written, depth = [], 0
    for character in title:
        if character in OPENING:
            depth += 1
        written.append(_mark(character, depth))
        if character in CLOSING:
            depth -= 1
    return "".join(written)


def _mark(character: str, depth: int) -> str:
    if character in OPENING:
        return "〈" if depth % 2 else "《"
    if character in CLOSING:
        return "〉" if depth % 2 else "》"
    return character
