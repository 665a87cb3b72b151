"""The zip that a workbook or a Word file is: what it is told apart from, and how much of it is read at most.

It comes from strangers.  What an entry declares is checked first; what it really unpacks to is counted while it is
read, for it may lie.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from reportgen.diagnostics import Message, message
from reportgen.diagnostics.frozen import frozen
from reportgen.readers.refusal import RefusedError, damaged, refused, too_large

__all__ = ["Format", "Package"]

_MOST_BYTES = 64 << 20
"""Of all parts that are read, unpacked; a report with tens of thousands of table rows has less."""
_MOST_PARTS = 10_000
_ENTRY = b"PK\1\2"
"""What each entry of a zip's directory begins with."""
_IS_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[content_types].xml"
_MAIN_PARTS = {
    "word/document.xml": message("a Word file"),
    "xl/workbook.xml": message("an Excel workbook"),
    "xl/workbook.bin": message("a binary workbook (.xlsb)"),
    "ppt/presentation.xml": message("a presentation"),
    "content.xml": message("an OpenDocument file"),
}
"""What lies in a zip of each sort."""
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


@frozen
class Format:
    """What a file has to be."""

    rule: str
    """What is broken by a file that is something else."""
    main: str
    """The part that holds what people read, as it is usually called."""
    name: Message


class Package:
    """An open file; keeps count of what was unpacked."""

    def __init__(self, content: bytes, file: str, form: Format) -> None:
        """Open a file, whose name is shown as ``file``.

        Raises:
            RefusedError: It is something else, or broken, or protected by a password, or has far too many parts.
        """
        _refuse_others(content, file, form)
        self.file = file
        self._form = form
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN:
            raise damaged(file) from None
        self._left = _MOST_BYTES
        self._parts = {entry.filename.casefold(): entry for entry in self._archive.infolist()}
        other = next((name for main, name in _MAIN_PARTS.items() if main in self and main != form.main), None)
        if other is not None and form.main not in self:
            raise _another(message('"{file}" is {other}, not {sort}', file=file, other=other, sort=form.name), form)

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The parts, as they are called in the file."""
        return tuple(entry.filename for entry in self._parts.values())

    def content(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            RefusedError: It is not there, is broken or encrypted, or unpacks to more than is read.
        """
        entry = self._parts.get(part.casefold())
        if entry is None:
            raise damaged(self.file)
        if entry.flag_bits & _IS_ENCRYPTED:
            raise _encrypted(self.file)
        if entry.file_size > self._left:
            raise too_large(self.file)
        try:
            with self._archive.open(entry) as member:
                content = member.read(self._left + 1)
        except _BROKEN:
            raise damaged(self.file) from None
        self._left -= len(content)
        if self._left < 0:
            raise too_large(self.file)
        return content

    def without_main(self) -> RefusedError:
        """Return the refusal of a file whose main part is not there: a zip of something, or not whole any more."""
        return damaged(self.file) if _CONTENT_TYPES in self else _foreign(self.file, self._form)


def _refuse_others(content: bytes, file: str, form: Format) -> None:
    if not content:
        raise refused(form.rule, message('"{file}" is empty', file=file), message("ask for it to be sent again"))
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise _encrypted(file)
    if content.startswith(_OLE):
        raise _another(message('"{file}" is in an old format of Word, Excel or WPS', file=file), form)
    if not content.startswith(b"PK"):
        raise _foreign(file, form)
    if content.count(_ENTRY) > _MOST_PARTS:  # told before a list is made of them
        raise too_large(file)


def _foreign(file: str, form: Format) -> RefusedError:
    return _another(message('"{file}" is not {sort}', file=file, sort=form.name), form)


def _another(said: Message, form: Format) -> RefusedError:
    return refused(form.rule, said, message("open it and save it as {sort}, then pull that", sort=form.name))


def _encrypted(file: str) -> RefusedError:
    return refused(
        "encrypted-file",
        message('"{file}" is protected by a password', file=file),
        message("open it with the password and save it without one"),
    )
