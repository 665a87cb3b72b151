"""A heading on a line of its own that ends with a mark.

The end of the line ends it; only a heading that is followed by text on the same line keeps its full stop.

Bad:

    heading 1: 一、总体情况。

Good:

    heading 1: 一、总体情况

Allow: where a heading quotes a sentence.

Source: practice, after GB/T 15834-2011, appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "heading-ends-with-mark"
SEVERITY = Severity.ERROR
_LONGEST = 60
"""Characters; what is longer is a paragraph that looks like a heading."""
_LAST = re.compile(rf"(?<=[{HAN}）》”])[。，、；.．](?=\s*\Z)")
_NUMBER = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[章节]?|\d+)[、.．]\s*\Z")
_HAN_NUMBER = "[一二三四五六七八九十]{1,2}"
_ORDINAL = rf"\s*(?:{_HAN_NUMBER}[、.．]|[（(](?:{_HAN_NUMBER}|\d{{1,2}})[）)]|\d{{1,2}}[.．、])"
_NUMBERED = re.compile(_ORDINAL)
_USUAL = re.compile(
    rf"{_ORDINAL}\s*(?:(?:总体|基本|主要)?(?:工作)?情况|工作(?:总体|基本|进展|开展|落实)情况"
    r"|存在的?(?:主要|突出)?(?:问题|不足)(?:[和及与]原因)?|(?:主要|具体|工作)?(?:做法|举措|措施|成效)|主要(?:问题|原因|任务|经验)"
    r"|下一?步(?:的?工作)?(?:打算|安排|计划|思路|措施|举措|重点)?|(?:总体|工作|有关|相关)要求|指导思想|基本原则"
    r"|(?:总体|工作|主要)目标|(?:重点|工作)任务|保障措施|组织领导|工作(?:建议|打算|安排|计划))[。.．]\s*"
)
"""Headings by their words."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last marks; a question keeps its own, and a heading of several sentences is none."""
    for number, passage in enumerate(manuscript.passages):
        is_heading = passage.role is Role.HEADING or _is_usual(manuscript.passages, number)
        if not is_heading or _NUMBER.match(passage.text) or len(passage.text) > _LONGEST:
            continue
        for mark in _LAST.finditer(passage.text):
            if "。" not in passage.text[: mark.start()]:
                said = message('"{mark}" ends a heading', mark=mark[0])
                yield Flag(passage, mark.start(), mark.end(), said, message("delete it"), "")


def _is_usual(passages: Sequence[Passage], number: int) -> bool:
    """Tell whether a paragraph is a heading by its words, with text under it; of a list it may be an item."""
    if passages[number].role is not Role.BODY or not _USUAL.fullmatch(passages[number].text):
        return False
    before = passages[number - 1].text if number else ""
    after = passages[number + 1] if number + 1 < len(passages) else None
    is_listed = before.endswith(("；", "，", "、")) or _USUAL.fullmatch(before) is not None
    return not is_listed and after is not None and after.role is Role.BODY and not _NUMBERED.match(after.text)
