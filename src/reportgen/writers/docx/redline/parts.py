"""The parts of a Word file: taken out, and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.writers.docx.markup import legal
from reportgen.writers.docx.package import BROKEN, SEAL_NAME, entry_of
from reportgen.writers.docx.redline.accepting import remove
from reportgen.writers.docx.redline.element import W, run_of, text_element
from reportgen.writers.docx.redline.marks import Marks

__all__ = ["BrokenFileError", "Package", "add_comments", "drop_seal", "opened", "packed", "serialized", "tree_of"]

_COMMENTS, _TYPES, _ROOTS = "comments.xml", "[Content_Types].xml", "_rels/.rels"
_MAIN = "/officeDocument"
"""How the type of the relation ends that names the part with the text."""
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class BrokenFileError(Exception):
    """A file is no Word file whose text can be read."""


@dataclass(slots=True)
class Package:
    """The parts of a Word file, by their names."""

    parts: dict[str, bytes]
    main: str
    """The name of the part that holds the text."""

    @property
    def relations(self) -> str:
        """The name of the part that says what belongs to the text."""
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels".lstrip("/")


def opened(content: bytes) -> Package:
    """Return the parts of a Word file.

    Raises:
        BrokenFileError: It is no package, or says of no part that it holds the text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        roots = [each for each in tree_of(parts[_ROOTS]) if str(each.get("Type", "")).endswith(_MAIN)]
        main = str(roots[0].get("Target", "")).lstrip("/")
        tree_of(parts[_TYPES])
    except (*BROKEN, KeyError, IndexError) as error:
        raise BrokenFileError from error
    if main not in parts:
        raise BrokenFileError
    return Package(parts, main)


def tree_of(part: bytes) -> etree._Element:
    """Read a part.

    Raises:
        BrokenFileError: It is no XML.
    """
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise BrokenFileError from error


def drop_seal(package: Package) -> None:
    """Take away the seal and what names it: a redline is no output as it was left."""
    package.parts.pop(SEAL_NAME, None)
    for name, key in ((_TYPES, "PartName"), (package.relations, "Target")):
        if name in package.parts:
            root = tree_of(package.parts[name])
            remove([entry for entry in root if str(entry.get(key, "")).endswith(SEAL_NAME.rpartition("/")[2])])
            package.parts[name] = serialized(root)


def serialized(root: etree._Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_comments(package: Package, marks: Marks) -> None:
    """Put the comments into a part of their own, and name it where the package names its parts."""
    root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    for number, reason in marks.comments:
        comment = marks.author.sign(etree.SubElement(root, f"{W}comment"), number)
        for line in reason.splitlines():
            etree.SubElement(comment, f"{W}p").append(run_of(None, text_element(legal(line))))
    name = f"{package.main.rpartition('/')[0]}/{_COMMENTS}".lstrip("/")
    package.parts[name] = serialized(root)
    override = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
    _name(package.parts, _TYPES, _OVERRIDE, override, by="PartName")
    package.parts.setdefault(package.relations, serialized(etree.Element(f"{_PACKAGE}Relationships")))
    relation = {"Id": "rIdRedline", "Type": _COMMENTS_RELATION, "Target": _COMMENTS}
    _name(package.parts, package.relations, f"{_PACKAGE}Relationship", relation, by="Type")


def _name(parts: dict[str, bytes], name: str, tag: str, entry: Mapping[str, str], *, by: str) -> None:
    """Add an entry to a list of a package, in the place of one of the same name: other comments are gone."""
    root = tree_of(parts[name])
    remove([each for each in root if each.get(by) == entry[by]])
    etree.SubElement(root, tag, dict(entry))
    parts[name] = serialized(root)


def packed(package: Package) -> bytes:
    """Return a package that depends on its parts only."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(package.parts):
            archive.writestr(entry_of(name, compress=False), package.parts[name])
    return target.getvalue()
