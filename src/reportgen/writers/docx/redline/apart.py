"""Changes of one sort on either side of the end of a paragraph, kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from reportgen.writers.docx.redline.atom import Atom
from reportgen.writers.docx.redline.element import SPACE, Piece, W, is_text
from reportgen.writers.docx.redline.marks import Marks, tracked

__all__ = ["keep_apart"]


def keep_apart(one: etree._Element, other: etree._Element, marks: Marks) -> None:
    """See that one paragraph does not end with the same sort of change as the next begins with.

    LibreOffice takes two such changes for one that goes over the end of the paragraph, and joins the two paragraphs
    when it is rejected or accepted.
    """
    ends, begins = _groups(one), _groups(other)
    if _is_marked(one) or not ends or not begins or ends[-1][0] != begins[0][0] or ends[-1][0] == "":
        return
    change = ends[-1][0]
    before = ends[-2][0] if len(ends) > 1 else ""
    behind = begins[1][0] if len(begins) > 1 else ""
    if before not in ("", change):
        _swap(one, ends[-2][1], ends[-1][1])
    elif behind not in ("", change):
        _swap(other, begins[0][1], begins[1][1])
    elif len(begins) > 1:
        _begin_otherwise(other, begins[0][1], begins[1][1][0], change, marks)


def _is_marked(paragraph: etree._Element) -> bool:
    """Tell whether the end of a paragraph is itself inserted or deleted."""
    form = paragraph.find(f"{W}pPr/{W}rPr")
    return form is not None and any(form.find(f"{W}{name}") is not None for name in ("ins", "del"))


def _groups(paragraph: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Return what a paragraph shows: ``ins``, ``del`` or nothing, and its elements, a comment with its change."""
    groups: list[tuple[str, list[etree._Element]]] = []
    is_open = False
    for child in paragraph:
        name = etree.QName(child).localname
        if name in ("pPr", "bookmarkStart", "bookmarkEnd"):
            continue
        if is_open or child.find(f"{W}commentReference") is not None:
            groups[-1][1].append(child)
        elif name in ("ins", "del", "commentRangeStart"):
            groups.append(("ins" if name == "commentRangeStart" else name, [child]))
        else:
            groups.append(("", [child]))
        if is_open and name in ("ins", "del"):
            groups[-1] = (name, groups[-1][1])
        is_open = name == "commentRangeStart" or (is_open and name != "commentRangeEnd")
    return groups


def _swap(paragraph: etree._Element, one: Sequence[etree._Element], other: Sequence[etree._Element]) -> None:
    for element in other:
        paragraph.remove(element)
    at = paragraph.index(one[0])
    for offset, element in enumerate(other):
        paragraph.insert(at + offset, element)


def _begin_otherwise(
    paragraph: etree._Element,
    first: Sequence[etree._Element],
    unchanged: etree._Element,
    change: str,
    marks: Marks,
) -> None:
    """Make the character behind a change a part of it, and the other sort of change begin the paragraph."""
    text = unchanged.find(f"{W}t") if is_text(unchanged) else None
    if text is None or not text.text:
        return
    lone = Piece(unchanged, text.text[0])
    text.text = text.text[1:]
    text.set(SPACE, "preserve")
    opposite = "del" if change == "ins" else "ins"
    atom = Atom("", (lone,), None)
    at = paragraph.index(first[0])
    paragraph.insert(at, tracked([atom], opposite, marks))
    last = first[-1]
    paragraph.insert(paragraph.index(last) + 1, tracked([atom], change, marks))
