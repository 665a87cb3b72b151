"""抄送 without a full stop at its end.

The full stop says that no further organ follows.

Bad:

    copies: 抄送：市委办公室，市政府办公室

Good:

    copies: 抄送：市委办公室，市政府办公室。

Allow: never.

Source: GB/T 9704-2012, 7.4.2; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "copies-without-full-stop"
SEVERITY = Severity.ERROR
_WRONG = "，、；：.,;:"


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last character of 抄送 if it is no full stop and no further line ends with one."""
    passages = manuscript.passages
    for number, passage in enumerate(passages):
        text = passage.text.rstrip()
        if passage.role is not Role.COPIES or not text or text.endswith(("。", "：", ":")):
            continue
        following = passages[number + 1] if number + 1 < len(passages) else None
        if following is not None and (following.role is Role.COPIES or following.text.rstrip().endswith("。")):
            continue
        right = "。" if text[-1] in _WRONG else f"{text[-1]}。"
        said = message('抄送 ends without "。"')
        yield Flag(passage, len(text) - 1, len(text), said, message('write "{right}"', right=right), right)
