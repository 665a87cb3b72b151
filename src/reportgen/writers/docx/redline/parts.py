"""The parts of a Word file: taken out, and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from reportgen.writers.docx.markup import legal
from reportgen.writers.docx.package import SEAL_NAME, entry_of
from reportgen.writers.docx.redline.element import W, run_of, text_element
from reportgen.writers.docx.redline.marks import Marks

__all__ = ["add_comments", "document_of", "drop_seal", "packed", "parts_of", "serialized"]

_COMMENTS, _TYPES, _RELATIONS = "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference")
_MOVED = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_LOOKS = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
_GONE = ("del", "moveFrom", *_MOVED, *(f"{name}Change" for name in _LOOKS), *_COMMENTED)
"""What accepting all changes takes away, and comments, of which a redline has its own."""
_NEW = ("ins", "moveTo")
"""What it leaves the content of."""
_ENDED = (f"{W}del", f"{W}moveFrom")
"""What says so of the end of a paragraph."""
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package, by their names.

    Raises:
        zipfile.BadZipFile: It is none.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_of(document: bytes) -> etree._Element:
    """Return a document with the changes that are tracked in it accepted, and without its comments."""
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    rows = [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    forms = ((each, each.find(f"{W}pPr/{W}rPr")) for each in root.iter(f"{W}p"))
    ended = [each for each, form in forms if form is not None and any(form.find(name) is not None for name in _ENDED)]
    _remove(rows)
    _remove(list(root.iter(*(f"{W}{name}" for name in _GONE))))
    for each in list(root.iter(*(f"{W}{name}" for name in _NEW))):
        _unwrap(each)
    for each in ended:
        _join(each)
    return root


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
        _remove([paragraph])


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def drop_seal(parts: dict[str, bytes]) -> None:
    """Take away the seal and what names it: a redline is no output as it was left."""
    parts.pop(SEAL_NAME, None)
    for name, key in ((_TYPES, "PartName"), (_RELATIONS, "Target")):
        root = etree.fromstring(parts[name])
        _remove([entry for entry in root if str(entry.get(key, "")).endswith(SEAL_NAME.rpartition("/")[2])])
        parts[name] = serialized(root)


def serialized(root: etree._Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_comments(parts: dict[str, bytes], marks: Marks) -> None:
    """Put the comments into a part of their own, and name it where the package names its parts."""
    root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    for number, reason in marks.comments:
        comment = marks.author.sign(etree.SubElement(root, f"{W}comment"), number)
        for line in reason.splitlines():
            etree.SubElement(comment, f"{W}p").append(run_of(None, text_element(legal(line))))
    parts[_COMMENTS] = serialized(root)
    override = {"PartName": f"/{_COMMENTS}", "ContentType": _COMMENTS_TYPE}
    _name(parts, _TYPES, _OVERRIDE, override, by="PartName")
    relation = {"Id": "rIdRedline", "Type": _COMMENTS_RELATION, "Target": _COMMENTS.rpartition("/")[2]}
    _name(parts, _RELATIONS, _RELATION, relation, by="Type")


def _name(parts: dict[str, bytes], name: str, tag: str, entry: Mapping[str, str], *, by: str) -> None:
    """Add an entry to a list of a package, in the place of one of the same name: other comments are gone."""
    root = etree.fromstring(parts[name])
    _remove([each for each in root if each.get(by) == entry[by]])
    etree.SubElement(root, tag, dict(entry))
    parts[name] = serialized(root)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package that depends on its parts only."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts):
            archive.writestr(entry_of(name, compress=False), parts[name])
    return target.getvalue()
