"""A share or rate in per cent that does not follow from the two figures beside it.

Who divides the one by the other gets another rate, and trusts none of the three.
It is held against the precision that it is stated with: 597 of 601 is 99% and 99.3%, never 98%.

Bad:

    全年共受理100件，其中咨询60件，占50%。

Good:

    全年共受理100件，其中咨询60件，占60%。

Allow: where the share is of another total; name that total (占投诉总数的50%).

Source: arithmetic; GB/T 8170-2008 (rounding).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportgen.check.breakdown import Breakdown, breakdowns_in
from reportgen.check.facts import together
from reportgen.check.figure import PER_CENT, Figure, figures_in
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.reckoning import per_cent, share
from reportgen.check.script import HAN
from reportgen.check.sentence import begin_of
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role
from reportgen.facts.relation import Interval

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-share"
SEVERITY = Severity.ERROR
_ROLES = RUNNING | {Role.CELL}
_RATE = re.compile(rf"(?:总|综合)?(?P<done>[{HAN}]{{2,6}})率(?:为|是|达到|达)?")
_CAME_IN = re.compile(
    "受理|接收|收到|接到|收件|收办|登记|交办|转办|承办|抽检|抽查|检测|回访|调查|应|发现|排查|发放|发出|派发"
)
_CARRIED = re.compile("结转|结余|遗留|存量|历年|往年|到期|上年")
"""Words that show that a rate may be of more than what came in."""
_NEXT = re.compile("[^，。；、（）！？0-9]{0,4}[，、,]")
_DUE = re.compile(f"[{HAN}]{{0,6}}应(?:参加|参会|参训|参学|参评|出席|出勤|到会|到课|到)[{HAN}]{{0,6}}")
_CAME = re.compile(f"(?:实际|实)(?:参加|参会|参训|参学|参评|出席|出勤|到会|到课|到)[{HAN}]{{0,6}}")
_ATTENDANCE = re.compile("(?:出席|出勤|到会|到课|参会|参训|参学|参评|参加|参与)")
"""What is due, what came of it, and what the rate of it is called: 应到120名，实到114名，到会率95%."""
_OF_THEM = re.compile(f"[{HAN}]{{0,10}}(?<!其)中，?(?:共?有)?[{HAN}]{{0,8}}")
"""Between a total and its part: 240件诉求中，有234件."""
_ITS_SHARE = re.compile(f"[{HAN}]{{0,8}}[，（]占(?:比|总数的?)?(?:为|达到?)?")
_OF_TOTAL = re.compile(f"[{HAN}]{{0,6}}[，（]占[{HAN}]{{2,12}}总[数量额人]数?的?")
"""Between a part and its total: 86名，占干部职工总数120人的71.7%."""
_PERSON = frozenset("人名位")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the shares and rates that are wrong."""
    for passage in manuscript.passages:
        if passage.role in _ROLES and "%" in passage.text.replace("％", "%"):
            found = [flag for breakdown in breakdowns_in(passage) for flag in _shares(passage, breakdown)]
            found += [*_rates(passage), *_named_totals(passage)]
            yield from sorted(found, key=lambda flag: flag.start)


def _shares(passage: Passage, breakdown: Breakdown) -> Iterator[Flag]:
    figures = [part.figure for part in breakdown.parts]
    bases = [*(whole.interval for whole in breakdown.wholes), together(breakdown.wholes)]
    is_evened = _is_evened(breakdown)
    for at, part in enumerate(breakdown.parts):
        if part.share is None:
            continue
        counted = [together(figures[first : at + 1]) for first in range(at + 1)]
        possible = [share(one, base) for one in counted for base in (*bases, *(f.interval for f in figures[:at]))]
        stated = _widened(part.share) if is_evened else part.share.interval
        if all(each is not None and not each.overlaps(stated) for each in possible):
            yield _flag(passage, part.figure, breakdown.whole, part.share)


