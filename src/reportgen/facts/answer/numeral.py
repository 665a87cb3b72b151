"""Chinese numerals that say one number exactly: 三十, 一百零五, 两万, 九十九点五, 二〇二二."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["MULTIPLES", "NUMERAL", "number_of", "with_digits"]

_FIGURES = "零一二三四五六七八九"
MULTIPLES = {"亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100, "十": 10}
"""What also follows a number in digits: ``3.5万``."""
NUMERAL = r"[零〇○一二两三四五六七八九十百千万亿]+(?:点[零〇○一二三四五六七八九]+)?"
"""What may be a numeral, as the source of a regular expression; :func:`number_of` tells whether it is one."""

_SAME = str.maketrans("〇○两", "零零二")
_LONGEST = 40
"""More characters are no number that anybody counts to …"""
_LARGEST = 10**16
"""… nor is a larger one."""


def number_of(numeral: str) -> Decimal | None:
    """Return what a numeral says; None where it may say several things (三五, 二百五), or nothing.

    Digits one by one are a number only with a 〇 or 零 among them, as years are: 三五 is three to five.
    """
    whole, point, decimals = numeral.translate(_SAME).partition("点")
    number = _number(whole) if len(numeral) <= _LONGEST else None
    if number is None or not point:
        return number if number is None else Decimal(number)
    return Decimal(f"{number}.{_in_digits(decimals)}") if decimals and set(decimals) <= set(_FIGURES) else None


def with_digits(text: str) -> str:
    """Write in digits each numeral of a text that says one number; what says none stays."""

    def written(found: re.Match[str]) -> str:
        number = number_of(found[0])
        return found[0] if number is None else f"{number:f}"

    return re.sub(NUMERAL, written, text)


def _number(numeral: str) -> int | None:
    """Sum a numeral up, and believe the sum if it is spelt that way: 二百五 is not, for 205 is 二百零五."""
    if len(numeral) > 1 and "零" in numeral[1:] and numeral[0] != "零" and set(numeral) <= set(_FIGURES):
        number = int(_in_digits(numeral))
        return number if number <= _LARGEST else None
    spelt = re.sub("(?<![一二三四五六七八九])十|^(?=[百千万亿])", lambda found: f"一{found[0]}", numeral)
    total = section = figure = 0
    for character in spelt:
        if character in _FIGURES:
            figure = _FIGURES.index(character)
        elif MULTIPLES[character] < MULTIPLES["万"]:
            section, figure = section + figure * MULTIPLES[character], 0
        else:
            carried = total if total < MULTIPLES[character] else 0  # 一万亿 is ten thousand times 亿
            total += (carried + section + figure) * MULTIPLES[character] - carried
            section = figure = 0
    number = total + section + figure
    return number if number <= _LARGEST and _spelt(number) == spelt else None


def _spelt(number: int) -> str:
    for mark, place in MULTIPLES.items():
        if number >= place:
            above, rest = divmod(number, place)
            gap = "零" if 0 < rest < place // 10 else ""
            return f"{_spelt(above)}{mark}{gap}{_spelt(rest) if rest else ''}"
    return _FIGURES[number]


def _in_digits(numeral: str) -> str:
    return "".join(str(_FIGURES.index(character)) for character in numeral)
