"""How a name is written."""

from __future__ import annotations

from reportgen.facts.kinds.name import PUNCTUATION, Name
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import KNOWN, never_ending_with, whole
from reportgen.facts.schema.text import unlabelled
from reportgen.facts.schema.writing import NUMBERS, Writing, checked

__all__ = ["writing_of"]


def writing_of(name: Name) -> Writing:
    """Return how a name is written: on one line, without punctuation at its end."""
    known = rf"{KNOWN}{never_ending_with(PUNCTUATION)}[^\n]+"
    how = "写名称，只占一行，末尾不写标点，当中不能有 ×× 之类的待填标记"
    rules = checked(whole(MARKER, known, may_not_apply=name.may_not_apply), how)
    return Writing(how, rules, types=NUMBERS, own=unlabelled(name.label))
