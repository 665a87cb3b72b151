"""Texts as cases and rule pages write them: a passage a line, with its role in front of it unless it is running text.

title: 关于2022年工作情况的报告
heading 1: 一、总体情况
全年办结594件。
"""

from __future__ import annotations

import re

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.rules import TEXT_RULES
from reportgen.document.passage import Passage, Role

ROLES = "|".join(sorted(map(str, Role), key=len, reverse=True))
LINE = re.compile(rf"(?:(?P<role>{ROLES})(?: (?P<level>[1-4]))?: ?)?(?P<text>.*)")


def manuscript_of(text: str) -> Manuscript:
    return Manuscript(tuple(passage_of(line) for line in text.splitlines() if line.strip()))


def passage_of(line: str) -> Passage:
    match = LINE.fullmatch(line)
    assert match is not None
    return Passage(match["text"].replace("\\n", "\n"), Role(match["role"] or "body"), level=int(match["level"] or 0))


def flagged(manuscript: Manuscript) -> list[tuple[str, Flag]]:
    """Everything that any rule on texts flags, in the order of the text."""
    places = {id(passage): number for number, passage in enumerate(manuscript.passages)}
    found = [(rule, flag) for rule, module in TEXT_RULES.items() for flag in module.check(manuscript)]
    return sorted(found, key=lambda each: (places[id(each[1].passage)], each[1].start, each[0]))
