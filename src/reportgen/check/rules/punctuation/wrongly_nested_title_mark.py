"""Double 书名号 within double ones.

A title within a title stands in 〈 〉, so that the reader sees where each ends.

Bad:

    学习《关于印发《政务公开办法》的通知》。

Good:

    学习《关于印发〈政务公开办法〉的通知》。

Allow: where a title is kept as its source prints it.

Source: GB/T 15834-2011, 4.15; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.pairing import pairing
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrongly-nested-title-mark"
SEVERITY = Severity.ERROR
_INNER = {"《": "〈", "》": "〉"}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks of inner titles, in passages whose marks go together."""
    for passage in manuscript.passages:
        text = passage.text
        found = pairing(text, "《〈“‘", "》〉”’", alike=True)
        wrong: dict[int, int] = {}
        for start, end, around in found.pairs if found.is_whole else ():
            if around >= 0 and text[start] == text[around] == "《" and around not in wrong:
                wrong[start] = end
        for at in sorted((*wrong, *wrong.values())):
            right = _INNER.get(text[at])
            said = message('"{mark}" stands within 《 》', mark=text[at])
            yield Flag(passage, at, at + 1, said, message('write "{right}"', right=_INNER[text[at]]), right)
