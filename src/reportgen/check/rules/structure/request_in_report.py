"""A request in a report.

A report tells and asks for nothing; who receives it need not answer, so that what is asked in it may stay undone.

Bad:

    title: 关于意识形态工作经费的报告
    2022年工作经费尚有缺口。
    妥否，请批示。

Good:

    title: 关于意识形态工作经费的请示
    2022年工作经费尚有缺口。
    妥否，请批示。

Allow: never; write a 请示.

Source: 党政机关公文处理工作条例 (中办发〔2012〕14号), 15; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import main_text
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "request-in-report"
SEVERITY = Severity.ERROR
_ANSWER = "(?:批示|审批|批准|批复|核准|指示)"
# The second asks for an answer as the last thing of a paragraph, and not of a company (企业), the public or a school.
_REQUEST = re.compile(
    rf"[妥当可]否，[^，。；]{{0,6}}请[^，。；]{{0,8}}(?:{_ANSWER}|审定|审核|答复|函复)"
    rf"|(?:^|(?<=[，。；、]))\s*(?:现|特|谨)?[敬恳]?请[^，。；、示企群公学申]{{0,8}}{_ANSWER}(?=[。！]?\s*$)"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield what a report asks for."""
    if manuscript.sort != "报告":
        return
    for passage in main_text(manuscript):
        if passage.role in RUNNING and "请" in passage.text:
            for request in _REQUEST.finditer(outside_quotations(passage.outside_titles)):
                said = message('"{request}" asks for something, which a report does not', request=request[0].strip())
                yield Flag(passage, *request.span(), said, message("write a 请示, or leave it out"))
