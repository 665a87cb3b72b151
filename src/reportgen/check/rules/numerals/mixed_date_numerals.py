"""A date partly in Chinese, partly in Arabic numerals.

One date is one statement; half of it in other numerals looks like two texts that were pasted together.

Bad:

    项目于二〇二六年3月5日通过验收。

Good:

    项目于2026年3月5日通过验收。

Allow: where the wording of another document is quoted.

Source: GB/T 15835-2011, 4.3.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.date import arabic
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "mixed-date-numerals"
SEVERITY = Severity.ERROR
_DATE = re.compile(
    r"(?<![0-9〇○零一二三四五六七八九十])"
    r"(?:(?P<year>[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})年)?"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日(?![游内间之夜谈])|(?=(?P<part>[份底初末上中下，。、；）至—]|起(?!义)|以来|$)))?"
)
_OTHER = re.compile("(?:农历|阴历|夏历|旧历|个|第|前|后)$")
"""With this in front it is a day of the moon's calendar, or a span of time."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the dates, each as it is written in Arabic numerals."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for date in _DATE.finditer(text) if "月" in text else ():
            parts = [part for part in date.group("year", "month", "day") if part]
            is_certain = len(parts) > 1 and (date["day"] or date["month"].isascii() or date["part"] is not None)
            is_mixed = len({part.isascii() for part in parts}) > 1
            if is_certain and is_mixed and not _OTHER.search(text[max(0, date.start() - 2) : date.start()]):
                said = message('"{date}" mixes Chinese and Arabic numerals', date=date[0])
                yield Flag(passage, *date.span(), said, message('write "{right}"', right=arabic(date[0])))
