"""Attachments: what 附件说明 names, what is attached, what stands before (GB/T 9704-2012, 7.3.4 and 7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Manuscript
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role
from reportgen.facts.answer.numeral import number_of

__all__ = ["Attached", "Named", "attached", "attachment_number", "main_text", "named"]

_OPENING = re.compile(r"\s*(?:附\s*件\s*[：:]\s*)?(?:(?P<number>\d{1,2})\s*[.．、]\s*)?")
_MARK = re.compile(r"\s*附\s*件\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?")
_ATTACHED = frozenset({Role.ATTACHMENT_MARK, Role.ATTACHMENT_TITLE})


@frozen
class Named:
    """An attachment as 附件说明 names it."""

    number: int
    """1 where it has none."""
    name: str


@frozen
class Attached:
    """An attachment as it begins."""

    number: int
    """1 where it has none."""
    mark: Passage | None
    """附件 or 附件2; None where it begins with its title."""
    titles: tuple[Passage, ...]
    """The lines of its title."""


def main_text(manuscript: Manuscript) -> tuple[Passage, ...]:
    """Return the passages before the first attachment."""
    passages = manuscript.passages
    end = next((at for at, passage in enumerate(passages) if passage.role in _ATTACHED), len(passages))
    return passages[:end]


def attachment_number(numeral: str) -> int:
    """Return the number of an attachment as it is written, in digits or not; 0 where it is none."""
    number = int(numeral) if numeral.isdecimal() else number_of(numeral)
    return 0 if number is None else int(number)


def named(manuscript: Manuscript) -> tuple[Named, ...]:
    """Return what 附件说明 names, in its order; a line without a number goes on with the name before it."""
    found: list[Named] = []
    for passage in manuscript.passages:
        if passage.role is Role.ATTACHMENT_NAME:
            opening = _OPENING.match(passage.text)
            assert opening is not None  # noqa: S101 - it may be empty
            rest = passage.text[opening.end() :]
            if opening["number"] is None and found:
                found[-1] = Named(found[-1].number, found[-1].name + rest)
            else:
                found.append(Named(int(opening["number"] or 1), rest))
    return tuple(found)


def attached(manuscript: Manuscript) -> tuple[Attached, ...]:
    """Return what is attached, in its order."""
    return tuple(_attached(manuscript))


def _attached(manuscript: Manuscript) -> Iterator[Attached]:
    mark: Passage | None = None
    titles: list[Passage] = []
    for passage in (*manuscript.passages, None):
        if passage is not None and passage.role is Role.ATTACHMENT_TITLE:
            titles.append(passage)
        elif passage is None or passage.role is Role.ATTACHMENT_MARK:
            if mark is not None or titles:
                yield Attached(_number(mark), mark, tuple(titles))
            mark, titles = passage, []


def _number(mark: Passage | None) -> int:
    found = None if mark is None else _MARK.match(mark.text)
    return 1 if found is None or found["number"] is None else attachment_number(found["number"])
