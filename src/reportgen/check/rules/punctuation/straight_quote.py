"""A straight quotation mark in Chinese text.

The marks " and ' of a typewriter do not show where a quotation begins and where it ends.

Bad:

    坚决做到"两个维护"。

Good:

    坚决做到“两个维护”。

Allow: for inches, minutes and seconds, and in code.

Source: GB/T 15834-2011, 4.8; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN, MARKS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "straight-quote"
SEVERITY = Severity.ERROR
_DOUBLE = '"＂'
_SINGLE = "'＇"
_QUOTE = re.compile("[\"＂'＇“”‘’]")
_CHINESE = re.compile(f"[{HAN}{MARKS}]")
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z0-9]")
_AFTER_OPENING = re.compile(r"[\s，。、；：？！）》”’]")
_BEFORE_CLOSING = re.compile(r"[\s（《“‘]")
_RIGHT = {"“": "”", "‘": "’"}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks, each with the one that is meant where the marks of the passage leave no doubt."""
    for passage in manuscript.passages:
        if not any(mark in passage.text for mark in _DOUBLE + _SINGLE):
            continue
        text = outside_addresses(passage.text)
        meant = _meant(text)
        for at in sorted(_doubtful(text) if meant is None else meant):
            mark = text[at]
            if mark not in _DOUBLE + _SINGLE:
                continue
            said = message("the quotation mark {mark} in Chinese text is straight", mark=mark)
            if meant is None:
                yield Flag(passage, at, at + 1, said, message('write "{left}" or "{right}"', left="“", right="”"))
            else:
                cure = message("write {right}", right=meant[at])
                yield Flag(passage, at, at + 1, said, cure, meant[at])


def _doubtful(text: str) -> Iterator[int]:
    """Yield the double marks beside Chinese text; behind a digit it means inches."""
    for quote in _QUOTE.finditer(text):
        at = quote.start()
        if quote[0] in _DOUBLE and _touches(text, at) and not text[max(0, at - 1) : at].isdigit():
            yield at


def _meant(text: str) -> dict[int, str] | None:
    """Return what each mark that touches Chinese text should be; None where the marks do not go together."""
    is_whole = text.count("“") == text.count("”")
    meant: dict[int, str] = {}
    opened: list[tuple[int, str]] = []
    for quote in _QUOTE.finditer(text):
        at, mark = quote.start(), quote[0]
        kind = "“" if mark in _DOUBLE or mark in "“”" else "‘"
        is_open = bool(opened) and text[opened[-1][0]] in (_DOUBLE + "“" if kind == "“" else _SINGLE + "‘")
        if kind == "‘" and _is_apostrophe(text, at, is_open=is_open):
            continue
        if is_open and mark not in "“‘":
            start, left = opened.pop()
            if not _is_quotation(text, start, at) or (is_whole and (text[start] == "“") != (mark == "”")):
                return None
            if _touches(text, start) or _touches(text, at) or _HAN.search(text, start, at):
                meant |= {start: left, at: _RIGHT[left]}
        elif mark in "”’" or any(kind == left for _, left in opened):
            return None
        else:
            opened.append((at, kind if opened or mark in "“‘" else "“"))
    return None if opened else meant


def _is_apostrophe(text: str, at: int, *, is_open: bool) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return bool(_LATIN.match(before)) and (not is_open or bool(_LATIN.match(after)))


def _is_quotation(text: str, start: int, end: int) -> bool:
    """Tell whether two marks can be the ends of a quotation, by what stands beside them."""
    is_inch = text[start] in _DOUBLE and text[max(0, start - 1) : start].isdigit()
    begins, ends = _AFTER_OPENING.match(text, start + 1), _BEFORE_CLOSING.match(text, end - 1)
    return end > start + 1 and not is_inch and not begins and not ends


def _touches(text: str, at: int) -> bool:
    return bool(_CHINESE.search(text[max(0, at - 1) : at] + text[at + 1 : at + 2]))
