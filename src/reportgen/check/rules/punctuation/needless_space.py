"""A space between Chinese characters, or between one and a number.

Chinese is written without spaces; where one stands, a line may break in the middle of a word.

Bad:

    全年召开新闻发布会 36 场，发布信息 120 条。

Good:

    全年召开新闻发布会36场，发布信息120条。

Allow: where the space sets apart what is meant to stand apart.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.script import HAN, HAN_DIGITS
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "needless-space"
SEVERITY = Severity.ERROR
_LINES = frozenset({Role.HEADING, Role.TITLE, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_NAME})
_UNIT = (
    "年|月(?![报刊])|日(?![常报益前])|个|次(?![日序])|场(?![地所馆])|件|人(?![大民工事社])|名(?![单称])|项(?!目)|条(?![例件])"
    "|家(?!庭)|户(?!籍)|份|篇|万|亿|余|元|天|小时|分钟|公里|平方米|吨|倍|[%％‰]"
)
_NUMBER = re.compile(
    rf"(?:(?<=[{HAN}])(?P<before>[ \u00a0]{{1,2}}))?(?<![A-Za-z\d.,:：-])(?P<number>\d{{1,9}}(?:\.\d+)?)"
    rf"(?P<behind>[ \u00a0]{{1,2}})?(?={_UNIT})"
)
_NAMED = re.compile(r"(?:[A-Za-z]|(?<!代)表|[图号章节录]|附件)[ \u00a0]{1,2}\Z|\A\s*\Z")
"""What stands before a number that belongs to a name, or that begins a line and is its number."""
_BETWEEN_WORDS = re.compile(rf"(?<=[{HAN}]{{2}})[ \u00a0\u3000](?=[{HAN}]{{2}})")
_LABEL = re.compile(rf"\s*(?:\d{{1,2}}[.．、]\s*|[（(].{{1,3}}[）)])?[{HAN}]{{1,12}}\s")
"""What begins a passage and is set apart from it: 会议地点."""
_ARTICLE = re.compile(rf"第[{HAN_DIGITS}\d]{{1,6}}[编章节条](?:之[{HAN_DIGITS}])?\Z")
"""What is set apart from its text wherever it stands: 第三条."""
_ARTICLE_REACH = len("第一百二十三条之一") + 1
_RUN = re.compile(f"[{HAN}]{{1,12}}")
_LONG = 4
"""Characters that are no name of a person."""
_MOST = 3
"""Spaces between words; with more of them the passage is no sentence."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the spaces; between words a mark may be missing, and only a person can tell."""
    for passage in manuscript.passages:
        is_sentence = passage.role in RUNNING and any(mark in passage.text for mark in "，。；")
        if not is_sentence and passage.role not in _LINES:
            continue
        spaces = list(_around_numbers(passage.text))
        words = list(_between_words(outside_asides(passage.outside_titles))) if is_sentence else []
        for start, end in sorted(spaces + words):
            said = message("a space stands in Chinese text")
            if (start, end) in words:
                yield Flag(passage, start, end, said, message("delete it, or write the mark that is missing"))
            else:
                yield Flag(passage, start, end, said, message("delete it"), "")


def _around_numbers(text: str) -> Iterator[tuple[int, int]]:
    for found in _NUMBER.finditer(text):
        start = found.start("number")
        named = _NAMED.search(text[max(0, start - 4) : start])
        if named is not None and not (start <= 3 and not text[:start].strip() and len(found["number"]) == len("2022")):
            continue
        yield from (found.span(group) for group in ("before", "behind") if found[group])


def _between_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spaces in a sentence between two words of which one is long, and the second no label."""
    if "，" not in text or not text.rstrip().endswith(("。", "；", "！", "？", "”")):
        return
    label = _LABEL.match(text)
    spaces = [space.span() for space in _BETWEEN_WORDS.finditer(text, 0 if label is None else label.end())]
    for start, end in spaces if len(spaces) <= _MOST else []:
        before, behind = _RUN.match(text[:start][: -_LONG - 1 : -1]), _RUN.match(text, end)
        lengths = [len(run[0]) for run in (before, behind) if run is not None]
        is_label = behind is not None and text[behind.end() : behind.end() + 1] == "："
        is_article = _ARTICLE.search(text, max(0, start - _ARTICLE_REACH), start) is not None
        if max(lengths) >= _LONG and not is_label and not is_article:
            yield start, end
