"""The zip of a Word file that came back: its parts as XML trees, within bounds, or why it is none."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from reportgen.diagnostics import message
from reportgen.readers.docx.refusal import RefusedError, damaged, refused

__all__ = ["Package", "opened"]

_ROOT_RELATIONS, _RELATION = "_rels/.rels", "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IS_MAIN = "/officeDocument"
"""How the type of the relation to the main part ends, in both editions of the standard."""
_USUAL_MAIN = "word/document.xml"
_LARGEST = 64 << 20
"""Bytes of a part, unpacked; a report with tens of thousands of table rows has less."""
_MOST_TAGS = 3_000_000
"""Marks of a part: what a tree takes in memory grows with them and not with the bytes."""
_MOST_PARTS = 10_000
_IS_ENCRYPTED = 0x1
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT, _WORKBOOK = b"mimetypeapplication/vnd.oasis.opendocument", "xl/workbook.xml"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged zip raises."""


@dataclass(slots=True)
class Package:
    """An opened Word file."""

    file: str
    """Its name as it is shown."""
    names: tuple[str, ...]
    main: str
    """The name of the part that holds the text."""
    _archive: zipfile.ZipFile
    _read: dict[str, etree._Element] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree.

        Raises:
            RefusedError: It is too large, or broken.
        """
        if name not in self._read:
            self._read[name] = _tree(self.content(name), self.file)
        return self._read[name]

    def content(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            RefusedError: It is too large, or broken.
        """
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & _IS_ENCRYPTED:
                raise _encrypted(self.file)
            if entry.file_size > _LARGEST:
                raise _too_large(self.file)
            with self._archive.open(entry) as member:
                content = member.read(_LARGEST + 1)
        except (KeyError, *_BROKEN) as error:
            raise damaged(self.file) from error
        if len(content) > _LARGEST or content.count(b"<") > _MOST_TAGS:
            raise _too_large(self.file)
        return content


def opened(content: bytes, file: str) -> Package:
    """Open a Word file.

    Raises:
        RefusedError: It is none, or not whole, or protected by a password, or too large to be one.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = tuple(archive.namelist())
    except _BROKEN as error:
        raise _no_zip(content, file) from error
    if len(names) > _MOST_PARTS:
        raise _too_large(file)
    package = Package(file, names, _USUAL_MAIN, archive)
    if _ROOT_RELATIONS in names:
        package.main = _main_part(package)
    if package.main not in names or not package.main.startswith("word/"):
        raise _no_document(content, names, file)
    return package


def _main_part(package: Package) -> str:
    for relation in package.tree(_ROOT_RELATIONS).iter(_RELATION):
        if str(relation.get("Type", "")).endswith(_IS_MAIN):
            return str(relation.get("Target", "")).lstrip("/")
    return _USUAL_MAIN


def _tree(content: bytes, file: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(file) from error
    if (
        root.getroottree().docinfo.internalDTD is not None
    ):  # Word writes none, and what it defines would be lost in silence
        raise damaged(file)
    return root


# --- what a file is that is no Word file ------------------------------------------------------------------------------


def _no_zip(content: bytes, file: str) -> RefusedError:
    """Tell what a file is that is no zip."""
    if not content:
        return refused(
            "not-a-word-file",
            message('"{file}" is empty', file=file),
            message("ask for it to be sent again"),
        )
    if content.startswith(_OLE):
        return _encrypted(file) if _ENCRYPTED in content else _old(file)
    return damaged(file) if content.startswith(b"PK") else _foreign(file)


def _no_document(content: bytes, names: tuple[str, ...], file: str) -> RefusedError:
    """Tell what a file is that is a zip and holds no Word document."""
    if _OPEN_DOCUMENT in content[:128]:
        return _old(file)
    if _WORKBOOK in names:
        return refused(
            "not-a-word-file",
            message('"{file}" is a workbook, not a Word file', file=file),
            message("give it the ending .xlsx"),
        )
    return _foreign(file) if "[Content_Types].xml" not in names else damaged(file)


def _foreign(file: str) -> RefusedError:
    return refused(
        "not-a-word-file",
        message('"{file}" is not a Word file (.docx)', file=file),
        message("give the form or the report that came back as .docx"),
    )


def _old(file: str) -> RefusedError:
    return refused(
        "not-a-word-file",
        message('"{file}" was saved in another format than .docx', file=file),
        message("open it in Word, WPS or LibreOffice and save it as .docx"),
    )


def _encrypted(file: str) -> RefusedError:
    return refused(
        "encrypted-file",
        message('"{file}" is protected by a password', file=file),
        message("open it with the password and save it without one"),
    )


def _too_large(file: str) -> RefusedError:
    return refused(
        "too-large",
        message('"{file}" is larger than any report or form', file=file),
        message("check where it comes from before you open it"),
    )
