"""A question mark behind a question that is only spoken of.

研究如何推进 states what is done and asks nothing, so it ends with a full stop.

Bad:

    会议研究如何推进数据共享？

Good:

    会议研究如何推进数据共享。

Allow: where the sentence does ask.

Source: GB/T 15834-2011, 4.1 and 4.2; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "question-mark-in-statement"
SEVERITY = Severity.HINT
_SENTENCE = re.compile("[^。！？；\n]+(?P<mark>？)")
_INDIRECT = re.compile(rf"(?:研究|探讨|讨论|了解|明确|分析|思考)[{HAN}]{{0,6}}?(?:如何|怎样|是否)[{HAN}、]{{2,30}}？\Z")
_ASKS = re.compile(
    "[吗呢吧么]？|能否|可否|能不能|要不要|会不会|有没有|该不该|是不是|为何|为什么|怎么|谁|哪|什么|几|多少|你|您|请|该"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks of sentences that hold no other sign of a question."""
    for passage in manuscript.running():
        if "？" not in passage.text:
            continue
        for sentence in _SENTENCE.finditer(outside_asides(passage.outside_titles)):
            if _INDIRECT.search(sentence[0]) and not _ASKS.search(sentence[0]):
                said = message("the question is only spoken of, and the sentence asks nothing")
                yield Flag(passage, *sentence.span("mark"), said, message('write "{right}"', right="。"))
