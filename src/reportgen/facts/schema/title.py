"""How a title is written."""

from __future__ import annotations

from reportgen.facts.kinds.title import CLOSING, OPENING, Title
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import KNOWN, whole
from reportgen.facts.schema.writing import NUMBERS, Writing, checked

__all__ = ["writing_of"]

_DEEPEST = 4
"""How deep 书名号 may stand within one another: a pattern cannot count, and no title goes so far."""
_NO_MARK = rf"[^{OPENING}{CLOSING}\n]"


def _paired(deepest: int) -> str:
    """Return a piece of a text in which each 书名号 has its partner."""
    return rf"(?:{_NO_MARK}|[{OPENING}]{_paired(deepest - 1)}*[{CLOSING}])" if deepest else _NO_MARK


_IN_MARKS = rf"《(?!\s*[{CLOSING}]){_paired(_DEEPEST - 1)}*[{CLOSING}]{_NO_MARK}*"
_OTHER = rf"(?!《){_paired(_DEEPEST)}+"


def writing_of(title: Title) -> Writing:
    """Return how a title is written: with its 书名号, each with its partner, or without them; its edition last."""
    known = rf"{KNOWN}(?:{_IN_MARKS}|{_OTHER})"
    how = "写文件名，书名号可以不写，写就要成对，版次写在书名号后面：《中国共产党章程》（2022年版）；每个文件单独一项"
    rules = checked(whole(MARKER, rf"《\s*{MARKER}\s*》", known, may_not_apply=title.may_not_apply), how)
    return Writing(how, rules, types=NUMBERS)
