"""Intervals of mathematics, such as [60，100): their brackets differ on purpose."""

from __future__ import annotations

import re

from reportgen.check.script import HAN
from reportgen.document.passage import MASK

__all__ = ["outside_intervals"]

_END = rf"[^{HAN}\[\]［］()（）,，\s]{{1,12}}"
_ENDS = rf"{_END}[,，] ?{_END}"
_INTERVAL = re.compile(rf"[\[［]{_ENDS}[)）]|[(（]{_ENDS}[\]］]")


def outside_intervals(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character of an interval."""
    if not any(bracket in text for bracket in "[]［］"):
        return text
    return _INTERVAL.sub(lambda interval: MASK * len(interval[0]), text)
