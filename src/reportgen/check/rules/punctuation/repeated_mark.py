"""Two marks of punctuation in a row where one is meant.

One of them is left over from editing.

Bad:

    全年任务已经完成。。

Good:

    全年任务已经完成。

Allow: in text that is kept as its source prints it.

Source: GB/T 15834-2011, 4.1 to 4.7; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "repeated-mark"
SEVERITY = Severity.ERROR
_END = re.compile(r"\s*\Z")
_ELLIPSIS = "。。。"
_REPEATED = re.compile("[，。、；：]{2,}|[！？]{4,}|(?<![“‘])。[”’]{1,2}。")
"""The standard lets ！ and ？ stand up to three times; a quotation and its sentence end with one 。 for both."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks, with the one that stays where it is certain: all are the same, or a full stop at the end."""
    for passage in manuscript.passages:
        text = passage.text
        for marks in _REPEATED.finditer(text):
            if marks[0].startswith(_ELLIPSIS) and set(marks[0]) == {"。"}:
                continue
            said = message('"{marks}" is more than one mark', marks=marks[0])
            kept = _kept(marks[0], is_last=_END.match(text, marks.end()) is not None)
            cure = message("leave one of them") if kept is None else message('write "{right}"', right=kept)
            yield Flag(passage, marks.start(), marks.end(), said, cure, kept)


def _kept(marks: str, *, is_last: bool) -> str | None:
    if marks[0] in "！？" or "”" in marks or "’" in marks:
        return None
    if len(set(marks)) == 1:
        return marks[0]
    return "。" if is_last and "。" in marks else None
