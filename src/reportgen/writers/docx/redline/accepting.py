"""Accepting the changes that are tracked in a document."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from reportgen.writers.docx.redline.element import W

__all__ = ["accept", "remove"]

_COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference")
_MOVED = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_LOOKS = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
_GONE = ("del", "moveFrom", *_MOVED, *(f"{name}Change" for name in _LOOKS), *_COMMENTED)
"""What accepting all changes takes away, and comments, of which a redline has its own."""
_NEW = ("ins", "moveTo")
"""What it leaves the content of."""
_ENDED = (f"{W}del", f"{W}moveFrom")
"""What says so of the end of a paragraph."""


def accept(root: etree._Element) -> None:
    """Accept the changes that are tracked in a document, and take its comments out."""
    rows = [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    forms = ((each, each.find(f"{W}pPr/{W}rPr")) for each in root.iter(f"{W}p"))
    ended = [each for each, form in forms if form is not None and any(form.find(name) is not None for name in _ENDED)]
    remove(rows)
    remove(list(root.iter(*(f"{W}{name}" for name in _GONE))))
    for each in list(root.iter(*(f"{W}{name}" for name in _NEW))):
        _unwrap(each)
    for each in ended:
        _join(each)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place; nothing, where it only says that a paragraph or a row is new."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _join(paragraph: etree._Element) -> None:
    """Put what is left of a paragraph whose end is deleted before the text of the next one."""
    behind = paragraph.getnext()
    if behind is not None and behind.tag == paragraph.tag:
        at = 0 if behind.find(f"{W}pPr") is None else 1
        behind[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
    if next(paragraph.iter(f"{W}r"), None) is None:
        remove([paragraph])


def remove(elements: Iterable[etree._Element]) -> None:
    """Take elements out of what holds them."""
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
