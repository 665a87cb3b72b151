"""The words that make a number approximate, and the place of each."""

from __future__ import annotations

import re

__all__ = ["AFTER", "BEFORE", "MIDDLE", "around"]

BEFORE = "将近|接近|近|大约|约|超过|超|逾|不足|不到|不少于|不低于|至少|最多|高达|达到|多达"
"""Before the number: 近50次."""
MIDDLE = "余|多|来"
"""Between number and measure word: 30余场."""
AFTER = "以上|以下|以内|左右|上下"
"""After the measure word: 100条以上."""

_BEFORE, _MIDDLE = re.compile(BEFORE), re.compile(MIDDLE)


def around(approximator: str) -> tuple[str, str, str]:
    """Return what stands before the number, between it and its unit, and after the unit."""
    if _BEFORE.fullmatch(approximator):
        return approximator, "", ""
    if _MIDDLE.fullmatch(approximator):
        return "", approximator, ""
    return "", "", approximator
