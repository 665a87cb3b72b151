"""Compiled templates, kept between starts: compiling them anew is a tenth of the time of a cold start.

What is kept is what Jinja made of templates that passed the check, together with the texts it was made from: where one
of them has changed by a character, or one of our own modules, nothing that was kept is used.  No output depends on it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2

import reportgen
from reportgen import __version__
from reportgen.diagnostics.frozen import frozen

__all__ = ["Kept", "file_of", "fingerprint", "keep", "recall"]

_DIGEST = sha256().digest_size
_PACKAGE = os.path.dirname(reportgen.__file__)  # noqa: PTH120 - a walk by strings takes half the time


@frozen
class Kept:
    """A template and all that it names, compiled."""

    names: list[str]
    """Their names by the numbers that their marks of places have."""
    codes: dict[str, CodeType]
    texts: dict[str, str]
    """What they were compiled from."""


def file_of(folder: Path, name: str, folders: Iterable[str]) -> Path:
    """Return the file that keeps the template ``name`` of these folders: one file, whatever becomes of the template."""
    told = "\0".join((name, *map(os.path.abspath, folders)))
    return folder / f"{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.templates"


def fingerprint(marks: Iterable[str]) -> bytes:
    """Return what tells whether templates would still be compiled, and pass the check, as they did.

    Another Python, another Jinja, another state of any of our modules or other fields of the report (``marks``) may
    have them compiled to something else.
    """
    told = (MAGIC_NUMBER.hex(), jinja2.__version__, __version__, *_modules(_PACKAGE), *marks)
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).digest()


def _modules(folder: str) -> Iterator[str]:
    """Yield the size and the time of every module of the package, in the order of their names."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield f"{entry.name} {state.st_size} {state.st_mtime_ns}"
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield entry.name
                yield from _modules(entry.path)


def keep(file: Path, kept: Kept, mark: bytes) -> None:
    """Write what was compiled, and its fingerprint; a folder that cannot be written to keeps nothing."""
    content = marshal.dumps((kept.names, kept.codes, kept.texts))
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(mark + sha256(content).digest() + content)
        draft.replace(file)


def recall(file: Path, mark: bytes, text_of: Callable[[str], str | None]) -> Kept | None:
    """Return what was kept, when it has the same fingerprint and every template still reads as it did.

    ``text_of`` returns what a template reads now.
    """
    try:
        written = file.read_bytes()
    except OSError:
        return None
    content = written[2 * _DIGEST :]
    if written[: 2 * _DIGEST] != mark + sha256(content).digest():
        return None
    kept = Kept(*marshal.loads(content))  # noqa: S302 - our own, from the user's own folder, and whole
    texts: Mapping[str, str] = kept.texts
    return kept if all(text_of(name) == text for name, text in texts.items()) else None
