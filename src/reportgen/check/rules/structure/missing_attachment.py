"""A reference to an attachment that the text does not have.

A reader who is sent to 附件3 and finds two attachments does not know whether one got lost.

Bad:

    各类诉求办理情况见附件3。
    attachment-name: 附件：1.诉求办理情况统计表
    attachment-name: 2.典型事例

Good:

    各类诉求办理情况见附件1。
    attachment-name: 附件：1.诉求办理情况统计表
    attachment-name: 2.典型事例

Allow: where the attachment of another document is meant; name that document.

Source: GB/T 9704-2012, 7.3.4 and 7.3.7; practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import attached, attachment_number, main_text, named
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "missing-attachment"
SEVERITY = Severity.ERROR
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_REFERENCE = re.compile(
    rf"(?:(?:详见|参见|(?<![意再少常罕可])见)|（)(?P<list>附件{_NUMERAL}(?:[、和及](?:附件)?{_NUMERAL})*)(?![条章节页款项号])"
)
_EACH = re.compile(_NUMERAL)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the references to more attachments than there are."""
    names, files = named(manuscript), attached(manuscript)
    known = {each.number for each in names} | {each.number for each in files}
    if not known:
        return
    count = max(*known, len(names), len(files))
    for passage in main_text(manuscript):
        if passage.role not in RUNNING or "附件" not in passage.text:
            continue
        for reference in _REFERENCE.finditer(outside_quotations(passage.outside_titles)):
            for numeral in _EACH.finditer(reference["list"]):
                if attachment_number(numeral[0]) > count:
                    start = reference.start("list") + numeral.start()
                    said = message("there is no 附件{number}", number=numeral[0])
                    cure = message("attach it, or name the one that is meant")
                    yield Flag(passage, start, start + len(numeral[0]), said, cure)
