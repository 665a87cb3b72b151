"""Large numbers with a comma between their thousands beside others without.

Either way of writing them is right; both in one text look like two texts.

Bad:

    全年受理事项12345件，办结11987件，接听来电23,456次。

Good:

    全年受理事项12345件，办结11987件，接听来电23456次。

Allow: where figures of another text are quoted.

Source: GB/T 15835-2011, 4.3.3 and 5.1.1; practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import COUNTED, MEASURED
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "mixed-digit-grouping"
SEVERITY = Severity.WARNING
_LARGE = re.compile(
    r"(?<![0-9.,，A-Za-z/:：〔第-])(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9][0-9]{3,14})"
    rf"(?=(?:\.[0-9]+)?[余多]?(?![年届级])(?:{COUNTED}|{MEASURED}|[万亿]))"
)
"""A number of four digits and more before a measure word: so it is no code, no telephone and no year."""
_SHORT = 4
"""So many digits need no comma even beside longer numbers that have one; GB/T 15835-2011, 5.1.1."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the numbers that are written as fewer are; those with commas, where both are as many."""
    found = [(passage, number) for passage in manuscript.passages for number in _LARGE.finditer(passage.outside_titles)]
    grouped = [each for each in found if "," in each[1]["whole"]]
    if all(len(number["whole"]) > _SHORT + 1 for _, number in grouped):
        found = [each for each in found if len(each[1]["whole"]) > _SHORT]
    if not grouped or len(grouped) == len(found):
        return
    has_commas = 2 * len(grouped) > len(found)
    for passage, number in found:
        whole = number["whole"]
        right = f"{int(whole.replace(',', '')):,}" if has_commas else whole.replace(",", "")
        if whole != right:
            said = message('"{number}" is written otherwise than other numbers of this text', number=whole)
            yield Flag(passage, *number.span("whole"), said, message('write "{right}"', right=right), right)
