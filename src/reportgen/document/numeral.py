"""Chinese numerals: 二十一 for counting and numbering, 二〇二二 for years (GB/T 15835-2011, 4.2)."""

from __future__ import annotations

__all__ = ["chinese_digits", "chinese_number"]

_DIGITS = "零一二三四五六七八九"
_UNITS = ((10**8, "亿"), (10**4, "万"), (10**3, "千"), (10**2, "百"), (10, "十"))
_LARGEST = 10**16
_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")


def chinese_number(number: int) -> str:
    """Write a number as it is counted: 10 is 十, 21 is 二十一, 101 is 一百零一.

    Raises:
        ValueError: ``number`` is negative or has more than 16 digits.
    """
    if not 0 <= number < _LARGEST:
        raise ValueError(number)
    written = _counted(number)
    return written.removeprefix("一") if written.startswith("一十") else written


def chinese_digits(text: str) -> str:
    """Write each digit of a text by itself, as years are: ``2022`` is 二〇二二; all else stays."""
    return text.translate(_BY_DIGIT)


def _counted(number: int) -> str:
    for size, unit in _UNITS:
        if number >= size:
            high, low = divmod(number, size)
            zero = "零" if 0 < low < size // 10 else ""
            return _counted(high) + unit + zero + (_counted(low) if low else "")
    return _DIGITS[number]
