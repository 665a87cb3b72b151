"""How a finished file looks, as the rules on layout look at it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from reportgen.check.table import table
from reportgen.diagnostics import Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role
from reportgen.layouts import Face, Layout
from reportgen.layouts.look import PageLook, ParagraphLook, RunLook

__all__ = ["Appearance", "Deviation", "is_family", "millimetres"]

_TWIP = 25.4 / 1440
_BODY = frozenset({Role.BODY, Role.ITEM, Role.RUN_IN, Role.ADDRESSEE, Role.ATTACHMENT_NAME, Role.NOTE})
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．]")
"""How a paragraph begins that a heading may run on into."""


@frozen
class Deviation:
    """What differs from the layout in one way, in one or several paragraphs."""

    passage: Passage
    """The first of them."""
    found: str
    count: int


@frozen
class Appearance:
    """A finished file and the layout that it is held against."""

    source: Source
    passages: tuple[Passage, ...]
    looks: tuple[ParagraphLook, ...]
    """Of the passages, in their order."""
    pages: tuple[PageLook, ...]
    variants: tuple[Layout, ...]
    """Layouts of which each is right."""

    @property
    def file(self) -> Span:
        """The place of the file as a whole."""
        return Span(self.source, 0)

    def place(self, passage: Passage) -> Span:
        """Return the place of a passage."""
        return Span(self.source, passage.number)

    def of_role(self, *roles: Role) -> Iterator[tuple[Passage, ParagraphLook]]:
        """Yield the passages of some roles, with their looks."""
        for passage, look in zip(self.passages, self.looks, strict=True):
            if passage.role in roles and passage.text.strip():
                yield passage, look

    def faces(self) -> Iterator[tuple[str, Face, Passage, ParagraphLook]]:
        """Yield each passage whose typeface the layout says, with what it is and that face."""
        layout = self.variants[0]
        for passage, look in zip(self.passages, self.looks, strict=True):
            match passage.role:
                case Role.TITLE | Role.ATTACHMENT_TITLE:
                    yield "标题", layout.title, passage, look
                case Role.HEADING if 1 <= passage.level <= len(layout.headings):
                    yield f"{'一二三四'[passage.level - 1]}级标题", layout.headings[passage.level - 1], passage, look
                case Role.COPIES | Role.PRINTER:
                    yield "版记", layout.imprint, passage, look
                case Role.RUN_IN | Role.BODY if not look.in_table and _NUMBERED.match(passage.text):
                    yield "正文", layout.body, passage, replace(look, runs=_behind_heading(look.runs))
                case role if role in _BODY and not look.in_table:
                    yield "正文", layout.body, passage, look
                case _:
                    pass

    def deviations(self, differs: Callable[[Face, ParagraphLook], str]) -> Iterator[tuple[str, Face, Deviation]]:
        """Yield what differs from the faces of the layout, by what it is: each way once, with how often.

        ``differs`` returns what is found in the place of a face; empty where it is right.
        """
        counts: Counter[tuple[str, str]] = Counter()
        first: dict[tuple[str, str], tuple[Face, Passage]] = {}
        for name, face, passage, look in self.faces():
            if found := differs(face, look):
                counts[name, found] += 1
                first.setdefault((name, found), (face, passage))
        for (name, found), (face, passage) in first.items():
            yield name, face, Deviation(passage, found, counts[name, found])


def _behind_heading(runs: tuple[RunLook, ...]) -> tuple[RunLook, ...]:
    """Return the runs behind a heading that runs on: it ends with the first 。, in a face of its own."""
    for at, run in enumerate(runs[:-1]):
        if "。" in run.text:
            ends_there = run.text.rstrip().endswith("。")
            return runs[at + 1 :] if ends_there else runs[at:]
    return runs


def millimetres(twips: int) -> str:
    """Return a length as people measure it: ``34.6``."""
    return f"{twips * _TWIP:.1f}".removesuffix(".0")


def is_family(found: str, wanted: str) -> bool:
    """Tell whether a face goes for another: 仿宋 and FangSong for 仿宋_GB2312."""
    if found == wanted:
        return True
    for row in table("faces"):
        if wanted in row["faces"].split("、"):
            has = any(word.casefold() in found.casefold() for word in row["words"].split("、"))
            lacks = not any(word and word.casefold() in found.casefold() for word in row["without"].split("、"))
            return has and lacks
    return False
