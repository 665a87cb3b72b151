"""主送机关 without a colon at its end.

The colon says that the text that follows is addressed to it.

Bad:

    addressee: 市委宣传部

Good:

    addressee: 市委宣传部：

Allow: never.

Source: GB/T 9704-2012, 7.3.2; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "addressee-without-colon"
SEVERITY = Severity.ERROR
_WRONG = "。，、；.,;"


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last character of 主送机关, which may be of several lines, if it is no colon."""
    passages = manuscript.passages
    for number, passage in enumerate(passages):
        text = passage.text.rstrip()
        is_last = number + 1 == len(passages) or passages[number + 1].role is not Role.ADDRESSEE
        if passage.role is not Role.ADDRESSEE or not is_last or not text or text.endswith(("：", ":")):
            continue
        right = "：" if text[-1] in _WRONG else f"{text[-1]}："
        said = message('主送机关 ends without "："')
        yield Flag(passage, len(text) - 1, len(text), said, message('write "{right}"', right=right), right)
