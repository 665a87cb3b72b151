"""How much a template may make: a slip of the pen ends with a sentence, not with a machine out of memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reportgen.diagnostics import message
from reportgen.template.rendering import Refusal, current, is_running

__all__ = ["LONGEST", "grows_too_large", "has_large_number", "is_too_wide", "replaces_too_much", "spend", "too_large"]

LONGEST = 100_000
"""Characters or items that one operation may make, as many as Jinja's sandbox allows a range."""
_LARGEST = 10_000
"""Bits of a whole number that a template may calculate."""
_STEPS = 1_000_000
"""How often loops may be passed in one rendering; a call costs as much as a few passes."""
_WIDTH = re.compile(r"[%:{.][^a-z%{}]*?(\d+)", re.IGNORECASE)


def too_large() -> Refusal:
    """Say that something would grow without end."""
    most = message("{number} is the most", number=LONGEST)
    return Refusal("template-too-large", message("a range or a repetition is too large"), advice=most)


def grows_too_large(operator: str, left: Any, right: Any) -> bool:
    """Tell whether an operator would make a text, a list or a number that no report needs."""
    if isinstance(left, int) and isinstance(right, int):
        bits = {"*": left.bit_length() + right.bit_length(), "**": left.bit_length() * max(right, 0)}
        return bits.get(operator, 0) > _LARGEST
    if operator == "*":
        return _length(left) * _number(right) > LONGEST or _length(right) * _number(left) > LONGEST
    if operator == "+":
        return _length(left) + _length(right) > LONGEST
    return operator == "%" and isinstance(left, str) and is_too_wide(left, right)


def is_too_wide(text: str, *arguments: Any) -> bool:
    """Tell whether a format, or the width that is given to one, asks for more characters than a text may have."""
    is_wide = any(len(number) > 9 or int(number) > LONGEST for number in _WIDTH.findall(text))
    is_given_width = "*" in text or re.search(r":[^{}]*\{", text) is not None
    given = [each for argument in arguments for each in (argument if isinstance(argument, tuple) else (argument,))]
    return is_wide or (is_given_width and has_large_number(given))


def has_large_number(arguments: Any) -> bool:
    """Tell whether one of the arguments is a number above what a width or a count may be."""
    return any(abs(_number(argument)) > LONGEST for argument in arguments)


def replaces_too_much(text: str, arguments: Sequence[object]) -> bool:
    """Tell whether replacing would make a text that is too long."""
    old, new = (*arguments, None, None)[:2]
    return isinstance(old, str) and isinstance(new, str) and text.count(old) * len(new) > LONGEST


def spend(steps: int) -> None:
    """Count passes of loops and calls against what one rendering may use.

    Raises:
        Refusal: That is used up; the template cannot go on.
    """
    if not is_running():
        return
    running = current()
    running.steps += steps
    if running.steps > _STEPS:
        advice = message("see that loops stand within loops only where they must, and that every macro ends")
        raise Refusal("template-too-large", message("the loops of the template go on too long"), advice=advice)


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
