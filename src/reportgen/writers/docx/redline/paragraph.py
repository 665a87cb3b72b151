"""Paragraphs with what has changed in them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from lxml import etree

from reportgen.writers.docx.redline.atom import Atom, atoms_of
from reportgen.writers.docx.redline.element import Piece, W, joined
from reportgen.writers.docx.redline.marks import Marks, tracked
from reportgen.writers.docx.redline.matching import Block, Stretch, anchors, common, stretches
from reportgen.writers.docx.redline.measure import with_measures

__all__ = ["mark_whole", "merged_paragraph"]


def mark_whole(paragraph: etree._Element, change: str, marks: Marks) -> None:
    """Make all of a paragraph one change, its mark too; a section that it ends is the new file's."""
    atoms = [atom for atom in atoms_of(paragraph) if atom.pieces]
    properties = _bare(paragraph)
    section = properties.find(f"{W}sectPr")
    if section is not None and change == "del":
        properties.remove(section)
    form = properties.find(f"{W}rPr")
    if form is None:
        form = etree.Element(f"{W}rPr")
        section = properties.find(f"{W}sectPr")
        properties.insert(len(properties) if section is None else properties.index(section), form)
    form.insert(0, marks.element(change))
    paragraph.extend(_change(atoms, change, marks, comments=True))


def merged_paragraph(old: etree._Element, new: etree._Element, marks: Marks) -> etree._Element:
    """Return the new paragraph with what has changed in it."""
    before, after = list(atoms_of(old)), list(atoms_of(new))
    merged = copy.deepcopy(new)
    if [atom.key for atom in before] == [atom.key for atom in after]:
        return merged
    _bare(merged)
    for is_same, old_atoms, new_atoms in _cut(with_measures(before, after), with_measures(after, before)):
        if is_same:
            merged.extend(_unchanged(new_atoms))
        else:
            merged.extend(_change(old_atoms, "del", marks, comments=not new_atoms))
            merged.extend(_change(new_atoms, "ins", marks, comments=True))
    return merged


class _Sort(Enum):
    """What a stretch of a paragraph is."""

    SAME = auto()
    CHANGED = auto()
    FACT = auto()
    """One fact that has changed."""


_Stretch = tuple[_Sort, int, int, int, int]
"""What it is; from where to where in the old paragraph, and in the new one."""


