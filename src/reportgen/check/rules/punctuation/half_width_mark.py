"""A half-width mark beside a Chinese character.

The marks , ; : ? and ! of Latin text are too narrow for Chinese type, and show that text was pasted from elsewhere.

Bad:

    会议强调,要抓落实。

Good:

    会议强调，要抓落实。

Allow: in names and addresses that are written so.

Source: GB/T 15834-2011, 4 and 5.1; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import masked

__all__ = ["ID", "SEVERITY", "check"]

ID = "half-width-mark"
SEVERITY = Severity.ERROR
_FULL = dict(zip(",;:?!", "，；：？！", strict=True))
_NEAR = f"{HAN}“”‘’《》〈〉（）〔〕"
_MARK = re.compile(rf"(?<=[{_NEAR}])[,;:?!]|[,;:?!](?=[{_NEAR}])")
_FOREIGN = re.compile("|".join(f"{left}[^{left}{right}{HAN}]*{right}" for left, right in ("“”", "‘’", "《》", "（）")))
"""A quotation, title or remark without a Chinese character: its marks are its own."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks, each with the one that is meant."""
    for passage in manuscript.passages:
        for mark in _MARK.finditer(_FOREIGN.sub(masked, passage.text)):
            right = _FULL[mark[0]]
            said = message('"{mark}" beside a Chinese character is half-width', mark=mark[0])
            yield Flag(passage, mark.start(), mark.end(), said, message('write "{right}"', right=right), right)
