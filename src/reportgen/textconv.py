"""The text of a Word file for ``git diff``: a paragraph a line, the cells of a row joined, deletions left out.

git runs it for each version of each file that it shows, so it is a program of its own that imports next to nothing of
Python and nothing of reportgen.  What cannot be read is one line, and never a failure: git must go on.  That line is in
both languages: git keeps what it was given, whoever asks next.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import zipfile
import zlib
from xml.parsers import expat

__all__ = ["main", "text_of"]

_PARTS = (r"word/document\d*\.xml", r"word/footnotes\d*\.xml", r"word/endnotes\d*\.xml")
"""What of a file is shown, in this order, however the program that wrote it numbers its parts."""
_SEAL = "word/reportgen.xml"
_VERSION = re.compile(rb'\bversion="([^"<&\s]{1,64})"')
_LONGEST_SEAL = 4096
_MOST_BYTES = 64 << 20
"""Of all parts that are shown, unpacked; a report with tens of thousands of table rows has less."""
_PIECE = 1 << 16
_UNREADABLE = "[无法读取 · not readable]"
_CUT = "[余下的无法读取 · the rest is not readable]"
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""The namespace of a Word file's elements, and that of a file saved as "Strict Open XML"."""
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DELETED = ("del", "moveFrom")
_CHARACTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_SPACES = str.maketrans("\r\n", "  ")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    MemoryError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged, encrypted or foreign file raises."""


def text_of(path: str) -> str:
    """Return what a Word file says, each line ended; of what cannot be read, a line that says so."""
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise; a pipe would be waited for
            return f"{_UNREADABLE}\n"
        with zipfile.ZipFile(path) as archive:
            return "".join(f"{line}\n" for line in _lines_of(archive))
    except _BROKEN:
        return f"{_UNREADABLE}\n"


def _lines_of(archive: zipfile.ZipFile) -> list[str]:
    lines: list[str] = []
    names = archive.namelist()
    parts = [name for pattern in _PARTS for name in names if re.fullmatch(pattern, name, re.IGNORECASE)]
    left = _MOST_BYTES
    for part in parts:
        reader = _Reader()
        try:
            left = _read(archive, part, reader, left)
        except _BROKEN:
            reader.end_all()
            reader.lines.append(_CUT)
        lines += reader.lines
    if not parts:
        lines.append(_UNREADABLE)
    version = _version(archive, names)
    return lines if version is None else [*lines, "", f"[reportgen {version}]"]


def _read(archive: zipfile.ZipFile, part: str, reader: _Reader, left: int) -> int:
    """Read a part and return how many bytes may still be unpacked.

    Raises:
        ValueError: It unpacks to more; and the others of ``_BROKEN`` where it is damaged.
    """
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise ValueError(part)
            reader.take(piece)
    reader.take(b"", is_last=True)
    return left


def _version(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    """Return the version of reportgen that made a file; None where it is not from reportgen."""
    if _SEAL not in names:
        return None
    try:
        with archive.open(_SEAL) as stream:
            found = _VERSION.search(stream.read(_LONGEST_SEAL).partition(b"<output")[2])
    except _BROKEN:
        return None
    return None if found is None else found[1].decode("ascii", "replace")


class _Reader:
    """Reads one part; lives for it.  Paragraphs, rows and cells may lie in each other to any depth."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._around: list[list[str]] = []
        """Where the lines went before the cell, or the cells before the row, that is being read."""
        self._open: list[str] = []
        self._texts: list[list[str]] = []
        """Of the paragraphs that are open; a text box stands within one."""
        self._carried: list[str] = []
        """Text of a paragraph whose end is deleted: it stands before that of the next one."""
        self._skipped = 0
        """How many elements are open of which nothing is shown."""
        self._is_text = False
        self._is_dropped: list[bool] = []
        """Of the rows that are open, whether they are deleted."""
        self._joins: list[bool] = []
        """Of the paragraphs that are open, whether their end is deleted."""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse

    def take(self, piece: bytes, *, is_last: bool = False) -> None:
        """Read on.

        Raises:
            expat.ExpatError: It is no XML.
            ValueError: It declares a type of document, which could make much of little.
        """
        self._parser.Parse(piece, is_last)
        if is_last:
            self._show_carried()

    def end_all(self) -> None:
        """End what is open, where the part breaks off, so that what it says until there is shown."""
        while self._open:
            self._end_word(self._open.pop())
        self._show_carried()

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space not in _WORD:
            self._open.append("skipped" if space == _COMPATIBILITY and local == "Fallback" else "")
            self._skipped += self._open[-1] == "skipped"
            return
        self._start_word(local)
        self._open.append(local)

    def _start_word(self, local: str) -> None:
        if local in _DELETED:
            self._delete()
            self._skipped += 1
        elif local == "p":
            self._texts.append(self._carried)
            self._carried = []
            self._joins.append(False)
        elif local in ("tr", "tc"):
            self._around.append(self.lines)
            self.lines = []
            if local == "tr":
                self._is_dropped.append(False)
        elif local == "t":
            self._is_text = True
        elif local in _CHARACTERS and self._open[-1:] == ["r"]:  # and not a tab stop of a paragraph
            self._say(_CHARACTERS[local])

    def _delete(self) -> None:
        """Note what a deletion is of, where it is not of text: the end of a paragraph, a row of a table."""
        if self._open[-2:] == ["pPr", "rPr"] and self._joins:
            self._joins[-1] = True
        elif self._open[-1:] == ["trPr"] and self._is_dropped:
            self._is_dropped[-1] = True

    def _end(self, _name: str) -> None:
        self._end_word(self._open.pop())

    def _end_word(self, local: str) -> None:
        if local in _DELETED or local == "skipped":
            self._skipped -= 1
        elif local == "p":
            self._end_paragraph()
        elif local == "tc":
            self._show_carried()
            cell = " ".join(line for line in self.lines if line)
            self.lines = self._around.pop()
            self.lines.append(cell)
        elif local == "tr":
            row = " | ".join(self.lines)
            self.lines = self._around.pop()
            if not self._is_dropped.pop():
                self.lines.append(row)
        elif local == "t":
            self._is_text = False

    def _end_paragraph(self) -> None:
        text = self._texts.pop()
        if self._joins.pop():
            self._carried = text
        elif not self._skipped:
            self.lines.append("".join(text).strip())

    def _show_carried(self) -> None:
        """Show the text that no paragraph comes behind any more."""
        text = "".join(self._carried).strip()
        self._carried = []
        if text:
            self.lines.append(text)

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._say(text.translate(_SPACES))

    def _say(self, text: str) -> None:
        if self._texts and not self._skipped:
            self._texts[-1].append(text)


def _refuse(*_declared: object) -> None:
    raise ValueError("a type of document")


def main(arguments: list[str]) -> int:
    """Print the text of one file and return the exit code: 0, whatever the file is; 2 where none is named."""
    if len(arguments) != 1:
        sys.stderr.write("reportgen-textconv FILE.docx\n")
        return 2
    try:
        sys.stdout.buffer.write(text_of(arguments[0]).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError:  # git needs no more of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def entry() -> None:
    """Run as a program."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    entry()
