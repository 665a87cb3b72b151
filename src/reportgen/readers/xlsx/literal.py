"""What a number format writes beside a value: 3 is shown as 3万 by the format ``0"万"``, and is 3 all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE

__all__ = ["added", "may_mislead"]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<end>;)|(?P<text>@)|(?P<other>.)',
    re.DOTALL,
)
"""ISO/IEC 29500-1, 18.8.31; ``!`` marks a character as literal in the Chinese editions."""
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_APPROXIMATOR = re.compile(f"几|{BEFORE}|{MIDDLE}|{AFTER}")


@frozen
class _Section:
    """One of the formats that a code holds: for numbers of one sort, or for texts."""

    added: str
    condition: tuple[str, float] | None
    is_text: bool


def may_mislead(code: str) -> bool:
    """Tell whether any section of a format writes something beside a value that changes what it says."""
    return any(_misleads(section.added) for section in _sections(code))


def added(code: str, number: float | None) -> str:
    """Return what a format writes beside a number, or beside a text (None), where that changes what the value says."""
    section = _for_text(code) if number is None else _for_number(code, number)
    return section.added if section is not None and _misleads(section.added) else ""


def _misleads(text: str) -> bool:
    """Tell whether a text holds a figure, a numeral (``万``, ``亿``) or a word that makes a number approximate."""
    return any(character.isnumeric() for character in text) or _APPROXIMATOR.search(text) is not None


def _for_text(code: str) -> _Section | None:
    return next((section for section in _sections(code) if section.is_text), None)


def _for_number(code: str, number: float) -> _Section | None:
    sections = [section for section in _sections(code) if not section.is_text][:3]
    if any(section.condition for section in sections):
        return next((section for section in sections if _holds(section.condition, number)), None)
    match sections:
        case [only] | [_, only] if number < 0 or len(sections) == 1:
            return only
        case [_, _, zero] if number == 0:
            return zero
        case [_, negative, _] if number < 0:
            return negative
    return sections[0] if sections else None


def _holds(condition: tuple[str, float] | None, number: float) -> bool:
    if condition is None:
        return True
    sign, limit = condition
    is_less, is_equal = number < limit, number == limit
    return {
        "<": is_less,
        "<=": is_less or is_equal,
        "=": is_equal,
        ">=": not is_less,
        ">": not is_less and not is_equal,
        "<>": not is_equal,
    }[sign]


def _sections(code: str) -> Iterator[_Section]:
    pieces: list[str] = []
    condition: tuple[str, float] | None = None
    is_text = False
    for token in _TOKEN.finditer(f"{code};"):
        if token["end"]:
            yield _Section("".join(pieces), condition, is_text)
            pieces, condition, is_text = [], None, False
        elif token["bracket"] is not None:
            found = _CONDITION.fullmatch(token["bracket"])
            condition = condition if found is None else (found[1], float(found[2]))
            # A currency or whatever else, before the language: [$约-804].
            pieces.append(token["bracket"][1:].partition("-")[0] if token["bracket"].startswith("$") else "")
        elif token["text"]:
            is_text = True
        else:
            pieces.append(token["quoted"] or token["escaped"] or _unquoted(token["other"] or ""))


def _unquoted(character: str) -> str:
    """Return a character that stands for itself; figures and Latin letters mean how the number is written."""
    return "" if character.isascii() else character
