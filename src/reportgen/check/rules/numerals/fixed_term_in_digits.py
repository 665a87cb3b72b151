"""A fixed term whose numeral is written in digits.

In 三会一课 and 二十大 the numeral is a part of a name, and counts nothing.

Bad:

    落实“3会1课”制度，持续学习党的20大精神。

Good:

    落实“三会一课”制度，持续学习党的二十大精神。

Allow: in names that are registered so.

Source: GB/T 15835-2011, 4.2.3; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.fixed_term import digit_forms
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "fixed-term-in-digits"
SEVERITY = Severity.ERROR
_DIGITS = re.compile("[0-9]+")
_GOES_ON = (*"段点节轴组团处队病：:", "文明", "文化", "卫生", "家园", "地标", "厅")
"""What makes another word of it: 第1时间段, “第1议题：”, 20大精神文明案例."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the terms, the longest that stands at a place."""
    for passage in manuscript.passages:
        text, reach = passage.outside_titles, 0
        for digits in _DIGITS.finditer(text):
            for form in digit_forms(digits[0]):
                start = digits.start() - form.offset
                if start >= reach and text.startswith(form.text, start) and _is_whole(text, start, form.text):
                    end = start + len(form.text)
                    if not form.is_quoted or (text[start - 1 : start], text[end : end + 1]) == ("“", "”"):
                        said = message('"{form}" is a fixed term, and its numeral counts nothing', form=form.text)
                        help_ = message('write "{right}"', right=form.term)
                        yield Flag(passage, start, end, said, help_, form.term)
                        reach = end
                        break


def _is_whole(text: str, start: int, form: str) -> bool:
    """Tell whether a form is no part of a longer number or word."""
    before = text[start - 1 : start] if start else ""
    is_cut = form[0].isdigit() and (before.isascii() and (before.isalnum() or before in set(".-/")))
    return not is_cut and not text.startswith(_GOES_ON, start + len(form))
