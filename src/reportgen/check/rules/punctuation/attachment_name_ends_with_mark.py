"""The name of an attachment that ends with a mark.

附件说明 names the attachments, each on its own line, and no mark follows a name.

Bad:

    attachment-name: 附件：2022年度热线办理统计表。

Good:

    attachment-name: 附件：2022年度热线办理统计表

Allow: never.

Source: GB/T 9704-2012, 7.3.4; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "attachment-name-ends-with-mark"
SEVERITY = Severity.ERROR
_LAST = re.compile(rf"(?<=[{HAN}）》”])[。，、；：.．](?=\s*\Z)")
_LABEL = re.compile(r"\s*附\s*件\s*\d*\s*[:：]\s*\Z")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last marks; 附件： by itself names none."""
    for passage in manuscript.passages:
        if passage.role is not Role.ATTACHMENT_NAME or _LABEL.match(passage.text):
            continue
        for mark in _LAST.finditer(passage.text):
            said = message('"{mark}" ends the name of an attachment', mark=mark[0])
            yield Flag(passage, mark.start(), mark.end(), said, message("delete it"), "")
