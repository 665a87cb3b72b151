"""The zip of a Word file: the same parts give the same bytes, and the file can tell whether it was edited since.

Dates, flags and order are fixed, the order of the entries themselves and not only that of the directory; entries are
stored unless deflating is asked for.  A small part holds the tool's version and a hash over the names and the contents
of all other parts.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from xml.sax.saxutils import unescape

from reportgen.diagnostics.frozen import frozen
from reportgen.writers.docx.markup import XML_DECLARATION, escape_attribute

__all__ = ["BROKEN", "SEAL_NAME", "entry_of", "is_untouched", "part_of", "sealed_parts", "version_in", "write_package"]

SEAL_NAME = "word/reportgen.xml"
"""The part that holds the version and the hash."""
_SEALED = re.compile(rb' version="([^"]*)" sha256="([0-9a-f]{64})"')
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_QUOTE = {"&quot;": '"'}
_PIECE = 1 << 20
_MOST_IN_MEMORY = 8 << 20
_END, _END_SIZE = b"PK\5\6", 22
"""The record that a zip without a comment ends with."""
_FORMS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
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


def write_package(
    target: BinaryIO, members: Iterable[tuple[str, Iterable[bytes]]], *, version: str, compress: bool
) -> None:
    """Write a package.

    Args:
        target: Seekable.
        members: Each part's name and its content in pieces; the next is asked for when the one before is whole.
        version: The tool's version, for the seal.
        compress: Deflate, or store.
    """
    with SpooledTemporaryFile(_MOST_IN_MEMORY) as spool, zipfile.ZipFile(target, "w") as archive:
        parts = {name: _held(spool, pieces) for name, pieces in members}
        seal = _seal({name: part.digest for name, part in parts.items()}, version)
        parts[SEAL_NAME] = _held(spool, (seal,))
        for name in sorted(parts):
            entry = entry_of(name, compress=compress)
            entry.file_size = parts[name].size
            with archive.open(entry, "w") as member:
                _copy(spool, parts[name], member)


@frozen
class _Held:
    """A part that waits in a file of ours: what comes first in the package may be known last."""

    start: int
    size: int
    digest: str


def _held(spool: IO[bytes], pieces: Iterable[bytes]) -> _Held:
    start = spool.tell()
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
        spool.write(piece)
    return _Held(start, spool.tell() - start, digest.hexdigest())


def _copy(spool: IO[bytes], part: _Held, target: IO[bytes]) -> None:
    spool.seek(part.start)
    for done in range(0, part.size, _PIECE):
        target.write(spool.read(min(_PIECE, part.size - done)))


def is_untouched(content: bytes) -> bool:
    """Tell whether a file is, part by part, as this writer left it; a foreign or broken file is not."""
    sealed = sealed_parts(content, SEAL_NAME)
    if sealed is None:
        return False
    seal, digests = sealed
    found = _SEALED.search(seal)
    return found is not None and _total(digests, found[1].decode("utf-8", "replace")) == found[2].decode()


def sealed_parts(content: bytes, seal_name: str) -> tuple[bytes, dict[str, str]] | None:
    """Return the part that seals a package, and the digests of all others by their names; None where it is broken.

    It is broken too where a part stands in it twice, or something else before, behind or between the parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if not _is_nothing_else(content, archive) or seal_name not in names or len(names) != len(set(names)):
                return None
            return archive.read(seal_name), {name: _digest(archive, name) for name in names if name != seal_name}
    except BROKEN:
        return None


def version_in(content: bytes) -> str | None:
    """Return the version that made a file; None where this writer did not, or it was saved by another program."""
    seal = part_of(content, SEAL_NAME)
    found = None if seal is None else _SEALED.search(seal)
    return None if found is None else unescape(found[1].decode("utf-8", "replace"), _QUOTE)


def part_of(content: bytes, name: str) -> bytes | None:
    """Return a part of a package; None where there is none, or it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read(name) if archive.getinfo(name).file_size < _MOST_IN_MEMORY else None
    except (KeyError, *BROKEN):
        return None


def _is_nothing_else(content: bytes, archive: zipfile.ZipFile) -> bool:
    """Tell whether a package is the whole of a file, in the only two forms that a Word file's parts may have."""
    entries = archive.infolist()
    is_at_end = content[-_END_SIZE:].startswith(_END)
    is_at_start = min((entry.header_offset for entry in entries), default=-1) == 0
    return is_at_end and is_at_start and all(entry.compress_type in _FORMS for entry in entries)


def entry_of(name: str, *, compress: bool) -> zipfile.ZipInfo:
    """Return the entry of a part, which depends on nothing else."""
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16  # a plain file that its owner may write
    entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    return entry


def _seal(digests: Mapping[str, str], version: str) -> bytes:
    written = escape_attribute(version)
    total = _total(digests, written)
    return f'{XML_DECLARATION}<output xmlns="urn:reportgen:output:1" version="{written}" sha256="{total}"/>'.encode()


def _total(digests: Mapping[str, str], version: str) -> str:
    listed = [f"version {version}", *(f"{name} {digests[name]}" for name in sorted(digests))]
    return sha256("\n".join(listed).encode()).hexdigest()


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = sha256()
    with archive.open(name) as member:
        for piece in iter(lambda: member.read(_PIECE), b""):
            digest.update(piece)
    return digest.hexdigest()
