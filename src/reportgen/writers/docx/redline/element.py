"""Elements of WordprocessingML: texts, runs that hold one, and what is put together to such runs."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

__all__ = ["SPACE", "Piece", "W", "is_text", "joined", "look_of", "run_of", "text_element", "text_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Piece(NamedTuple):
    """What a run shows, or a part of its text."""

    run: etree._Element
    text: str | None = None
    """None: all that it shows."""

    @property
    def is_text(self) -> bool:
        """Whether it is text and nothing else."""
        return self.text is not None or is_text(self.run)


def text_of(element: etree._Element) -> str:
    """Return the text that an element shows."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def run_of(form: etree._Element | None, content: etree._Element) -> etree._Element:
    """Return a run of a form that holds one thing."""
    run = etree.Element(f"{W}r")
    if form is not None:
        run.append(copy.deepcopy(form))
    run.append(content)
    return run


def text_element(token: str) -> etree._Element:
    """Return a text, blanks at its ends kept."""
    text = etree.Element(f"{W}t")
    text.text = token
    text.set(SPACE, "preserve")
    return text


def joined(pieces: Iterable[Piece]) -> list[etree._Element]:
    """Return runs that show pieces, neighbours that are text in the same form as one."""
    made: list[etree._Element] = []
    same: list[Piece] = []
    for piece in pieces:
        if same and not _may_join(same[-1], piece):
            made.append(_run(same))
            same = []
        same.append(piece)
    return [*made, _run(same)] if same else made


def _may_join(one: Piece, other: Piece) -> bool:
    return one.is_text and other.is_text and (one.run is other.run or look_of(one.run) == look_of(other.run))


def _run(pieces: Sequence[Piece]) -> etree._Element:
    """Return a run that shows pieces of one form."""
    first = pieces[0]
    if len(pieces) == 1 and first.text is None:
        return copy.deepcopy(first.run)
    texts = (text_of(piece.run) if piece.text is None else piece.text for piece in pieces)
    return run_of(first.run.find(f"{W}rPr"), text_element("".join(texts)))


def is_text(run: etree._Element) -> bool:
    """Tell whether a run holds a text and nothing else."""
    return [child.tag for child in run if child.tag != f"{W}rPr"] == [f"{W}t"]


def look_of(run: etree._Element) -> bytes:
    """Return what a run says of its look; empty where it says nothing."""
    form = run.find(f"{W}rPr")
    return b"" if form is None or len(form) == 0 else etree.tostring(form)
