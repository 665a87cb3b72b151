"""The zip of a workbook that comes from strangers: what it is told apart from, and how much of it is read at most.

What a zip declares is checked first; what it really unpacks to is counted while it is read, for it may lie.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from reportgen.diagnostics import message
from reportgen.forms.xlsx.refusal import RefusedError

__all__ = ["Package", "broken", "not_a_workbook", "part_at", "too_large"]

_MOST_BYTES = 20 << 20
"""Of the file; a form has some 20 KB."""
_MOST_UNPACKED = 48 << 20
_MOST_PARTS = 2_000
_ENTRY = b"PK\1\2"
"""What each entry of a zip's directory begins with."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    "word/document.xml": message("a Word file"),
    "ppt/presentation.xml": message("a presentation"),
    "xl/workbook.bin": message("a binary workbook (.xlsb)"),
    "content.xml": message("an OpenDocument file"),
}
"""What lies in a zip that is no workbook of ours."""
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
_SAVE_AS_XLSX = message("open it and save it as an Excel workbook (.xlsx), then pull that")


class Package:
    """An open workbook; keeps count of what was unpacked."""

    def __init__(self, content: bytes, file: str) -> None:
        """Open a workbook.

        Raises:
            RefusedError: It is something else, or broken, or far too large.
        """
        _refuse_others(content, file)
        self.file = file
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN:
            raise broken(file) from None
        self._left = _MOST_UNPACKED
        self._parts = {entry.filename.casefold(): entry for entry in self._archive.infolist()}
        if sum(entry.file_size for entry in self._parts.values()) > _MOST_UNPACKED:
            raise too_large(file)
        other = next((told for name, told in _OTHERS.items() if name in self._parts), None)
        if other is not None:
            said = message('"{file}" is {sort}, and no form to fill in', file=file, sort=other)
            raise RefusedError("not-a-workbook", said, _SAVE_AS_XLSX)

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def content(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            RefusedError: It is not there, is broken, or unpacks to more than is read.
        """
        entry = self._parts.get(part.casefold())
        if entry is None:
            raise broken(self.file)
        try:
            with self._archive.open(entry) as member:
                content = member.read(self._left + 1)
        except _BROKEN:
            raise broken(self.file) from None
        self._left -= len(content)
        if self._left < 0:
            raise too_large(self.file)
        return content


def part_at(base: str, target: str) -> str:
    """Return the name of the part that another part refers to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")


def _refuse_others(content: bytes, file: str) -> None:
    if not content:
        raise RefusedError(
            "not-a-workbook", message('"{file}" is empty', file=file), message("ask for the file to be sent again")
        )
    if len(content) > _MOST_BYTES or content.count(_ENTRY) > _MOST_PARTS:
        raise too_large(file)
    if content.startswith(_OLE) and _ENCRYPTED in content:
        said = message('"{file}" is protected by a password', file=file)
        raise RefusedError("encrypted-workbook", said, message("save it without the password that opens it"))
    if content.startswith(_OLE):
        said = message('"{file}" is in the old format of Excel or WPS (.xls, .et)', file=file)
        raise RefusedError("not-a-workbook", said, _SAVE_AS_XLSX)
    if not content.startswith(b"PK"):
        raise not_a_workbook(file)


def not_a_workbook(file: str) -> RefusedError:
    """Return the refusal of a file of quite another sort."""
    return RefusedError("not-a-workbook", message('"{file}" is no Excel workbook (.xlsx)', file=file), _SAVE_AS_XLSX)


def broken(file: str) -> RefusedError:
    """Return the refusal of a file of which something is missing or garbled."""
    said = message('"{file}" is damaged and cannot be read', file=file)
    return RefusedError("broken-workbook", said, message("ask for the file to be sent again"))


def too_large(file: str) -> RefusedError:
    """Return the refusal of a file that no form can have grown to."""
    said = message('"{file}" is far larger than a form can be', file=file)
    return RefusedError("workbook-too-large", said, message("copy what was typed into a fresh form"))
