"""The texts of a workbook: most stand once, in a part of their own, and cells name them by number."""

from __future__ import annotations

import re

from reportgen.forms.xlsx.markup import Attributes, parse
from reportgen.forms.xlsx.package import Package

__all__ = ["TextRuns", "shared_texts"]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML has not (ISO/IEC 29500-1, 22.9.2.19)."""
_LINE_ENDS = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def shared_texts(package: Package, part: str) -> list[str]:
    """Return the shared texts by their number."""
    texts: list[str] = []
    collected = TextRuns()

    def start(name: str, _: Attributes) -> None:
        collected.start(name)

    def end(name: str) -> None:
        collected.end(name)
        if name == "si":
            texts.append(collected.take())

    parse(package, part, start=start, end=end, data=collected.add)
    return texts


class TextRuns:
    """Collects the text of runs; how a word is pronounced (``rPh``) is no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open = self._aside = False

    def start(self, name: str) -> None:
        """Enter an element."""
        if name == "rPh":
            self._aside = True
        elif name == "t":
            self._open = not self._aside

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == "rPh":
            self._aside = False
        elif name == "t":
            self._open = False

    def add(self, text: str) -> None:
        """Take characters, where they are part of the text."""
        if self._open:
            self._pieces.append(text)

    def take(self) -> str:
        """Return the text so far, and begin anew."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _CONTROL.sub("", _LINE_ENDS.sub("\n", _ESCAPED.sub(_unescaped, text)))


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that is meant; half a pair is none, and stays as it is written."""
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number <= 0xDFFF else chr(number)
