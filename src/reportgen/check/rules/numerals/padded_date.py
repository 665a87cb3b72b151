"""A month or a day with a zero in front of it.

In a date with 年, 月 and 日 a zero says nothing, and nobody reads it.

Bad:

    date: 2026年03月05日

Good:

    date: 2026年3月5日

Allow: in the names of files and forms that are written so.

Source: GB/T 9704-2012, 7.3.5.4; required of 成文日期, usual elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "padded-date"
SEVERITY = Severity.ERROR
_PADDED = re.compile(
    r"(?<![0-9A-Za-z.:_/-])0[1-9](?=月)(?:月0[1-9](?=[日号]))?"  # 03月05日, 03月15日, 03月
    r"|(?<=[0-9]月)0[1-9](?=[日号])"  # 12月05日
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the months and days, each date once."""
    for passage in manuscript.passages:
        for padded in _PADDED.finditer(passage.outside_titles):
            right = padded[0].replace("0", "")
            said = message('"{date}" has a zero in front of a month or a day', date=padded[0])
            yield Flag(passage, *padded.span(), said, message('write "{right}"', right=right), right)
