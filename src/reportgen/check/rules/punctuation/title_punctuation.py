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
from collections.abc import Iterator, Sequence

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "title-punctuation"
SEVERITY = Severity.ERROR
_TITLES = frozenset({Role.TITLE, Role.ATTACHMENT_TITLE})
_END = re.compile(r"\s*\Z")
_SUBTITLE = re.compile(r"^\s*[—―─-]", re.MULTILINE)
_MARK = re.compile(rf"[。，；]|(?<=[{HAN}）》”])[、：．.](?=\s*\Z)")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks; the last one can safely go."""
    is_official = bool(manuscript.sort) or "关于" in manuscript.title
    starts = _starts(manuscript.passages)
    for passage, start in zip(manuscript.passages, starts, strict=True):
        if passage.role not in _TITLES:
            continue
        text = outside_asides(passage.outside_titles)
        for mark in _MARK.finditer(text, start):
            is_last = _END.match(text, mark.end()) is not None
            if passage.role is Role.TITLE and not is_official and not is_last:
                continue
            said = message('"{mark}" stands in a title', mark=mark[0])
            cure = message("delete it") if is_last else message("word the title so that it needs no such mark")
            yield Flag(passage, mark.start(), mark.end(), said, cure, "" if is_last else None)


def _starts(passages: Sequence[Passage]) -> list[int]:
    """Return where in each passage the title begins: over a subtitle, with its —— before it, stands a slogan."""
    starts: list[int] = []
    is_slogan = False
    for passage in reversed(passages):
        is_slogan = is_slogan and passage.role in _TITLES
        subtitles = [found.start() for found in _SUBTITLE.finditer(passage.text)] if passage.role in _TITLES else []
        starts.append(len(passage.text) if is_slogan else max(subtitles, default=0))
        is_slogan = is_slogan or bool(subtitles)
    return starts[::-1]
