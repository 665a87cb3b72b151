"""Our lines in ``.gitattributes``: which files git is to show and merge in our way."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.cli.git_hook import FACT_FILES
from reportgen.cli.here import shown
from reportgen.diagnostics import ReportgenError, message

__all__ = ["with_block", "without_block"]

_BEGIN, _END = "# reportgen: begin", "# reportgen: end"
_ATTRIBUTES = (
    _BEGIN,
    "*.docx diff=reportgen-docx merge=reportgen",
    f"{FACT_FILES} diff=reportgen-facts merge=reportgen",
    "**/reports/*.md merge=reportgen",
    _END,
)
_BLOCK = re.compile(rb"^# reportgen: begin[ \t]*\r?\n(?:.*\n)*?# reportgen: end[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_MARKS = re.compile(rb"^# reportgen: (?:begin|end)[ \t]*\r?$", re.MULTILINE)


def with_block(content: bytes, place: Path) -> bytes:
    """Return attributes with our block, where it stands or at the end; all else stays byte for byte."""
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    block = newline.join(line.encode() for line in _ATTRIBUTES)
    found = _block_in(content, place)
    if found is not None:
        end = found[0][len(found[0].rstrip(b"\r\n")) :]
        return content[: found.start()] + block + end + content[found.end() :]
    if content and not content.endswith(b"\n"):  # undone, it ends without a line end again
        return content + newline + block
    return content + block + newline


def without_block(content: bytes, place: Path) -> bytes:
    """Return attributes without our block; what :func:`with_block` was given, where nothing else has changed."""
    found = _block_in(content, place)
    if found is None:
        return content
    before, after = content[: found.start()], content[found.end() :]
    if not found[0].endswith(b"\n"):
        before = before.removesuffix(b"\n").removesuffix(b"\r")
    return before + after


def _block_in(content: bytes, place: Path) -> re.Match[bytes] | None:
    """Return where our block stands.

    Raises:
        ReportgenError: It has only one of its ends, or there are several.
    """
    found = [*_BLOCK.finditer(content)]
    if len(_MARKS.findall(content)) == 2 * len(found) and len(found) < 2:
        return found[0] if found else None
    said = message('the block of reportgen in "{file}" is not whole, or stands there twice', file=shown(place))
    advice = message('take the lines from "{begin}" to "{end}" away by hand', begin=_BEGIN, end=_END)
    raise ReportgenError(said, advice)
