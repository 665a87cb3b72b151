"""A count in Chinese numerals in one series with counts in digits.

What is counted alike is written alike, so that the eye finds all the counts of a series.

Bad:

    全年召开专题会议3次、座谈会五场、协调会12次。

Good:

    全年召开专题会议3次、座谈会5场、协调会12次。

Allow: where one of them is part of a name.

Source: GB/T 15835-2011, 4.3.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.number import numbers_in
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.facts.answer.numeral import with_digits

__all__ = ["ID", "SEVERITY", "check"]

ID = "mixed-numerals-in-series"
SEVERITY = Severity.WARNING
_MEASURE = "(?:人次|场次|批次|次|场|件|条|期|篇|起|份|家|户|名|台|套|册)"
_NUMBER = "(?<![0-9.,第])[0-9]+[余多]?"
_ARABIC = f"{_NUMBER}{_MEASURE}"
_NUMERAL = "(?<![第前一二三四五六七八九十百千万])[二三四五六七八九十百两][一二三四五六七八九十百]*"
_CHINESE = f"(?P<chinese>{_NUMERAL}{_MEASURE})"
_LIKE = f"(?P<chinese>{_NUMERAL}(?P<measure>{_MEASURE}))"
_END = "(?=[、，。；）]|$)"
_SERIES = (
    re.compile(rf"{_ARABIC}(?P<between>、[{HAN}]{{0,10}}?){_CHINESE}{_END}"),
    re.compile(rf"(?P<between>[{HAN}]{{0,4}}?){_CHINESE}、[{HAN}]{{0,10}}?{_ARABIC}{_END}"),
    re.compile(
        rf"{_NUMBER}(?P<measure>{_MEASURE})(?P<between>，[{HAN}]{{2,10}}?)(?P<chinese>{_NUMERAL}(?P=measure)){_END}"
    ),
    re.compile(rf"(?P<between>[{HAN}]{{0,12}}?){_LIKE}，[{HAN}]{{2,10}}?{_NUMBER}(?P=measure){_END}"),
)
"""Series of words, and of clauses in which the same measure word stands: 培训三期，简报12期."""
_OTHER = re.compile("[每第各连曾]|一[式人户年月季周]|至少|最多|不少于")
"""What makes a number of a series a rule or an order, and no count."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the counts in Chinese numerals."""
    for passage in manuscript.running():
        text = passage.outside_titles
        found = {each.span("chinese"): each for series in _SERIES for each in series.finditer(text)}
        counts = {number.span() for number in numbers_in(text)} if found else set()
        for (start, end), series in sorted(found.items()):
            if (start, end) in counts and not _OTHER.search(series["between"]):
                count = series["chinese"]
                said = message('"{count}" stands in a series with counts in digits', count=count)
                yield Flag(passage, start, end, said, message('write "{right}"', right=with_digits(count)))
