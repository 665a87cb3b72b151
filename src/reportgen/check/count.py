"""Counts: how many of what a whole text says there are, in sentences and in tables, and of when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportgen.check.figure import figures_in
from reportgen.check.manuscript import Manuscript
from reportgen.check.script import HAN
from reportgen.check.sentence import begin_of
from reportgen.check.table import table
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role
from reportgen.facts.relation import Interval

__all__ = ["Count", "counts_in"]

_NAME = f"[{HAN}“”]{{6,}}"
"""A label that is long enough to say what is counted."""
_UNIT = "|".join(sorted((re.escape(row["word"]) for row in table("measure-words")), key=len, reverse=True))
_OVERALL = re.compile("全年|一年来")
_LABEL = re.compile(rf"(?P<year>(?:19|20)[0-9]{{2}}年)?{_NAME}")
_ALL_YEAR = re.compile("^(?:(?:19|20)[0-9]{2}年)?(?:全年度?|一年来)?(?:累计|总共|一共|共计|共(?![同建享有治创产青]))?")
"""What labels may leave out and still say the same."""
_CHANNEL = re.compile(
    "线[上下]|网[上络站]|窗口|大厅|热线|微[信博]|公众号|客户端|小程序|信箱|邮箱|电话|平台|来[信访电]|现场"
)
_LABEL_CELL = re.compile(rf"(?P<label>{_NAME})(?:[（(](?P<unit>{_UNIT})[）)])?")
_NUMBER_CELL = re.compile(rf"(?P<number>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)(?P<unit>{_UNIT})?")
_PLANNED = re.compile("目标|计划|打算|安排|预计|力争|争取|将|下一步|今后|明年|未来|规划")
_TELLING = re.compile(
    r"(?:19|20)[0-9]{2}年|[0-9一二三四五六七八九十]+(?:个?月|季度)|[上下]半年|上年|去年|前年|同期|截至|以来"
    rf"|[{HAN}]{{0,3}}(?:省|市|区|县|镇|乡|街道|社区|村|局|处|支部|学校|医院|公司|中心)"
)
"""Words of period and place."""


@frozen
class Count:
    """How many there are of something, and where that is said."""

    label: str
    unit: str
    """Empty in a table that does not say it beside the figure."""
    interval: Interval
    passage: Passage
    start: int
    end: int
    telling: frozenset[str]
    """The words of period, place and channel that it stands under."""
    is_overall: bool
    """Whether its label says that it is of all the year; that of a table need not."""
    is_alone: bool
    """Whether no clause before it in its sentence might say of which part it is; one that begins with 全年 does not."""

    @property
    def name(self) -> str:
        """What is counted, whether or not the label says that it is all of the year: 全年共受理群众诉求."""
        bare = _ALL_YEAR.sub("", self.label)
        return bare if _LABEL.fullmatch(bare) else self.label

    @property
    def shown(self) -> str:
        """The figure as it is written."""
        return self.passage.text[self.start : self.end]


def counts_in(manuscript: Manuscript) -> Iterator[Count]:
    """Yield the counts of a text, in its order; of what is planned, none."""
    year = f"{manuscript.year}年"
    headings: dict[int, str] = {}
    passages = manuscript.passages
    for at, passage in enumerate(passages):
        if passage.role in (Role.HEADING, Role.RUN_IN):
            headings = {level: text for level, text in headings.items() if level < passage.level}
            headings[passage.level] = passage.text
        elif passage.role is Role.ATTACHMENT_TITLE:
            headings = {0: passage.text}
        heading = "\n".join(headings.values())
        if _PLANNED.search(heading):
            continue
        if passage.role in (Role.BODY, Role.ITEM):
            yield from _of_sentences(passage, heading, year)
        elif passage.role is Role.CELL:
            yield from _of_row(passages, at, heading, year)


def _of_sentences(passage: Passage, heading: str, year: str) -> Iterator[Count]:
    for figure in figures_in(passage):
        label = None if figure.counts == "times" else _LABEL.fullmatch(figure.label)
        if label is None:
            continue
        end = figure.start - len(figure.label)
        start = begin_of(passage.text, end)
        if not _PLANNED.search(passage.text, start, end):
            clause, stated = passage.text[start:end], label["year"] or ""
            yield Count(
                figure.label,
                figure.unit,
                figure.interval,
                passage,
                figure.start,
                figure.end,
                _telling(f"{heading}\n{clause}\n{stated}", year) | frozenset(_CHANNEL.findall(clause)),
                is_overall=stated == year or _OVERALL.match(figure.label) is not None,
                is_alone=not clause or _OVERALL.match(clause) is not None,
            )


def _of_row(passages: Sequence[Passage], at: int, heading: str, year: str) -> Iterator[Count]:
    """Yield the figure of a row that has only one: it stands behind the cell with its label, or behind its unit."""
    label = _LABEL_CELL.fullmatch(passages[at].text)
    if label is None:
        return
    unit = label["unit"] or ""
    behind = [passage for passage in passages[at + 1 : at + 4] if passage.role is Role.CELL]
    if behind and re.fullmatch(_UNIT, behind[0].text):
        unit, behind = behind[0].text, behind[1:]
    number = _NUMBER_CELL.fullmatch(behind[0].text) if behind else None
    if number is not None and _is_alone(passages, at, behind[1:]):
        value = Fraction(Decimal(number["number"].replace(",", "")))
        unit = (number["unit"] or unit).replace("％", "%")
        telling = _telling(heading, year) | frozenset(_CHANNEL.findall(heading))
        yield Count(
            label["label"],
            unit,
            Interval(value, value),
            behind[0],
            0,
            number.end(),
            telling,
            is_overall=True,
            is_alone=True,
        )


def _is_alone(passages: Sequence[Passage], at: int, behind: Sequence[Passage]) -> bool:
    """Tell whether no other figure follows in a row, but the next row: it may begin with its running number."""
    if not behind or not re.search("[0-9]", behind[0].text):
        return True
    before = passages[at - 1].text if at and passages[at - 1].role is Role.CELL else ""
    return before.isdecimal() and behind[0].text.isdecimal() and int(before) + 1 == int(behind[0].text)


def _telling(text: str, year: str) -> frozenset[str]:
    return frozenset(_TELLING.findall(text)) - {year}
