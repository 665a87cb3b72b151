"""A colon within what another colon of the same sentence opens.

The reader cannot see how far each of them reaches.

Bad:

    会议指出：要做到：一是压实责任，二是补齐短板。

Good:

    会议指出，要做到：一是压实责任，二是补齐短板。

Allow: where each level has paragraphs of its own.

Source: GB/T 15834-2011, 4.7; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "nested-colon"
SEVERITY = Severity.WARNING
_LIST = "一是|一要|第一，|首先"
_SAYING = re.compile(
    rf"(?:指出|强调|要求|认为|提出|明确|表示)(?P<outer>：)(?!“)[^。！？；：“\n]{{1,80}}"
    rf"(?:：(?={_LIST}|（.{{1,2}}）|1[.．]|①)|(?:必须|要|应当)做到：)"
)
_LABEL = re.compile(
    r"(?:\A|(?<=[。\n]))\s*(?:[一二三四五六七八九十]、|[（(].[）)]|\d{1,2}[.．])?[^，。！？；：“\n]{0,8}"
    r"(?:做法|措施|问题|目标|任务|打算|安排|成效|经验|特点|原因|原则|重点|思路|体会)"
    rf"(?P<outer>：)[^，。！？；：“\n]{{2,40}}：(?={_LIST})"
)
"""主要做法： opens a sentence as 会议指出： does; not so where labels follow on each other, which stand apart by ，."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the outer colon, behind a verb of saying or a label, where the inner one begins a list."""
    for passage in manuscript.running():
        if passage.text.count("：") > 1:
            text = outside_asides(passage.outside_titles)
            found = (*_SAYING.finditer(text), *_LABEL.finditer(text))
            for colon in sorted(found, key=lambda match: match.start("outer")):
                said = message('"：" opens a sentence that has another "："')
                cure = message('write "，" here, or give the list paragraphs of its own')
                yield Flag(passage, *colon.span("outer"), said, cure)
