"""Blocks with what has changed in them: paragraphs, tables, rows."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from reportgen.writers.docx.redline.aligning import aligned
from reportgen.writers.docx.redline.apart import keep_apart
from reportgen.writers.docx.redline.element import W
from reportgen.writers.docx.redline.marks import Marks
from reportgen.writers.docx.redline.paragraph import mark_whole, merged_paragraph

__all__ = ["blocks_of", "merged_blocks"]

_BOX = f"{W}txbxContent"


def blocks_of(body: etree._Element) -> list[etree._Element]:
    """Return the paragraphs and tables of a body, those in block controls too."""
    found: list[etree._Element] = []
    for child in body:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            found += [] if content is None else blocks_of(content)
        elif child.tag in (f"{W}p", f"{W}tbl"):
            found.append(child)
    return found


def merged_blocks(old: Sequence[etree._Element], new: Sequence[etree._Element], marks: Marks) -> list[etree._Element]:
    """Return blocks with the changes marked."""
    merged = list(_blocks_of_both(old, new, marks))
    for one, other in pairwise(merged):
        if one.tag == other.tag == f"{W}p":
            keep_apart(one, other, marks)
    return merged


def _blocks_of_both(
    old: Sequence[etree._Element], new: Sequence[etree._Element], marks: Marks
) -> Iterator[etree._Element]:
    for one, other in aligned(old, new):
        if one is not None and other is not None and _are_alike(one, other):
            yield _changed(one, other, marks)
            continue
        if one is not None:
            yield _whole(one, "del", marks)
        if other is not None:
            yield _whole(other, "ins", marks)


def _are_alike(old: etree._Element, new: etree._Element) -> bool:
    """Tell whether one block may become the other: two paragraphs, two tables of as many columns."""
    return old.tag == new.tag and (old.tag != f"{W}tbl" or _columns(old) == _columns(new))


def _changed(old: etree._Element, new: etree._Element, marks: Marks) -> etree._Element:
    if new.tag == f"{W}tbl":
        return _table(old, new, marks)
    merged = merged_paragraph(old, new, marks)
    _merge_boxes(old, merged, marks)
    return merged


def _merge_boxes(old: etree._Element, merged: etree._Element, marks: Marks) -> None:
    """Mark what has changed in the text boxes of a paragraph; Word knows no comments there."""
    boxes, others = list(old.iter(_BOX)), list(merged.iter(_BOX))
    if len(boxes) != len(others):
        return
    reasons, marks.reasons = marks.reasons, {}
    for one, other in zip(boxes, others, strict=True):
        _refill(other, merged_blocks(blocks_of(one), blocks_of(other), marks))
    marks.reasons = reasons


def _refill(holder: etree._Element, blocks: Sequence[etree._Element]) -> None:
    """Put blocks in the place of those that a cell or a text box has; its properties stay."""
    for child in [child for child in holder if child.tag != f"{W}tcPr"]:
        holder.remove(child)
    holder.extend(blocks)


def _columns(table: etree._Element) -> int:
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _table(old: etree._Element, new: etree._Element, marks: Marks) -> etree._Element:
    merged = copy.deepcopy(new)
    for row in merged.findall(f"{W}tr"):
        merged.remove(row)
    for one, other in aligned(old.findall(f"{W}tr"), new.findall(f"{W}tr")):
        if one is not None and other is not None and _widths(one) == _widths(other):
            merged.append(_row(one, other, marks))
            continue
        if one is not None:
            merged.append(_whole_row(one, "del", marks))
        if other is not None:
            merged.append(_whole_row(other, "ins", marks))
    return merged


def _widths(row: etree._Element) -> list[str]:
    """Return how wide each cell of a row is, and whether it goes on from above."""
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    merges = [cell.find(f"{W}tcPr/{W}vMerge") for cell in row.findall(f"{W}tc")]
    return [
        f"{'1' if span is None else span.get(f'{W}val', '1')}{'' if merge is None else merge.get(f'{W}val', '+')}"
        for span, merge in zip(spans, merges, strict=True)
    ]


def _row(old: etree._Element, new: etree._Element, marks: Marks) -> etree._Element:
    merged = copy.deepcopy(new)
    for one, other, cell in zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), merged.findall(f"{W}tc"), strict=True):
        before, after = blocks_of(one), blocks_of(other)
        if _are_paragraph(before) and _are_paragraph(after):  # however unlike: a number has become another
            _refill(cell, [_changed(before[0], after[0], marks)])
        else:
            _refill(cell, merged_blocks(before, after, marks))
    return merged


def _are_paragraph(blocks: Sequence[etree._Element]) -> bool:
    """Tell whether some blocks are one paragraph."""
    return [block.tag for block in blocks] == [f"{W}p"]


def _whole_row(row: etree._Element, change: str, marks: Marks) -> etree._Element:
    made = copy.deepcopy(row)
    properties = made.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        behind = made.find(f"{W}tblPrEx")
        made.insert(0 if behind is None else 1, properties)
    properties.append(marks.element(change))
    for paragraph in list(made.iter(f"{W}p")):
        mark_whole(paragraph, change, marks)
    return made


def _whole(block: etree._Element, change: str, marks: Marks) -> etree._Element:
    """Return a block that is inserted or deleted as a whole."""
    made = copy.deepcopy(block)
    if made.tag == f"{W}tbl":
        for row in made.findall(f"{W}tr"):
            made.replace(row, _whole_row(row, change, marks))
    else:
        mark_whole(made, change, marks)
    return made
