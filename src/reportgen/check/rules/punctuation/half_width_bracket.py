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
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.pairing import pairing
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "half-width-bracket"
SEVERITY = Severity.ERROR
_FULL = {"(": "（", ")": "）"}
_HAN = re.compile(f"[{HAN}]")
_ORDINAL = re.compile(rf"\s*\(\d{{1,2}}\)(?=[{HAN}、，])")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the brackets around Chinese characters, around an ordinal, and beside a full-width partner."""
    for passage in manuscript.passages:
        if "(" not in passage.text and ")" not in passage.text:
            continue
        text = outside_addresses(passage.text)
        ordinal = _ORDINAL.match(text)
        found: list[int] = []
        for start, end, _ in pairing(text, "(（", ")）").pairs:
            is_ordinal = ordinal is not None and end < ordinal.end()
            is_mixed = (text[start] in _FULL) != (text[end] in _FULL)
            if is_ordinal or is_mixed or _HAN.search(text, start, end):
                found += (at for at in (start, end) if text[at] in _FULL)
        for at in sorted(found):
            mark = text[at]
            said = message('the bracket "{mark}" in Chinese text is half-width', mark=mark)
            yield Flag(passage, at, at + 1, said, message('write "{right}"', right=_FULL[mark]), _FULL[mark])