def _cut(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[tuple[bool, Sequence[Atom], Sequence[Atom]]]:
    """Yield what is the same (True) and what is not; a lone character between two changes is a part of them."""
    stretches = list(_stretches(old, new))
    waiting: tuple[int, int, int, int] | None = None
    for at, (sort, old_start, old_end, new_start, new_end) in enumerate(stretches):
        if sort is _Sort.CHANGED or _is_lone(stretches, at, new):
            start = (old_start, new_start) if waiting is None else waiting[::2]
            waiting = (start[0], old_end, start[1], new_end)
            continue
        if waiting is not None:
            yield False, old[waiting[0] : waiting[1]], new[waiting[2] : waiting[3]]
            waiting = None
        yield sort is _Sort.SAME, old[old_start:old_end], new[new_start:new_end]
    if waiting is not None:
        yield False, old[waiting[0] : waiting[1]], new[waiting[2] : waiting[3]]


def _is_lone(stretches: Sequence[_Stretch], at: int, new: Sequence[Atom]) -> bool:
    """Tell whether what is the same is one character between two changes of text."""
    sort, _, _, start, end = stretches[at]
    if sort is not _Sort.SAME or not 0 < at < len(stretches) - 1 or end - start != 1 or new[start].route:
        return False
    around = (stretches[at - 1], stretches[at + 1])
    return not any(atom.route for stretch in around for atom in new[stretch[3] : stretch[4]])


def _stretches(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[_Stretch]:
    """Yield two rows of atoms whole, what they have in common and what not.

    Facts that stand in both hold the text around them, those that print the same and those that have changed: what
    stands between two of them is compared by itself.
    """
    facts = _facts_in_both(old, new)
    changed = [(one, other) for one, other in facts if old[one].key != new[other].key]
    at_old = at_new = 0
    for one, other in (*changed, (len(old), len(new))):
        held = [(left - at_old, right - at_new) for left, right in facts if at_old <= left < one]
        for is_same, *places in _between(old[at_old:one], new[at_new:other], held):
            start, end, new_start, new_end = places
            sort = _Sort.SAME if is_same else _Sort.CHANGED
            yield sort, at_old + start, at_old + end, at_new + new_start, at_new + new_end
        if one < len(old):
            yield _Sort.FACT, one, one + 1, other, other + 1
        at_old, at_new = one + 1, other + 1


def _between(old: Sequence[Atom], new: Sequence[Atom], facts: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield the same of rows in which some facts print the same."""
    old_keys, new_keys = tuple(atom.key for atom in old), tuple(atom.key for atom in new)
    blocks: list[Block] = []
    at_old = at_new = 0
    for one, other in (*facts, (len(old), len(new))):
        inner = common(old_keys[at_old:one], new_keys[at_new:other])
        blocks += [(at_old + start, at_new + place, length) for start, place, length in inner]
        blocks.append((one, other, min(1, len(old) - one)))
        at_old, at_new = one + 1, other + 1
    return stretches(blocks, len(old), len(new))


def _facts_in_both(old: Sequence[Atom], new: Sequence[Atom]) -> list[tuple[int, int]]:
    """Return where facts stand in two rows: first those that print the same, then, between them, the same facts."""
    alike = anchors([atom.key for atom in old], [atom.key for atom in new], {atom.key for atom in new if atom.route})
    found: list[tuple[int, int]] = []
    at_old = at_new = 0
    for one, other in (*alike, (len(old), len(new))):
        routes = [atom.route for atom in old[at_old:one]], [atom.route for atom in new[at_new:other]]
        found += [(at_old + left, at_new + right) for left, right in anchors(*routes, {*routes[1]} - {""})]
        found += [(one, other)] if one < len(old) else []
        at_old, at_new = one + 1, other + 1
    return found


def _bare(paragraph: etree._Element) -> etree._Element:
    """Take everything but its properties out of a paragraph, and return these."""
    properties = paragraph.find(f"{W}pPr")
    for child in list(paragraph):
        if child is not properties:
            paragraph.remove(child)
    if properties is None:
        properties = etree.SubElement(paragraph, f"{W}pPr")
    return properties


def _unchanged(atoms: Sequence[Atom]) -> Iterator[etree._Element]:
    """Yield what shows atoms that stay, the characters of one run together."""
    rest: list[Piece] = []
    for atom in atoms:
        if atom.kept is None:
            rest += atom.pieces
            continue
        yield from joined(rest)
        rest = []
        yield copy.deepcopy(atom.kept)
    yield from joined(rest)


def _change(atoms: Sequence[Atom], change: str, marks: Marks, *, comments: bool) -> Iterator[etree._Element]:
    """Yield one insertion or deletion of atoms, each fact apart and with its comment."""
    rest: list[Atom] = []
    for atom in (*atoms, None):
        is_shape = atom is not None and not atom.pieces and atom.kept is not None
        if atom is not None and not atom.route and not is_shape:
            rest.append(atom)
            continue
        if any(each.pieces for each in rest):
            yield tracked(rest, change, marks)
        rest = []
        if is_shape and change == "ins" and atom is not None and atom.kept is not None:
            yield copy.deepcopy(atom.kept)  # a drawing, a field: it cannot be tracked, and is the new file's
        if atom is not None and atom.pieces:
            number = marks.comment(atom.route) if comments else None
            made = tracked([atom], change, marks)
            yield from (made,) if number is None else _commented(made, number)


def _commented(change: etree._Element, number: int) -> Iterator[etree._Element]:
    start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
    run = etree.Element(f"{W}r")
    reference = etree.SubElement(run, f"{W}commentReference")
    for element in (start, end, reference):
        element.set(f"{W}id", str(number))
    yield from (start, change, end, run)
