"""The parts of a Word file: taken out, and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from reportgen.writers.docx.redline.element import W, run_of, text_element
from reportgen.writers.docx.redline.marks import Marks

__all__ = ["DOCUMENT", "add_comments", "document_of", "drop_seal", "packed", "parts_of"]

DOCUMENT, _COMMENTS, _SEAL = "word/document.xml", "word/comments.xml", "word/reportgen.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package, by their names.

    Raises:
        zipfile.BadZipFile: It is none.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_of(document: bytes) -> etree._Element:
    """Return a document with the changes that are tracked in it accepted."""
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    for name in ("del", "moveFrom"):
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(root.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return root


def drop_seal(parts: dict[str, bytes]) -> None:
    """Take away what names the seal: a redline is no output as it was left."""
    parts.pop(_SEAL, None)
    types = etree.fromstring(parts[_TYPES])
    for entry in list(types):
        if entry.get("PartName") == f"/{_SEAL}":
            types.remove(entry)
    parts[_TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    relations = etree.fromstring(parts[_RELATIONS]) if _RELATIONS in parts else None
    if relations is not None:
        for entry in list(relations):
            if str(entry.get("Target", "")).endswith(_SEAL.rpartition("/")[2]):
                relations.remove(entry)
        parts[_RELATIONS] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_comments(parts: dict[str, bytes], marks: Marks) -> None:
    """Put the comments into a part of their own, and name it where the package names its parts."""
    root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    for number, reason in marks.comments:
        comment = etree.SubElement(root, f"{W}comment")
        comment.set(f"{W}id", str(number))
        comment.set(f"{W}author", marks.author.name)
        if marks.author.date is not None:
            comment.set(f"{W}date", marks.author.date)
        for line in reason.splitlines():
            paragraph = etree.SubElement(comment, f"{W}p")
            paragraph.append(run_of(None, text_element(line)))
    parts[_COMMENTS] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = etree.fromstring(parts[_TYPES])
    if not any(entry.get("PartName") == f"/{_COMMENTS}" for entry in types):
        override = etree.SubElement(types, "{http://schemas.openxmlformats.org/package/2006/content-types}Override")
        override.set("PartName", f"/{_COMMENTS}")
        override.set("ContentType", _COMMENTS_TYPE)
        parts[_TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    relations = etree.fromstring(parts[_RELATIONS])
    if not any(entry.get("Type") == _COMMENTS_RELATION for entry in relations):
        entry = etree.SubElement(
            relations, "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
        )
        entry.set("Id", "rIdRedline")
        entry.set("Type", _COMMENTS_RELATION)
        entry.set("Target", "comments.xml")
        parts[_RELATIONS] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package that depends on its parts only."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, parts[name])
    return target.getvalue()
