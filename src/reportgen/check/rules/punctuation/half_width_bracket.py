"""A half-width bracket around Chinese characters.

The brackets ( and ) of Latin text are too narrow for Chinese type, and show that text was pasted from elsewhere.

Bad:

    全局(含下属单位)共办理热线诉求。

Good:

    全局（含下属单位）共办理热线诉求。

Allow: in names, formulas and addresses that are written so.

Source: GB/T 15834-2011, 4.9; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.half_open import outside_intervals
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.pairing import pairing
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "half-width-bracket"
SEVERITY = Severity.ERROR
_FULL = {"(": "（", ")": "）"}
_HAN = re.compile(f"[{HAN}]")
_NUMBER = re.compile(
    rf"\A\s*(?P<first>\(\d{{1,2}}\))(?=[{HAN}、，])|(?<=[：；。])(?P<item>\(\d{{1,2}}\))(?=[{HAN}“《])(?!式)"
    rf"|(?<=[{HAN}])(?P<year>\((?:19|20)\d\d\))(?=年)"
)
"""An ordinal where a passage or an item begins, or a year; elsewhere it may be the number of a formula."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the brackets around Chinese characters, around an ordinal or a year, and beside a full-width partner."""
    for passage in manuscript.passages:
        if "(" not in passage.text and ")" not in passage.text:
            continue
        text = outside_intervals(outside_addresses(passage.text))
        numbers = {found.start(found.lastgroup or 0) for found in _NUMBER.finditer(text)}
        found: list[int] = []
        for start, end, _ in pairing(text, "(（", ")）").pairs:
            is_mixed = (text[start] in _FULL) != (text[end] in _FULL)
            if start in numbers or is_mixed or _HAN.search(text, start, end):
                found += (at for at in (start, end) if text[at] in _FULL)
        for at in sorted(found):
            mark = text[at]
            said = message('the bracket "{mark}" in Chinese text is half-width', mark=mark)
            yield Flag(passage, at, at + 1, said, message('write "{right}"', right=_FULL[mark]), _FULL[mark])
