"""A day: printed as ``2022年12月31日``, without zero padding (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

import datetime
import re
from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.day import read_date
from reportgen.facts.kinds.kind import Affixes, Kind, shown
from reportgen.facts.marker import is_marker
from reportgen.facts.refusal import UnreadableError

__all__ = ["BETWEEN", "Date", "DateValue"]

BETWEEN = "[年月日-]"
"""What stands between the numbers of a day and behind them, as the source of a regular expression."""


@frozen
class DateValue:
    """A day of the calendar."""

    day: datetime.date

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - a day has no measure word
        """Return ``2022年12月31日``."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    def canonical(self) -> str:
        """Return ``2022-12-31``."""
        return self.day.isoformat()


@frozen
class Date(Kind):
    """A day, written ``2022-12-31`` or ``2022年12月31日``."""

    NAME: ClassVar[str] = "date"
    YEARLY: ClassVar[bool] = True

    def value_of(self, text: str) -> DateValue:
        """Read a day."""
        try:
            return DateValue(read_date(text))
        except UnreadableError as error:
            if error.rule == "impossible-date":
                said = message('{label} "{text}" is not in the calendar', label=self.label, text=text)
            else:
                said = message('{label} "{text}" is not a date', label=self.label, text=shown(text))
            raise UnreadableError(error.rule, said, error.cure) from None

    def blank_of(self, text: str) -> Affixes | None:
        """Read ``××``, ``××年××月××日``, ``待填：12月31日前``."""
        parts = re.split(BETWEEN, text)
        is_blank = is_marker(text) or (any(parts) and all(not part or is_marker(part.strip()) for part in parts))
        return self.affixes if is_blank else None
