"""The symbol of a unit in the wrong case.

Case tells symbols apart: k is kilo and K is kelvin, m is milli and M is mega.

Bad:

    改造线路5KM，新增装机10KW。

Good:

    改造线路5km，新增装机10kW。

Allow: in the names of goods and models.

Source: GB 3100-1993; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.table import table
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "miscased-unit-symbol"
SEVERITY = Severity.WARNING


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the symbols behind numbers."""
    symbols = {row["symbol"]: row["right"] for row in table("unit-symbols")}
    for passage in manuscript.passages:
        for found in _symbol().finditer(passage.outside_titles):
            symbol = found["symbol"]
            right = symbols[symbol]
            said = message('the unit "{symbol}" is in the wrong case', symbol=symbol)
            yield Flag(passage, *found.span("symbol"), said, message('write "{right}"', right=right), right)


@cache
def _symbol() -> re.Pattern[str]:
    symbols = sorted((row["symbol"] for row in table("unit-symbols")), key=len, reverse=True)
    behind = "|".join(map(re.escape, symbols))
    return re.compile(
        rf"(?<![0-9A-Za-z.,_/-])[0-9][0-9.,]* ?[十百千万亿]{{0,2}} ?(?P<symbol>{behind})(?![0-9A-Za-z_·-])"
    )
