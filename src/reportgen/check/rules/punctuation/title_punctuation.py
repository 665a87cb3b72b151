"""Punctuation in a title.

A title is no sentence: it holds 《 》, “ ”, （ ） and 、 where they are needed, and nothing ends it.

Bad:

    title: 关于2022年度意识形态工作情况的报告。

Good:

    title: 关于2022年度意识形态工作情况的报告

Allow: for the title of a speech or of an article.

Source: practice, after GB/T 15834-2011, appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "title-punctuation"
SEVERITY = Severity.ERROR
_TITLES = frozenset({Role.TITLE, Role.ATTACHMENT_TITLE})
_END = re.compile(r"\s*\Z")
_MARK = re.compile(rf"[。，；]|(?<=[{HAN}）》”])[、：．.](?=\s*\Z)")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks; the last one can safely go."""
    for passage in manuscript.passages:
        if passage.role not in _TITLES:
            continue
        text = outside_asides(passage.outside_titles)
        for mark in _MARK.finditer(text):
            said = message('"{mark}" stands in a title', mark=mark[0])
            is_last = _END.match(text, mark.end()) is not None
            cure = message("delete it") if is_last else message("word the title so that it needs no such mark")
            yield Flag(passage, mark.start(), mark.end(), said, cure, "" if is_last else None)
