"""A range in 万 or 亿 whose first number lacks it.

3～5万元 may be read as three yuan up to fifty thousand; 3万～5万元 cannot.

Bad:

    单个项目投资3～5万元。

Good:

    单个项目投资3万～5万元。

Allow: never.

Source: GB/T 15835-2011, 5.1.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import MULTIPLES, NUMBER, TO
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "bare-multiple-range"
SEVERITY = Severity.ERROR
_RANGE = re.compile(
    rf"(?<![0-9.,:：第图表/A-Za-z～~—–－-])(?P<low>{NUMBER})(?:{TO})(?P<high>[0-9]+(?:\.[0-9]+)?)(?P<multiple>{MULTIPLES})"
)
_MOST = 10
"""How many times the first number the second is where both certainly have the same multiple."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the first numbers, where the range is none without 万."""
    for passage in manuscript.passages:
        for found in _RANGE.finditer(passage.outside_titles):
            low, high = float(found["low"].replace(",", "")), float(found["high"])
            if 0 < low < high:
                right = found["low"] + found["multiple"]
                said = message(
                    '"{low}" in the range "{range}" lacks "{multiple}"',
                    low=found["low"],
                    range=found[0],
                    multiple=found["multiple"],
                )
                safe = right if high <= _MOST * low else None
                yield Flag(passage, *found.span("low"), said, message('write "{right}"', right=right), safe)
