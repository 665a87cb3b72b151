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

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "addressee-without-colon"
SEVERITY = Severity.ERROR
_WRONG = "。，、；.,;"
_ORGANS = re.compile(
    rf"[{HAN}（）、，]{{2,40}}(?<!本)(?:[部委局厅办院]|办公室|政府|委员会|党组|公司|单位|部门|机关|中心|大学)[，。；]?"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last character of 主送机关, which may be of several lines, if it is no colon."""
    passages = manuscript.passages
    under_title = _under_title(manuscript)
    for number, passage in enumerate(passages):
        text = passage.text.rstrip()
        is_last = number + 1 == len(passages) or passages[number + 1].role is not Role.ADDRESSEE
        is_addressee = passage.role is Role.ADDRESSEE or number == under_title
        if not is_addressee or not is_last or not text or text.endswith(("：", ":")):
            continue
        right = "：" if text[-1] in _WRONG else f"{text[-1]}："
        said = message('主送机关 ends without "："')
        yield Flag(passage, len(text) - 1, len(text), said, message('write "{right}"', right=right), right)


def _under_title(manuscript: Manuscript) -> int | None:
    """Return the number of the paragraph under the title if it names organs, and not the one that signs."""
    titles = [number for number, passage in enumerate(manuscript.passages) if passage.role is Role.TITLE]
    signed = [passage.text.strip() for passage in manuscript.passages if passage.role is Role.SIGNATURE]
    if not titles or not signed or not manuscript.sort or titles[-1] + 1 == len(manuscript.passages):
        return None
    passage = manuscript.passages[titles[-1] + 1]
    name = passage.text.strip()
    is_other = not any(one in name or name in one for one in signed)
    return titles[-1] + 1 if passage.role is Role.BODY and is_other and _ORGANS.fullmatch(name) else None
