"""How a count is written."""

from __future__ import annotations

from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE
from reportgen.facts.kinds.count import LONGEST, Count
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import escaped, whole
from reportgen.facts.schema.writing import Writing, checked

__all__ = ["writing_of"]

_NUMBER = rf"(?:0|[1-9][0-9]{{0,{LONGEST - 1}}}|{MARKER})"


def writing_of(count: Count) -> Writing:
    """Return how a count of this measure word is written: with one approximator or none, ``××`` for its number too."""
    unit = rf"(?:{escaped(count.unit)})?"
    before = rf"(?:{BEFORE})\s*{_NUMBER}\s*{unit}"
    behind = rf"{_NUMBER}\s*(?:(?:{MIDDLE})\s*{unit}|{unit}\s*(?:{AFTER})?)"
    how = (
        f"写阿拉伯数字的整数，可以带一个概数词，量词可以不写，写就写“{count.unit}”：20、30余、近50、100{count.unit}以上"
    )
    rules = checked(whole(before, behind, may_not_apply=count.may_not_apply), how)
    return Writing(how, {**rules, "minimum": 0, "maximum": 10**LONGEST - 1}, types=("integer",))
