"""Parts of a total that are together more than the total.

Whoever adds up what stands in one sentence finds the mistake, and doubts the rest of the figures.
Groups of people and things may overlap and are only added up where their names exclude one another.

Bad:

    全年共受理100件，其中咨询60件、投诉50件、建议5件。

Good:

    全年共受理115件，其中咨询60件、投诉50件、建议5件。

Allow: where the parts overlap; say so in the text.

Source: arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reportgen.check.breakdown import Breakdown, Part, breakdowns_in
from reportgen.check.facts import together
from reportgen.check.figure import Figure
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.reckoning import added
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "parts-exceed-total"
SEVERITY = Severity.ERROR
_ROLES = RUNNING | {Role.CELL}
_OF_OTHERS = re.compile(
    "发现|整改|提出|解决|研究|讨论|涉及|参[与加会训]|带动|覆盖|惠及|辐射|服务|吸引|收|征集|化解|排查|查[处出]|形成|产生|建立|印发"
    "|制定|完成|实施|推[动进送]|协调|帮|培训|接待|发放|培育|引进|学习|传达|审议|听取|发言|交流|宣讲|报[道送]|转发|播|签订|答复|每|均"
)
"""Words of names that show that something else is counted than the total is of."""
_LONGEST = 6
"""How long the name of a thing may be, so that it is certainly counted as the total is."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the totals that are less than their parts, and the parts that are more than their total."""
    for passage in manuscript.passages:
        if passage.role in _ROLES:
            for breakdown in breakdowns_in(passage):
                yield from _flags(passage, breakdown)


def _flags(passage: Passage, breakdown: Breakdown) -> Iterator[Flag]:
    most = together(breakdown.wholes).high
    if most is None:
        return
    larger = [part for part in _own(breakdown) if part.figure.interval.low > most]
    apart = breakdown.apart
    figures = tuple(part.figure for part in apart)
    if larger:
        yield _of_part(passage, larger[0], breakdown.whole)
    elif len(apart) > 1 and together(figures).low > most:
        yield _of_sum(passage, figures, breakdown.whole)


def _own(breakdown: Breakdown) -> Iterator[Part]:
    """Return the parts that are certainly counted as the total is."""
    candidates = breakdown.parts if breakdown.is_coordinated else breakdown.parts[:1]
    is_named = "其中" in breakdown.marker or breakdown.is_inclusive
    is_short = breakdown.whole.counts == "people" or all(len(part.name) <= _LONGEST for part in candidates)
    return takewhile(lambda part: _OF_OTHERS.search(part.name) is None, candidates if is_named and is_short else ())


def _of_part(passage: Passage, part: Part, whole: Figure) -> Flag:
    figure = part.figure
    said = message("{part} cannot be a part of {whole}", part=figure.written, whole=whole.written)
    return Flag(passage, figure.start, figure.end, said, message("correct one of the two"))


def _of_sum(passage: Passage, figures: tuple[Figure, ...], whole: Figure) -> Flag:
    said = message(
        "the parts {parts} add up to {sum}, more than {whole}",
        parts=" + ".join(figure.written for figure in figures),
        sum=added(figures),
        whole=whole.written,
    )
    return Flag(passage, whole.start, whole.end, said, message("correct the total or one of the parts"))
