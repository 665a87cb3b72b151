"""How a text is written."""

from __future__ import annotations

from reportgen.facts.kinds.text import TYPED_NUMBER, Text, names_of
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import KNOWN, escaped, never_ending_with, whole
from reportgen.facts.schema.writing import NUMBERS, Schema, Writing, checked

__all__ = ["unlabelled", "writing_of"]

_SHORTEST = 2
"""A shorter name of a fact is too common a beginning of a text."""
_ENCLOSED = r"(?!（(?:[^（）]|（[^（）]*）)*）\s*$|\((?:[^()]|\([^()]*\))*\)\s*$)"
"""Stands before a text that is not in brackets as a whole."""


def writing_of(text: Text) -> Writing:
    """Return how a text is written: without what the report puts there by itself."""
    number = f"(?!{TYPED_NUMBER})" if text.numbered else ""
    brackets = _ENCLOSED if text.bracketed else ""
    known = rf"{KNOWN}{number}{brackets}{never_ending_with(text.without)}[\s\S]+"
    left_out = [
        *(["前面的序号（一、 一是 1.）"] if text.numbered else []),
        *(["外面的括号"] if text.bracketed else []),
        *([f"末尾的标点（{' '.join(text.without)}）"] if text.without else []),
    ]
    how = "写文字" + (f"，不写{'和'.join(left_out)}" if left_out else "") + "，文字当中不能有 ×× 之类的待填标记"
    rules = checked(whole(MARKER, known, may_not_apply=text.may_not_apply), how)
    return Writing(how, rules, types=NUMBERS, own=unlabelled(text.label))


def unlabelled(label: str) -> Schema | None:
    """Return the keywords of a text that does not begin with its own label; None where that cannot be told."""
    names = sorted({name for name in names_of(label) if len(name) >= _SHORTEST}, key=len, reverse=True)
    if not names:
        return None
    pattern = rf"^(?!\s*(?:{'|'.join(map(escaped, names))})[：:])"
    return checked(pattern, f"不写“{label}：”这样的标签，只写内容")
