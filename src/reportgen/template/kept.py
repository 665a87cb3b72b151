"""Compiled templates, kept between starts: compiling them anew is a tenth of the time of a cold start.

What is kept is what Jinja made of templates that passed the check, together with the texts it was made from: where one
of them has changed by a character, nothing that was kept is used.  No output depends on it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2

from reportgen import __version__
from reportgen.diagnostics.frozen import frozen

__all__ = ["Kept", "file_of", "keep", "recall"]


@frozen
class Kept:
    """A template and all that it names, compiled."""

    names: list[str]
    """Their names by the numbers that their marks of places have."""
    codes: dict[str, CodeType]
    texts: dict[str, str]
    """What they were compiled from."""


def file_of(folder: Path, marks: Iterable[str]) -> Path:
    """Return the file that keeps what ``marks`` tell apart: template, folders, the fields of its report.

    Another Python, another Jinja or another state of this room compiles to something else, so they are marks too.
    """
    with os.scandir(Path(__file__).parent) as room:
        touched = max(entry.stat().st_mtime_ns for entry in room)
    told = (MAGIC_NUMBER.hex(), jinja2.__version__, __version__, str(touched), *marks)
    digest = sha256("\0".join(told).encode("utf-8", "surrogatepass"))
    return folder / f"{digest.hexdigest()[:32]}.templates"


def keep(file: Path, kept: Kept) -> None:
    """Write what was compiled; a folder that cannot be written to keeps nothing."""
    content = marshal.dumps((kept.names, kept.codes, kept.texts))
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(sha256(content).digest() + content)
        draft.replace(file)


def recall(file: Path, text_of: Callable[[str], str | None]) -> Kept | None:
    """Return what was kept, when every template still reads as it did: ``text_of`` returns what it reads now."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    if sha256(content[32:]).digest() != content[:32]:
        return None
    kept = Kept(*marshal.loads(content[32:]))  # noqa: S302 - our own, from the user's own folder, and whole
    texts: Mapping[str, str] = kept.texts
    return kept if all(text_of(name) == text for name, text in texts.items()) else None
