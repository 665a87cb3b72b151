"""A range of time whose ends are not joined by —.

A hyphen is also written within dates and numbers, and ～ is for quantities.

Bad:

    规划期限为2026-2030年。

Good:

    规划期限为2026—2030年。

Allow: in names that are written so.

Source: GB/T 15834-2011, 4.13; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import MEASURED, MULTIPLES
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-time-range-mark"
SEVERITY = Severity.WARNING
_RIGHT = "—"
_LINES = "－‐‑–~～〜∼ー−-"
_SUSPECT = re.compile(rf"[{_LINES}]|——|\d一\d|月一\d")
_MARK = rf" ?(?:——|--|[{_LINES}]|一(?=\d)) ?"
_BARE = rf"(?<![\d.:：/A-Za-z—{_LINES}])"
_PART = "底|初|末|中旬|上旬|下旬"
_CLOCK = "(?:[01]?\\d|2[0-4])[:：][0-5]\\d"
_MONTH = r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])"
_RANGE = re.compile(
    rf"{_BARE}(?P<year>(?:19|20)\d\d)年?(?P<a>{_MARK})(?P<until>(?:19|20)\d\d)(?=年|学年)"
    rf"|{_BARE}{_MONTH}(?P<h>{_MARK})(?={_MONTH}(?![\d.%]|{MULTIPLES}|{MEASURED}))"
    rf"|(?<!\d)\d{{1,2}}月(?:\d{{1,2}}日|{_PART})?(?P<b>{_MARK})(?=(?:\d{{4}}年|次年)?\d{{1,2}}月)"
    rf"|(?<!\d)\d{{1,2}}月\d{{1,2}}日?(?P<c>{_MARK})(?=\d{{1,2}}日)"
    rf"|{_BARE}(?P<month>\d{{1,2}})(?P<d>{_MARK})(?P<last>\d{{1,2}})(?=月(?![龄均末供息租]))"
    rf"|{_BARE}{_CLOCK}(?P<e>{_MARK})(?=(?:次日)?{_CLOCK}(?![\d:：]))"
    rf"|(?<!\d)\d{{1,2}}时(?:\d{{1,2}}分)?(?P<f>{_MARK})(?=(?:次日)?\d{{1,2}}时)"
    rf"|(?:星期|周)[一二三四五六日](?P<g> ?[{_LINES}] ?)(?=(?:星期|周)[一二三四五六日])"
)
_PROPORTION = re.compile("比|坡度|稀释|比例尺")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks, and the white around them."""
    for passage in manuscript.passages:
        if not _SUSPECT.search(passage.text):
            continue
        text = outside_addresses(passage.outside_titles)
        for found in _RANGE.finditer(text):
            group = next(name for name in "abcdefgh" if found[name])
            if _is_range(found) and not (
                group == "e" and _PROPORTION.search(text, max(0, found.start() - 8), found.start())
            ):
                mark = found[group].strip()
                said = message('"{mark}" joins the ends of a range of time', mark=mark)
                yield Flag(passage, *found.span(group), said, message('write "{right}"', right=_RIGHT), _RIGHT)


def _is_range(found: re.Match[str]) -> bool:
    """Tell whether the first end is the earlier, where a mere pair of numbers could be something else."""
    if found["year"]:
        return int(found["year"]) < int(found["until"])
    return not found["month"] or 0 < int(found["month"]) < int(found["last"]) <= 12
