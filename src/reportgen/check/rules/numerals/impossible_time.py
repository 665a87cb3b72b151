"""A time of day that no clock shows.

One of its numbers is mistyped, and only a person can tell which.

Bad:

    会议于8:75开始。

Good:

    会议于8:45开始。

Allow: never; a ratio or a score is not written like a time.

Source: the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "impossible-time"
SEVERITY = Severity.ERROR
_CLOCK = r"[0-9]{1,2}[:：][0-9]{2}"
_TIME = re.compile(
    r"(?:(?:[上下中]午|晚上|早上|凌晨|[0-9]日|(?<![低高大小等优少多由介])于(?!1[:：])|时间(?:为|是|：)?|每[天日]) ?"
    rf"(?P<one>{_CLOCK})(?:[—～~至到-](?P<to>{_CLOCK}))?(?![0-9:：]))"
    r"|(?<![0-9])(?P<hour>[0-9]{1,2}时[0-9]{1,2}分)(?!之)"
)
"""Behind 于 stands a time, but 1:75 there is a ratio: 介于1:60至1:80之间, 保持于1:75."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the times that certainly are times of day."""
    for passage in manuscript.passages:
        for time in _TIME.finditer(passage.outside_titles):
            found = [name for name, clock in time.groupdict().items() if clock is not None]
            for name in (name for name in found if not _is_time(time[name])):
                said = message('"{time}" is no time of day', time=time[name])
                yield Flag(passage, *time.span(name), said, message("correct the time"))


def _is_time(clock: str) -> bool:
    hour, minute = map(int, re.findall("[0-9]+", clock))
    return minute < 60 and (hour < 24 or (hour == 24 and minute == 0) or "时" in clock)
