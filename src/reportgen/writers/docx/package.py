"""The zip of a Word file: the same parts give the same bytes, and the file can tell whether it was edited since.

Dates, flags and order are fixed; entries are stored unless deflating is asked for.  A small part holds the tool's
version and a hash over the names and the contents of all other parts.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import BinaryIO

from reportgen.writers.docx.markup import XML_DECLARATION, escape_attribute

__all__ = ["SEAL_NAME", "is_untouched", "write_package"]

SEAL_NAME = "word/reportgen.xml"
"""The part that holds the version and the hash."""
_SEALED = re.compile(rb' version="([^"]*)" sha256="([0-9a-f]{64})"')
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 20


def write_package(
    target: BinaryIO, members: Iterable[tuple[str, Iterable[bytes]]], *, version: str, compress: bool
) -> None:
    """Write a package.

    Args:
        target: Seekable.
        members: Each part's name and its content in pieces; the next is asked for when the one before is written.
        version: The tool's version, for the seal.
        compress: Deflate, or store.
    """
    digests: dict[str, str] = {}
    with zipfile.ZipFile(target, "w") as archive:
        for name, pieces in members:
            digest = sha256()
            with archive.open(_entry(name, compress=compress), "w") as member:
                for piece in pieces:
                    digest.update(piece)
                    member.write(piece)
            digests[name] = digest.hexdigest()
        archive.writestr(_entry(SEAL_NAME, compress=compress), _seal(digests, version))
        archive.filelist.sort(key=lambda entry: entry.filename)  # the directory, which every reader goes by


def is_untouched(content: bytes) -> bool:
    """Tell whether a file is, part by part, as this writer left it; a foreign or broken file is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if SEAL_NAME not in names or len(names) != len(set(names)):
                return False
            seal = archive.read(SEAL_NAME)
            digests = {name: _digest(archive, name) for name in names if name != SEAL_NAME}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return False
    found = _SEALED.search(seal)
    return found is not None and _total(digests, found[1].decode("utf-8", "replace")) == found[2].decode()


def _entry(name: str, *, compress: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
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
