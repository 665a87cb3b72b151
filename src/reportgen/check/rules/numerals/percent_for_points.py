"""The difference of two rates, given in per cent.

From 90% to 93% it is 3 percentage points (个百分点), and 3.3 per cent: the two say different things.

Bad:

    按期办结率由90%上升到93%，提高3%。

Good:

    按期办结率由90%上升到93%，提高3个百分点。

Allow: where the rate really grew by that share of itself.

Source: usage of statistics; practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "percent-for-points"
SEVERITY = Severity.ERROR
_RATE = r"[0-9]+(?:\.[0-9]+)?[%％]"
_CHANGED = "提高|提升|上升|增长|增加|扩大|下降|降低|回落|减少|下滑|上涨|缩小"
_FROM_TO = re.compile(
    rf"[由从][^，。；、%％]{{0,15}}?(?P<before>{_RATE})[^，。；%％]{{0,12}}?[至到为][^，。；%％]{{0,12}}?(?P<after>{_RATE})"
    rf"[，（](?:[同环]比|[较比][^，。；%％0-9]{{1,6}}?)?(?:累计|净|共|实际)?(?:{_CHANGED})了?(?P<said>{_RATE})"
)
_COMPARED = re.compile(
    rf"(?P<after>{_RATE})[，（](?:同期|同比)?[较比][^，。；%％]{{0,12}}?[的年期底末初](?P<before>{_RATE})(?:{_CHANGED})了?(?P<said>{_RATE})"
)
"""The earlier rate stands behind the later: 99%，比上年的96%提高3%."""
_ALIKE = Decimal("0.1")
"""As near as this, the difference and the growth cannot be told apart."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the differences, where both rates stand right before them and are as far apart."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        if "%" not in text and "％" not in text:
            continue
        for found in (*_FROM_TO.finditer(text), *_COMPARED.finditer(text)):
            before, after, said_rate = (Decimal(found[group][:-1]) for group in ("before", "after", "said"))
            if _is_difference(before, after, said_rate):
                right = f"{said_rate}个百分点"
                said = message('"{rate}" is the difference of two rates', rate=found["said"])
                yield Flag(passage, *found.span("said"), said, message('write "{right}"', right=right))


def _is_difference(before: Decimal, after: Decimal, said: Decimal) -> bool:
    """Tell whether a rate is how far apart two others are, and not how much the one grew as well."""
    difference = abs(after - before)
    return said == difference != 0 != before and abs(100 * difference / before - said) > _ALIKE
