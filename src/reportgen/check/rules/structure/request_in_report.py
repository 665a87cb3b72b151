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
_SUPERIOR = "(?:[省市县区州盟旗](?:委|人民政府|政府|财政|编办)|上级|国家)[^，。；、]{0,10}?"
_GRANT = "(?:增加|核增|核定|核拨|拨付|增拨|划拨|追加|安排|批准|同意|准予)"
_ANSWER = "(?:批示|审批|批准|批复|核准|指示)"
# The second asks for an answer as the last thing of a paragraph, and not of a company (企业), the public or a school.
_REQUEST = re.compile(
    rf"[妥当可]否，[^，。；]{{0,6}}请[^，。；]{{0,8}}(?:{_ANSWER}|审定|审核|答复|函复)"
    rf"|(?:^|(?<=[，。；、]))\s*(?:现|特|谨)?[敬恳]?请[^，。；、示企群公学申]{{0,8}}{_ANSWER}(?=[。！]?\s*$)"
    rf"|(?:^|(?<=[，。；]))\s*(?:为此，)?(?:特|谨)?恳请{_SUPERIOR}{_GRANT}"
)
_ASKED_BY_OTHERS = re.compile("群众|居民|村民|市民|业主|企业|代表|委员|来信|来电|信访|建议")
"""What others asked for may be told."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield what a report asks for."""
    if manuscript.sort != "报告":
        return
    for passage in main_text(manuscript):
        if passage.role in RUNNING and "请" in passage.text:
            for request in _REQUEST.finditer(outside_quotations(passage.outside_titles)):
                if "恳请" in request[0] and _ASKED_BY_OTHERS.search(_sentence_before(passage.text, request.start())):
                    continue
                said = message('"{request}" asks for something, which a report does not', request=request[0].strip())
                yield Flag(passage, *request.span(), said, message("write a 请示, or leave it out"))


def _sentence_before(text: str, at: int) -> str:
    """Return the sentence of a place, as far as that."""
    return text[text.rfind("。", 0, at) + 1 : at]
