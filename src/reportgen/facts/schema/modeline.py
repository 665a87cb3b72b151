"""The comment above a fact file that names its schema, by the path from the folder of the file: its modeline."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from urllib.parse import quote, unquote

__all__ = ["is_path", "schema_in", "with_schema"]

_MODELINE = b"# yaml-language-server: $schema="
_NAMED = re.compile(rb"^[ \t]*#\s+(?:yaml-language-server\s*:.*?\$schema=|\$schema:[ \t]*)(\S+)", re.MULTILINE)
_HEADER = re.compile(rb"(?:[ \t]*(?:#.*|%.*|---[ \t]*)?\r?\n)*")
"""What stands before the first key, where alone an editor looks for a modeline."""
_NO_PATH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|[A-Za-z]:[\\/]|[\\/]|none$")
"""What a modeline names that is no path from the file's folder: an address, an absolute path, that there is none."""


def schema_in(content: bytes) -> str | None:
    """Return what the modeline of a fact file names; None where there is no modeline."""
    _, body = _parted(content)
    named = _named(body)
    return None if named is None else unquote(named[1].decode(errors="replace"))


def is_path(named: str) -> bool:
    """Tell whether what a modeline names is a path from the folder of its file."""
    return _NO_PATH.match(named) is None


def with_schema(content: bytes, schema: str) -> bytes:
    """Return a fact file whose modeline names a schema; where there is none, its first line is a new one."""
    mark, body = _parted(content)
    written = (quote(schema, safe="/") if " " in schema else schema).encode()
    named = _named(body)
    if named is not None:
        return mark + body[: named.start(1)] + written + body[named.end(1) :]
    first, newline, _ = body.partition(b"\n")
    end = b"\r\n" if newline and first.endswith(b"\r") else b"\n"
    return mark + _MODELINE + written + end + body


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """Return the byte order mark, if there is one, and all that follows."""
    body = content.removeprefix(BOM_UTF8)
    return content[: len(content) - len(body)], body


def _named(body: bytes) -> re.Match[bytes] | None:
    header = _HEADER.match(body)
    return None if header is None else _NAMED.search(body, 0, header.end())
