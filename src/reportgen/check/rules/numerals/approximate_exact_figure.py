"""A figure to the last digit that is called approximate.

Who counted 1236 cases knows them exactly; with 约 in front the reader doubts that anybody counted.

Bad:

    全年受理群众诉求约1236件。

Good:

    全年受理群众诉求1236件。

Allow: where the count itself is an estimate.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.approximation import ABOUT, NEAR
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import COUNTED
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "approximate-exact-figure"
SEVERITY = Severity.WARNING
_EXACT = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{3,})(?<![05])"
"""Three digits and more, the last of them neither 0 nor 5."""
_OF = rf"(?:{COUNTED})(?!月|小时|百分点|工作日|交易日|日|昼|世纪|星期|季度)"
_FIGURE = re.compile(
    rf"(?P<before>{ABOUT}|{NEAR})(?:有|为|计)?(?P<figure>{_EXACT}){_OF}"
    rf"|(?<![0-9.,～—~-])(?P<counted>{_EXACT}){_OF}(?P<behind>左右)"
    rf"|(?<![0-9A-Za-z.,～—~-])(?P<more>{_EXACT})(?P<within>[余多]){_OF}"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the words that make such figures approximate."""
    for passage in manuscript.passages:
        for found in _FIGURE.finditer(passage.outside_titles):
            group = next(name for name in ("before", "behind", "within") if found[name] is not None)
            said = message(
                '"{figure}" is exact to the last digit, and "{word}" calls it approximate',
                figure=found["figure"] or found["counted"] or found["more"],
                word=found[group],
            )
            yield Flag(passage, *found.span(group), said, message("leave it out, or round the figure"))
