"""A 成文日期 or 印发日期 in Chinese numerals.

Since 2012 the dates of an official document are written in Arabic numerals, with their full year.

Bad:

    date: 二〇二六年三月五日

Good:

    date: 2026年3月5日

Allow: in documents that follow other rules of form, such as treaties and certificates.

Source: GB/T 9704-2012, 7.3.5.4 and 7.4.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.date import arabic
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "chinese-numeral-date"
SEVERITY = Severity.ERROR
_DATE = re.compile(
    r"[一二][〇○零一二三四五六七八九]{3}\s*年\s*[一二三四五六七八九十]{1,2}\s*月\s*[一二三四五六七八九十]{1,3}\s*日"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the dates, each as it is written in Arabic numerals."""
    for passage in manuscript.passages:
        date = _DATE.search(passage.text) if passage.role in {Role.DATE, Role.PRINTER} else None
        if date is not None:
            said = message('"{date}" is written in Chinese numerals', date=date[0])
            yield Flag(passage, *date.span(), said, message('write "{right}"', right=arabic(date[0])))
