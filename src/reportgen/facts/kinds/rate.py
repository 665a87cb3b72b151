"""A rate: an exact decimal number of per cent (``100%``, ``97.50%``, ``99%以上``)."""

from __future__ import annotations

import re
from dataclasses import field
from decimal import Decimal
from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.half_width import half_width
from reportgen.facts.kinds.approximator import AFTER, BEFORE, around
from reportgen.facts.kinds.kind import Affixes, Kind, shown
from reportgen.facts.kinds.number import advice_on_none, refuse_remark
from reportgen.facts.marker import MARKER
from reportgen.facts.refusal import UnreadableError

__all__ = ["DECIMALS", "MARKED", "WHOLE", "Rate", "RateValue"]


@frozen
class RateValue:
    """Per cent, as exactly as it was written."""

    number: Decimal
    """``97.50`` keeps its zero: how precise a rate is, is part of what is said."""
    approximator: str = ""

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - the per cent sign is the unit of every rate
        """Return ``97.50%``, ``99%以上``, ``近80%``."""
        before, middle, after = around(self.approximator)
        return f"{before}{self.number:f}%{middle}{after}"

    def canonical(self) -> str:
        """Return the same as in print."""
        return self.printed(None)

    def awaited(self) -> str:
        """Return what is left of it once the number is not known: ``近××%``, ``××%以上``; empty for an exact one."""
        before, middle, after = around(self.approximator)
        return f"{before}××%{middle}{after}" if self.approximator else ""


WHOLE = "(?:0|[1-9][0-9]{0,5})"
"""The digits before the point, as the source of a regular expression."""
DECIMALS = r"(?:\.[0-9]{1,10})?"
"""The digits after the point, if any, as the source of a regular expression."""
MARKED = rf"{MARKER}(?:\.[*＊×✕╳ＸXx_＿]+)?"
"""A marker in place of the number, ``××.×`` too, as the source of a regular expression."""

_RATE = re.compile(
    rf"(?P<before>{BEFORE})?\s*(?:(?P<number>{WHOLE}{DECIMALS})\s*%"
    rf"|(?P<marker>{MARKED})\s*%?)\s*(?P<after>{AFTER})?"
)
_WITHOUT_SIGN = r"\s*([0-9]+(?:\.[0-9]+)?)\s*"
_HUNDRED = 100


@frozen
class Rate(Kind):
    """A share in per cent."""

    NAME: ClassVar[str] = "rate"
    YEARLY: ClassVar[bool] = True

    may_exceed_hundred: bool = field(default=False, kw_only=True)
    """For growth and the like; a share of a whole cannot."""

    @property
    def affixes(self) -> Affixes:
        """The per cent sign stands after the number."""
        return "", "%"

    def value_of(self, text: str) -> RateValue:
        """Read ``100%``, ``98.7%``, ``99%以上``."""
        match = _RATE.fullmatch(text)
        if match is None:
            refuse_remark(self, text, lambda number: _RATE.fullmatch(number) is not None)
            raise self._explained(text)
        if match["before"] and match["after"]:
            said = message('{label} "{text}" is approximate twice over', label=self.label, text=text)
            cure = message('keep one of "{first}" and "{second}"', first=match["before"], second=match["after"])
            raise UnreadableError("two-approximators", said, cure)
        number = Decimal(match["number"])
        if number > _HUNDRED and not self.may_exceed_hundred:
            said = message('{label} "{text}" is more than the whole', label=self.label, text=text)
            raise UnreadableError("rate-over-hundred", said, message("a share is at most 100%"))
        return RateValue(number, match["before"] or match["after"] or "")

    def blank_of(self, text: str) -> Affixes | None:
        """Read ``××%``, ``近××.×%``, ``**%以上``."""
        match = _RATE.fullmatch(text)
        return None if match is None or match["number"] else (match["before"] or "", f"%{match['after'] or ''}")

    def _explained(self, text: str) -> UnreadableError:
        said = message('{label} "{text}" is not a rate in per cent', label=self.label, text=shown(text))
        plain = half_width(text)
        bare = re.fullmatch(_WITHOUT_SIGN, plain)
        if bare is not None and "." not in bare[1]:
            plain = f"{int(bare[1])}%" if len(bare[1]) <= 3 else plain
        elif bare is not None and Decimal(bare[1]) <= 1:
            return UnreadableError(
                "not-a-rate",
                said,
                message('write "{right}" if a share of the whole is meant', right=f"{Decimal(bare[1]).scaleb(2):f}%"),
            )
        elif bare is not None:
            plain = f"{bare[1]}%"
        if plain != text and _RATE.fullmatch(plain):
            return UnreadableError("not-a-rate", said, message('write "{right}"', right=plain))
        cure = advice_on_none(self, text, "0%") or message(
            "write it like {exact} or {about}", exact="98.7%", about="99%以上"
        )
        return UnreadableError("not-a-rate", said, cure)
