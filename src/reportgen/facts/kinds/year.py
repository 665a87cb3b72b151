"""A calendar year: printed as its four digits; the template says 年 or 年度."""

from __future__ import annotations

import re
from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.half_width import half_width
from reportgen.facts.kinds.kind import Affixes, Kind, shown
from reportgen.facts.marker import is_marker
from reportgen.facts.refusal import UnreadableError

__all__ = ["YEAR", "Year", "YearValue"]

YEAR = r"([1-9][0-9]{3})\s*(?:年|年度)?"
"""A year, as the source of a regular expression."""

_YEAR = re.compile(YEAR)


@frozen
class YearValue:
    """A year of the calendar."""

    number: int

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - a year has no measure word
        """Return ``2022``."""
        return str(self.number)

    def canonical(self) -> str:
        """Return ``2022``."""
        return str(self.number)


@frozen
class Year(Kind):
    """A year, written ``2022`` or ``2022年``."""

    NAME: ClassVar[str] = "year"

    def value_of(self, text: str) -> YearValue:
        """Read a year of four digits."""
        match = _YEAR.fullmatch(text)
        if match is not None:
            return YearValue(int(match[1]))
        said = message('{label} "{text}" is not a year', label=self.label, text=shown(text))
        right = _YEAR.fullmatch(half_width(text))
        if right is not None:
            raise UnreadableError("not-a-year", said, message('write "{right}"', right=right[1]))
        raise UnreadableError("not-a-year", said, message("write four digits, such as 2022"))

    def blank_of(self, text: str) -> Affixes | None:
        """Read ``××``, ``××年``."""
        return self.affixes if is_marker(text.removesuffix("度").removesuffix("年").rstrip()) else None
