"""A range of rates whose first number has no percent sign.

5～8% may be read as the number 5 up to 8%; with both signs it cannot.

Bad:

    预计全年增长5～8%。

Good:

    预计全年增长5%～8%。

Allow: never.

Source: GB/T 15835-2011, 5.1.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import NUMBER, TO
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "bare-percent-range"
SEVERITY = Severity.ERROR
_RANGE = re.compile(
    rf"(?<![0-9.,:：第图表/％%‰A-Za-z～~—–－-])(?P<low>{NUMBER})(?:{TO})(?P<high>[0-9]+(?:\.[0-9]+)?)(?P<sign>[%％‰])"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the first numbers."""
    for passage in manuscript.passages:
        for found in _RANGE.finditer(passage.outside_titles):
            low, sign = found["low"], found["sign"]
            if float(low.replace(",", "")) < float(found["high"]):
                right = low + sign
                said = message('"{low}" in the range "{range}" lacks its sign', low=low, range=found[0])
                yield Flag(passage, *found.span("low"), said, message('write "{right}"', right=right), right)
