"""The atoms of a paragraph: what is inserted or deleted as one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from reportgen.writers.docx.redline.element import Piece, W, look_of, run_of, text_of

__all__ = ["Atom", "atoms_of"]

_TOKEN = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
_INDEX = re.compile(r"\[\d+\]")
_SHOWN = frozenset({"t", "tab", "br", "cr", "noBreakHyphen"})


class Atom(NamedTuple):
    """The smallest piece of a paragraph that is inserted or deleted as one."""

    key: str
    pieces: tuple[Piece, ...]
    """What shows it, without control."""
    kept: etree._Element | None
    """What stands there while it does not change: the control of a fact, a bookmark; None for its pieces."""
    route: str = ""
    """Of a fact: its tag."""

    @property
    def text(self) -> str:
        """What it shows, of a fact or a token."""
        return self.key.rpartition("\1")[2] if self.route else self.key.partition("\2")[0]


def atoms_of(paragraph: etree._Element) -> Iterator[Atom]:
    """Yield the atoms of a paragraph: facts as a whole, of runs their tokens, all else as it stands."""
    for child in paragraph:
        name = etree.QName(child).localname
        if name == "sdt":
            yield from _fact(child)
        elif name == "r":
            yield from _tokens(child)
        elif name in ("hyperlink", "smartTag", "customXml"):
            yield from atoms_of(child)
        elif name not in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr"):
            yield Atom(f"\0{etree.tostring(child).decode()}", (), child)
        elif name in ("bookmarkStart", "bookmarkEnd"):
            yield Atom("", (), child)


def _fact(control: etree._Element) -> Iterator[Atom]:
    content = control.find(f"{W}sdtContent")
    pieces = () if content is None else tuple(Piece(run) for run in content.iter(f"{W}r"))
    tag = control.find(f"{W}sdtPr/{W}tag")
    route = "" if tag is None else str(tag.get(f"{W}val", ""))
    fact = _INDEX.sub("[]", route)  # an item that only moved is the same
    yield Atom(f"\1{fact}\1{text_of(control)}", pieces, control, route or "?")


def _tokens(run: etree._Element) -> Iterator[Atom]:
    """Yield the tokens of a run, and what else it shows."""
    form = run.find(f"{W}rPr")
    look = look_of(run).decode()
    for child in run:
        name = etree.QName(child).localname
        if name == "t":
            for token in _TOKEN.findall(child.text or ""):
                yield Atom(f"{token}\2{look}", (Piece(run, token),), None)
        elif name in _SHOWN:
            yield Atom(f"\3{name}", (Piece(run_of(form, copy.deepcopy(child))),), None)
        elif name != "rPr":
            yield Atom(f"\0{etree.tostring(child).decode()}", (), run_of(form, copy.deepcopy(child)))
