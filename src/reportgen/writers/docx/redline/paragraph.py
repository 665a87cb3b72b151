"""Paragraphs with what has changed in them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from reportgen.writers.docx.redline.aligning import anchors
from reportgen.writers.docx.redline.atom import Atom, atoms_of
from reportgen.writers.docx.redline.element import W, joined
from reportgen.writers.docx.redline.marks import Marks, tracked

__all__ = ["mark_whole", "merged_paragraph"]

_Code = tuple[str, int, int, int, int]
"""What becomes of which stretch of the old row, and which of the new one that is: ``equal``, ``insert``, ``delete``,
``replace``; ``fact``, for one fact that has changed."""


def mark_whole(paragraph: etree._Element, change: str, marks: Marks) -> None:
    """Make all of a paragraph one change, its mark too; a section that it ends is the new file's."""
    atoms = [atom for atom in atoms_of(paragraph) if atom.runs]
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
    for tag, old_atoms, new_atoms in _cut(before, after):
        if tag == "equal":
            merged.extend(_unchanged(new_atoms))
        else:
            merged.extend(_change(old_atoms, "del", marks, comments=not new_atoms))
            merged.extend(_change(new_atoms, "ins", marks, comments=True))
    return merged


def _cut(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[tuple[str, Sequence[Atom], Sequence[Atom]]]:
    """Yield what is the same and what is not; a lone character between two changes is a part of them."""
    codes = list(_codes(old, new))
    waiting: tuple[int, int, int, int] | None = None
    for at, (tag, old_start, old_end, new_start, new_end) in enumerate(codes):
        if tag in ("insert", "delete", "replace") or _is_lone(codes, at, new):
            start = (old_start, new_start) if waiting is None else waiting[::2]
            waiting = (start[0], old_end, start[1], new_end)
            continue
        if waiting is not None:
            yield "change", old[waiting[0] : waiting[1]], new[waiting[2] : waiting[3]]
            waiting = None
        yield tag, old[old_start:old_end], new[new_start:new_end]
    if waiting is not None:
        yield "change", old[waiting[0] : waiting[1]], new[waiting[2] : waiting[3]]


def _is_lone(codes: Sequence[_Code], at: int, new: Sequence[Atom]) -> bool:
    """Tell whether what is the same is one character between two changes of text."""
    tag, _, _, start, end = codes[at]
    if tag != "equal" or not 0 < at < len(codes) - 1 or end - start != 1 or new[start].route:
        return False
    return not any(atom.route for code in (codes[at - 1], codes[at + 1]) for atom in new[code[3] : code[4]])


def _codes(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[_Code]:
    """Yield what makes the new row of atoms of the old one, as ``SequenceMatcher.get_opcodes``."""
    equal = (0, 0, 0, 0)
    for tag, start, end, new_start, new_end in _between_facts(old, new, (_key, _route)):
        if tag == "equal":
            equal = (equal[0], end, equal[2], new_end)
            continue
        if equal[0] < equal[1]:
            yield "equal", *equal
        yield tag, start, end, new_start, new_end
        equal = (end, end, new_end, new_end)
    if equal[0] < equal[1]:
        yield "equal", *equal


def _between_facts(old: Sequence[Atom], new: Sequence[Atom], names: Sequence[Callable[[Atom], str]]) -> Iterator[_Code]:
    """Yield the same, where facts that stand in both hold the text around them.

    First those that print the same do, then those that only are the same fact: what stands between two of them is
    compared by itself.
    """
    if not names:
        matcher = SequenceMatcher(None, [atom.key for atom in old], [atom.key for atom in new], autojunk=False)
        yield from matcher.get_opcodes()
        return
    name, *rest = names
    at_old = at_new = 0
    pairs = anchors([name(atom) for atom in old], [name(atom) for atom in new])
    for one, other in (*pairs, (len(old), len(new))):
        for tag, start, end, new_start, new_end in _between_facts(old[at_old:one], new[at_new:other], rest):
            yield tag, at_old + start, at_old + end, at_new + new_start, at_new + new_end
        if one < len(old) and other < len(new):
            is_same = old[one].key == new[other].key
            yield "equal" if is_same else "fact", one, one + 1, other, other + 1
        at_old, at_new = one + 1, other + 1


def _key(atom: Atom) -> str:
    return atom.key if atom.route else ""


def _route(atom: Atom) -> str:
    return atom.route


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
    rest: list[etree._Element] = []
    for atom in atoms:
        if atom.kept is None:
            rest += atom.runs
            continue
        yield from joined(rest)
        rest = []
        yield copy.deepcopy(atom.kept)
    yield from joined(rest)


def _change(atoms: Sequence[Atom], change: str, marks: Marks, *, comments: bool) -> Iterator[etree._Element]:
    """Yield one insertion or deletion of atoms, each fact apart and with its comment."""
    rest: list[Atom] = []
    for atom in (*atoms, None):
        is_shape = atom is not None and not atom.runs and atom.kept is not None
        if atom is not None and not atom.route and not is_shape:
            rest.append(atom)
            continue
        if any(each.runs for each in rest):
            yield tracked(rest, change, marks)
        rest = []
        if is_shape and change == "ins" and atom is not None and atom.kept is not None:
            yield copy.deepcopy(atom.kept)  # a drawing, a field: it cannot be tracked, and is the new file's
        if atom is not None and atom.runs:
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
