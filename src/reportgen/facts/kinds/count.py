"""A count: a whole number with a measure word, and perhaps an approximator (``30余场``, ``100条以上``)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import ClassVar

from reportgen.diagnostics import Message, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.half_width import half_width
from reportgen.facts.kinds.approximator import AFTER, BEFORE, MIDDLE, around
from reportgen.facts.kinds.kind import Affixes, Kind, shown
from reportgen.facts.kinds.number import advice_on_none, refuse_remark
from reportgen.facts.marker import MARKER
from reportgen.facts.refusal import UnreadableError

__all__ = ["LONGEST", "Count", "CountValue"]

_LONGEST_MEANT = 100
"""Characters of what may have been meant as a count."""


@frozen
class CountValue:
    """A non-negative whole number, exact or approximate."""

    number: int
    approximator: str = ""
    """余, 多 … stand between number and unit; 以上, 左右 … after the unit; 近, 约 … before the number."""

    def printed(self, unit: str | None) -> str:
        """Return ``30余场``, ``100条以上``, ``近50次``."""
        before, middle, after = around(self.approximator)
        return f"{before}{self.number}{middle}{unit or ''}{after}"

    def canonical(self) -> str:
        """Return ``30余``, ``100以上``, ``近50``."""
        return self.printed(None)

    def awaited(self) -> str:
        """Return what is left of it once the number is not known: ``××余``, ``近××``; empty for an exact one."""
        before, middle, after = around(self.approximator)
        return f"{before}××{middle}{after}" if self.approximator else ""


_COUNT = re.compile(
    rf"(?P<before>{BEFORE})?\s*(?P<number>[0-9]+|{MARKER})\s*(?P<middle>{MIDDLE})?\s*"
    rf"(?P<unit>[^\s0-9０-９.,，_:：%％*×]*?)\s*(?P<after>{AFTER})?"
)
_APPROXIMATOR_BEHIND = f"{MIDDLE}|{AFTER}"
LONGEST = 15
"""How many digits a count has at most."""
_MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_IN_MULTIPLES = r"([0-9]+(?:\.[0-9]+)?)\s*([十百千万亿])(.*)"


@frozen
class Count(Kind):
    """A count of things, people or events."""

    NAME: ClassVar[str] = "count"
    YEARLY: ClassVar[bool] = True

    unit: str = field(kw_only=True)
    """The measure word: 次, 条, 件 …"""

    @property
    def measure_word(self) -> str:
        """The measure word."""
        return self.unit

    @property
    def affixes(self) -> Affixes:
        """The measure word stands after the number."""
        return "", self.unit

    def value_of(self, text: str) -> CountValue:
        """Read ``20``, ``30余``, ``近50``, ``100以上``, each with or without its measure word."""
        match = _COUNT.fullmatch(text)
        if match is None or match["unit"] not in ("", self.unit):
            refuse_remark(self, text, self._is_count)
        multiple = match is not None and match["unit"][:1] in _MULTIPLES and match["unit"] != self.unit
        number = "" if match is None else match["number"]
        if match is None or multiple or len(number) > LONGEST or (number[0] == "0" and number != "0"):
            raise self._explained(text)
        return CountValue(int(number), self._approximator(match, text))

    def blank_of(self, text: str) -> Affixes | None:
        """Read ``××余``, ``近××条``, ``**以上``."""
        match = _COUNT.fullmatch(text)
        if match is None or match["number"].isdecimal():
            return None
        before, middle, after = around(self._approximator(match, text))
        return before, f"{middle}{self.unit}{after}"

    def _approximator(self, match: re.Match[str], text: str) -> str:
        """Check the measure word and the number of approximators."""
        if match["unit"] not in ("", self.unit):
            raise self._wrong_unit(match)
        used = [match[name] for name in ("before", "middle", "after") if match[name]]
        if len(used) > 1:
            said = message('{label} "{text}" is approximate twice over', label=self.label, text=text)
            cure = message('keep one of "{first}" and "{second}"', first=used[0], second=used[1])
            raise UnreadableError("two-approximators", said, cure)
        return used[0] if used else ""

    def _wrong_unit(self, match: re.Match[str]) -> UnreadableError:
        """Say what stands where the measure word should."""
        wrong, written = match["unit"], "".join(match[name] or "" for name in ("before", "number", "middle"))
        word = re.fullmatch(_APPROXIMATOR_BEHIND, wrong.replace(self.unit, "", 1))
        if word is not None and not match["middle"] and not match["after"]:
            _, middle, after = around(word[0])
            said = message(
                '"{word}" does not belong there in {label} "{text}"', word=word[0], label=self.label, text=match[0]
            )
            right = f"{written}{middle}{self.unit}{after}"
            return UnreadableError("misplaced-approximator", said, message('write "{right}"', right=right))
        if wrong in ("+", f"{self.unit}+", f"+{self.unit}"):
            said = message('{label} "{text}" is approximate by a sign, not a word', label=self.label, text=match[0])
            right = f"{written}{self.unit}以上"
            return UnreadableError("not-a-count", said, message('write "{right}"', right=right))
        if wrong.startswith("#"):
            said = message('no space stands before the "#" of the comment')
            return UnreadableError("no-space-before-comment", said, message('write "{right} #…"', right=written))
        said = message(
            'the measure word of {label} is "{unit}", not "{wrong}"', label=self.label, unit=self.unit, wrong=wrong
        )
        right = f"{written}{self.unit}{match['after'] or ''}"
        return UnreadableError(
            "wrong-unit", said, message('write "{right}", or leave the measure word out', right=right)
        )

    def _explained(self, text: str) -> UnreadableError:
        """Say why a text is no count, and how the count is written that was probably meant."""
        rule, said = self._reason(text)
        right = _probable(text, self.unit)
        cure = message('write "{right}"', right=right) if right and right != text else advice_on_none(self, text, "0")
        return UnreadableError(
            rule,
            said,
            cure
            or message("write a whole number such as 20, 30余, 近50 or 100以上; leave it empty if it is not known yet"),
        )

    def _is_count(self, text: str) -> bool:
        match = _COUNT.fullmatch(text)
        return match is not None and match["unit"] in ("", self.unit)

    def _reason(self, text: str) -> tuple[str, Message]:
        label, quoted = self.label, shown(text)
        if re.search(r"[０-９]", text):
            return "full-width-digits", message('{label} "{text}" has full-width digits', label=label, text=quoted)
        if re.fullmatch(r"\D*0[0-9]+\D*", text):
            return "leading-zero", message('{label} "{text}" begins with a zero', label=label, text=quoted)
        if re.fullmatch(r"\D*[0-9]{1,3}(?:[_,，' ][0-9]{3})+\D*", text) or re.fullmatch(r"[0-9]+(?:_[0-9]+)+", text):
            said = message('{label} "{text}" has marks between its digits', label=label, text=quoted)
            return "digit-grouping", said
        if re.match(r"[-−－]\s*[0-9]", text):
            return "negative-count", message('{label} "{text}" is less than zero', label=label, text=quoted)
        if re.fullmatch(rf"[0-9]{{{LONGEST + 1},}}", text):
            return "count-too-large", message('{label} "{text}" is too large to be counted', label=label, text=quoted)
        if re.search(_IN_MULTIPLES, text):
            return "not-in-digits", message('{label} "{text}" is not written in digits only', label=label, text=quoted)
        return "not-a-count", message('{label} "{text}" is not a whole number', label=label, text=quoted)


def _probable(text: str, unit: str) -> str | None:
    """Return the count that was probably meant, rightly written."""
    if len(text) > _LONGEST_MEANT:
        return None
    plain = re.sub(r"(?<=[0-9])(?:[_,']| (?=[0-9]{3}(?![0-9])))(?=[0-9])", "", half_width(text))
    plain = re.sub(r"^(?:共计?|总计|累计|合计|达)\s*(?=[0-9])", "", plain)
    plain = re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)
    multiple = re.search(_IN_MULTIPLES, plain)
    if multiple:
        digits, decimals = ([*multiple[1].split("."), ""])[:2]
        zeros = len(str(_MULTIPLES[multiple[2]])) - 1 - len(decimals)
        if zeros < 0:
            return None
        plain = f"{plain[: multiple.start()]}{digits}{decimals}{'0' * zeros}{multiple[3]}"
    match = _COUNT.fullmatch(plain)
    good = match is not None and match["unit"] in ("", unit) and len(match["number"]) <= LONGEST
    return plain if good else None