def _is_evened(breakdown: Breakdown) -> bool:
    """Tell whether all shares are stated and make exactly 100%: then a last digit may have been evened out."""
    shares = [part.share for part in breakdown.parts if part.share is not None]
    numbers = [each.stated[0] for each in shares if each.stated is not None]
    return len(numbers) == len(breakdown.parts) > 1 and sum(numbers) == Decimal(100)


def _widened(stated: Figure) -> Interval:
    half = Fraction(1, 2 * 10**stated.places)
    low, high = stated.interval.low, stated.interval.high
    return Interval(low - half, None if high is None else high + half)


def _rates(passage: Passage) -> Iterator[Flag]:
    """Yield the rates of a kind that is named by what was done: 受理100件，办结98件，办结率95%."""
    if "率" not in passage.text or _CARRIED.search(passage.text):
        return
    figures = figures_in(passage)
    for at in range(2, len(figures)):
        whole, part, rate = figures[at - 2 : at + 1]
        named = _RATE.fullmatch(rate.label) if rate.unit == PER_CENT else None
        if named is None or part.unit != whole.unit or part.counts == "shares":
            continue
        is_done = _is_done(named["done"], whole, part)
        if not is_done or not (_are_near(passage, whole, part) and _are_near(passage, part, rate)):
            continue
        possible = [share(part.interval, base) for base in _bases(passage, figures[: at - 1], part)]
        if all(each is not None and not each.overlaps(rate.interval) for each in possible):
            yield _flag(passage, part, whole, rate)


def _is_done(done: str, whole: Figure, part: Figure) -> bool:
    """Tell whether a rate named by what was done is of these two: of what came in or was due."""
    if _ATTENDANCE.fullmatch(done) and _DUE.fullmatch(whole.label) and _CAME.fullmatch(part.label):
        return True
    is_same = re.fullmatch(rf"(?:已|共|累计)?{done}[{HAN}]{{0,4}}", part.label) is not None
    return is_same and _CAME_IN.search(whole.label) is not None


def _named_totals(passage: Passage) -> Iterator[Flag]:
    """Yield the shares whose total stands right beside them: 240件诉求中，有234件，占99%; 86名，占总数120人的61.7%."""
    figures = figures_in(passage)
    for at in range(2, len(figures)):
        one, other, stated = figures[at - 2 : at + 1]
        is_alike = one.unit == other.unit or {one.unit, other.unit} <= _PERSON
        if stated.unit != PER_CENT or one.unit == PER_CENT or not is_alike:
            continue
        first, second = passage.text[one.end : other.start], passage.text[other.end : stated.start]
        part, whole, bases = other, one, list(_bases(passage, figures[: at - 1], one))
        if _OF_TOTAL.fullmatch(first) and re.fullmatch("的(?:比[例重])?(?:为|达到?)?", second):
            part, whole, bases = one, other, [other.interval]
        elif not (_OF_THEM.fullmatch(first) and _ITS_SHARE.fullmatch(second)):
            continue
        possible = [share(part.interval, base) for base in bases]
        if all(each is not None and not each.overlaps(stated.interval) for each in possible):
            yield _flag(passage, part, whole, stated)


def _are_near(passage: Passage, one: Figure, other: Figure) -> bool:
    """Tell whether nothing but a comma and the words of the other stands between two figures."""
    return _NEXT.fullmatch(passage.text[one.end : other.start - len(other.label)]) is not None


def _bases(passage: Passage, figures: Sequence[Figure], part: Figure) -> Iterator[Interval]:
    """Yield what the rate may be of: each figure of its sentence with the same unit, and all of them together."""
    first = begin_of(passage.text, part.start)
    near = [each for each in figures[-10:] if each.start >= first and each.unit == part.unit]
    yield from (each.interval for each in near)
    yield together(near)


def _flag(passage: Passage, part: Figure, whole: Figure, stated: Figure) -> Flag:
    true = share(part.nominal, whole.nominal) or stated.interval
    said = message(
        "{part} of {whole} is {true}, not {stated}",
        part=part.written,
        whole=whole.written,
        true=per_cent(true, stated.places),
        stated=passage.text[stated.start : stated.end],
    )
    return Flag(passage, stated.start, stated.end, said, message("correct one of these figures"))
