"""One thing that is counted twice, with different figures.

A figure that the text gives and a table gives again must be the same in both; a reader who finds two does not know
which one to quote.

Bad:

    全年共受理群众来信来电1342件，做到事事有着落。
    cell: 全年共受理群众来信来电
    cell: 1324件

Good:

    全年共受理群众来信来电1342件，做到事事有着落。
    cell: 全年共受理群众来信来电
    cell: 1342件

Allow: where the two are of different periods or places; name these right before the figures.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.count import Count, counts_in
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "figures-disagree"
SEVERITY = Severity.WARNING
_PARTIAL = re.compile("其中|分别|新增|增加|减少|提高|下降|增长|比|较|同期|另|还|又|再|每|均|不足|未")
"""Words of labels whose figures may well differ from one place to another."""
_REPORTED = re.compile(
    "受理|接收|收到|接到|接待|收办|收件|登记|办结|办复|答复|回复|刊[发播登]|推送|发布|报送|参会|参训|共有|现有|在册|在岗"
    "|总[数量额]|[人件次条篇户]数"
)
"""What is only ever said of what was: all else may stand in the text once as done and once as planned."""
_MANY = 3
"""So many different figures with one label are no mistake, but a list by places or periods."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the figures that differ from the first of the same thing, or from the first that is of all the year."""
    counts: dict[str, list[Count]] = {}
    for count in counts_in(manuscript):
        counts.setdefault(count.name, []).append(count)
    places = {id(passage): number for number, passage in enumerate(manuscript.passages)}
    flags = [flag for same in counts.values() if len(same) > 1 for flag in _flags(same)]
    yield from sorted(flags, key=lambda flag: (places[id(flag.passage)], flag.start))


def _flags(same: Sequence[Count]) -> Iterator[Flag]:
    if len({count.interval for count in same}) >= _MANY:
        return
    sentences = (count for count in same if count.passage.role is not Role.CELL and count.is_overall)
    known = next(sentences, same[0])
    for count in same:
        if _are_one(known, count) and not known.interval.overlaps(count.interval):
            said = message(
                '"{label}" is {value} here, but {other} elsewhere in this text',
                label=count.label,
                value=count.shown,
                other=known.shown,
            )
            yield Flag(count.passage, count.start, count.end, said, message("correct one of the two"))


def _are_one(one: Count, other: Count) -> bool:
    """Tell whether two figures with the same name are certainly of the same thing."""
    if one.passage is other.passage or one.telling != other.telling or _PARTIAL.search(one.label):
        return False
    roles = {one.passage.role, other.passage.role}
    if roles in ({Role.CELL}, {Role.ITEM}) or (Role.CELL not in roles and not _REPORTED.search(one.label)):
        return False
    is_in_table = Role.CELL in roles and one.label == other.label and one.is_alone and other.is_alone
    if not is_in_table and not (one.is_overall and other.is_overall):
        return False  # a clause before it, or the paragraph, may say of which part it is
    low, high = sorted((one.interval.low, other.interval.low))
    return one.unit == other.unit or ("" in (one.unit, other.unit) and high <= 2 * low)
