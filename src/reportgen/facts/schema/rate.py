"""How a rate is written."""

from __future__ import annotations

from reportgen.facts.kinds.approximator import AFTER, BEFORE
from reportgen.facts.kinds.rate import DECIMALS, MARKED, WHOLE, Rate
from reportgen.facts.schema.pattern import whole
from reportgen.facts.schema.writing import Writing, checked

__all__ = ["writing_of"]

_UP_TO_HUNDRED = rf"(?:100(?:\.0{{1,10}})?|(?:0|[1-9][0-9]?){DECIMALS})"


def writing_of(rate: Rate) -> Writing:
    """Return how a rate is written: with its per cent sign, with one approximator or none; ``近××.×%`` too."""
    number = rf"{WHOLE}{DECIMALS}" if rate.may_exceed_hundred else _UP_TO_HUNDRED
    known = rf"(?:{BEFORE})\s*{number}\s*%|{number}\s*%\s*(?:{AFTER})?"
    blank = rf"(?:{BEFORE})?\s*{MARKED}\s*%?\s*(?:{AFTER})?"
    limit = "" if rate.may_exceed_hundred else "，不超过100%"
    how = f"写带百分号的数{limit}，可以带一个概数词：100%、98.7%、99%以上、近80%"
    return Writing(how, checked(whole(known, blank, may_not_apply=rate.may_not_apply), how))
