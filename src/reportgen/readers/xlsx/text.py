"""The texts of a workbook: most stand once, in a part of their own, and cells name them by number."""

from __future__ import annotations

import re

from reportgen.diagnostics.frozen import frozen
from reportgen.readers.package import Package
from reportgen.readers.xlsx.markup import Attributes, parse

__all__ = ["Run", "TextRuns", "Words", "is_on", "shared_texts", "words_of"]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML has not (ISO/IEC 29500-1, 22.9.2.19)."""
_LINE_ENDS = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_RAISED = ("superscript", "subscript")


@frozen
class Run:
    """Characters of one look."""

    text: str
    is_struck: bool | None = None
    """Whether a line goes through them; None where they look as their cell does."""
    is_raised: bool = False
    """Whether they stand above or below the line, as the mark of a note does."""


@frozen
class Words:
    """What people read in a cell."""

    text: str
    """Without what is struck out."""
    is_struck: bool = False
    """Whether all of it is; the text is there then."""
    is_raised: bool = False
    """Whether a part of it stands above or below the line."""


def words_of(runs: tuple[Run, ...], *, is_struck: bool = False) -> Words:
    """Return what is read in a cell, whose own look may be struck out."""
    written = [(run, is_struck if run.is_struck is None else run.is_struck) for run in runs if run.text.strip()]
    is_gone = bool(written) and all(struck for _, struck in written)
    left = [run for run, struck in written if not struck]
    is_raised = any(run.is_raised for run in left) and not all(run.is_raised for run in left)
    kept = runs if is_gone else (run for run in runs if not (is_struck if run.is_struck is None else run.is_struck))
    text = "".join(run.text for run in kept)
    return Words(_CONTROL.sub("", _LINE_ENDS.sub("\n", _ESCAPED.sub(_unescaped, text))), is_gone, is_raised)


def shared_texts(package: Package, part: str) -> list[tuple[Run, ...]]:
    """Return the shared texts by their number."""
    texts: list[tuple[Run, ...]] = []
    collected = TextRuns()

    def end(name: str) -> None:
        collected.end(name)
        if name == "si":
            texts.append(collected.take())

    parse(package, part, start=collected.start, end=end, data=collected.add)
    return texts


class TextRuns:
    """Collects runs of text; how a word is pronounced (``rPh``) is no part of it."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._pieces: list[str] = []
        self._open = self._aside = self._raised = False
        self._struck: bool | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Enter an element."""
        if name == "t":
            self._open = not self._aside
        elif name == "rPh":
            self._aside = True
        elif name == "r":
            self._struck, self._raised = None, False
        elif name == "rPr":
            self._struck = False
        elif name == "strike":
            self._struck = is_on(attributes)
        elif name == "vertAlign":
            self._raised = attributes.get("val") in _RAISED

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == "rPh":
            self._aside = False
        elif name == "t":
            if self._pieces:
                self._runs.append(Run("".join(self._pieces), self._struck, self._raised))
                self._pieces.clear()
            self._open = False
        elif name == "r":
            self._struck, self._raised = None, False

    def add(self, text: str) -> None:
        """Take characters, where they are part of the text."""
        if self._open:
            self._pieces.append(text)

    def take(self) -> tuple[Run, ...]:
        """Return the text so far, and begin anew."""
        runs = tuple(self._runs)
        self._runs.clear()
        return runs


def is_on(attributes: Attributes) -> bool:
    """Tell whether an element that switches something does not switch it off."""
    return attributes.get("val", "1") not in ("0", "false", "off")


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that is meant; half a pair is none, and stays as it is written."""
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number <= 0xDFFF else chr(number)
