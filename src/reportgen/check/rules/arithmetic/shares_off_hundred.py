"""Shares that look like all of a whole and do not make 100%.

The shares of a whole make 100%, give or take what rounding loses; where they do not, a share is missing or wrong.
Only shares whose names exclude one another are added up.

Bad:

    从类型看，咨询类占60%，投诉类占30%，建议类占5%。

Good:

    从类型看，咨询类占60%，投诉类占30%，建议类占10%。

Allow: where there are other parts too; better, end the list with 等 or name the rest.

Source: arithmetic; GB/T 8170-2008 (rounding).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportgen.check.enumeration import JOINTS, leaves_open, says_overlap
from reportgen.check.exclusion import are_all, are_often_partial, exclude_one_another
from reportgen.check.facts import together
from reportgen.check.figure import PER_CENT, Figure, figures_in
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.reckoning import added
from reportgen.check.sentence import begin_of
from reportgen.diagnostics import Severity, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role
from reportgen.facts.relation import Interval

__all__ = ["ID", "SEVERITY", "check"]

ID = "shares-off-hundred"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.CELL}
_HUNDRED = Interval(Fraction(100), Fraction(100))
_NAMED = re.compile(r"(?:其中)?(?P<name>.*?)所?(?:占比[例重]?|占总[数量额体]的?(?:比[例重])?|占)(?:约?为|是|达到|达)?")
"""The words before one share: 投诉类占."""
_DIVIDED = re.compile(
    r"(?P<names>[^，。；：0-9]{2,60}?)所?(?:占比[例重]?分别(?:为|是|达到?)|分别占(?:总[数量额体]的?|比)?(?:比[例重])?(?:为|是)?)$"
)
"""The words before several: 咨询、投诉、建议分别占."""
_BETWEEN = re.compile(r"[，、；]?(?:以?及|和|与)?")
_OTHER = re.compile("率|增|减|升|降|比|较|提高")
_REACH = 90
_BEFORE = 12
"""How far before the name of the first share the words may stand that say what the shares are of."""


@frozen
class _Shares:
    """Shares in a list, and of what they are."""

    names: tuple[str, ...]
    shares: tuple[Figure, ...]


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the lists of shares that make more or less than the whole."""
    for passage in manuscript.passages:
        if passage.role in _ROLES and "占" in passage.text:
            found = (*_chained(passage), *_divided(passage))
            yield from (_flag(passage, each.shares) for each in sorted(found, key=_start) if _is_wrong(passage, each))


def _start(listed: _Shares) -> int:
    return listed.shares[0].start


def _flag(passage: Passage, shares: Sequence[Figure]) -> Flag:
    said = message(
        "the shares {shares} add up to {sum}, not 100%",
        shares=" + ".join(f"{share.written}{PER_CENT}" for share in shares),
        sum=f"{added(shares)}{PER_CENT}",
    )
    cure = message('correct one of these figures, or name the rest or write "等" if there are more parts')
    return Flag(passage, shares[0].start, shares[-1].end, said, cure)


def _chained(passage: Passage) -> Iterator[_Shares]:
    """Yield the shares that follow one another, each with its name: 咨询类占60%，投诉类占40%."""
    names, shares = list[str](), list[Figure]()
    for figure in figures_in(passage):
        named = _NAMED.fullmatch(figure.label) if figure.unit == PER_CENT else None
        if named is None and (figure.unit != PER_CENT or not shares or _OTHER.search(figure.label)):
            continue
        between = passage.text[shares[-1].end : figure.start - len(figure.label)] if shares else ""
        if not _BETWEEN.fullmatch(between):
            yield _Shares(tuple(names), tuple(shares))
            names, shares = [], []
        names.append(named["name"] if named is not None else figure.label)
        shares.append(figure)
    if shares:
        yield _Shares(tuple(names), tuple(shares))


def _divided(passage: Passage) -> Iterator[_Shares]:
    """Yield the shares that follow their names: 咨询、投诉分别占60%、40%."""
    figures = figures_in(passage) if "分别" in passage.text else ()
    for at, figure in enumerate(figures):
        divided = _DIVIDED.search(passage.text, max(0, figure.start - _REACH), figure.start)
        if divided is not None and figure.unit == PER_CENT:
            names = JOINTS.split(divided["names"].removeprefix("其中"))
            shares = tuple(_run(passage.text, figures[at:]))
            if len(shares) == len(names):
                yield _Shares(tuple(names), shares)


def _run(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield figures as long as nothing but 、 or 和 stands between them."""
    for at, figure in enumerate(figures):
        if at and re.fullmatch("、|和|及|以及", text[figures[at - 1].end : figure.start]) is None:
            return
        yield figure


def _is_wrong(passage: Passage, listed: _Shares) -> bool:
    """Tell whether shares look like all of their whole, and do not make it as far as rounding lets one say."""
    names, shares = listed.names, listed.shares
    is_enough = len(names) > 2 or are_all(names)
    if (
        not is_enough
        or not exclude_one_another(names, _source(passage, shares[0]))
        or any(share.stated is None for share in shares)
    ):
        return False
    sum_, first, last = together(shares), shares[0].start, shares[-1].end
    if sum_.overlaps(_HUNDRED) or "多选" in passage.text or says_overlap(passage.text, first, last):
        return False
    is_more = sum_.low > _HUNDRED.low
    is_most = 2 * sum_.low >= _HUNDRED.low and not are_often_partial(names)
    return (is_more or is_most) and not _is_open(passage, first, last)


def _source(passage: Passage, first: Figure) -> str:
    """Return what the text says before the first share of what the shares are of: 从发布渠道看."""
    return passage.text[max(0, first.start - len(first.label) - _BEFORE) : first.start]


def _is_open(passage: Passage, first: int, last: int) -> bool:
    behind = passage.text[last : last + _REACH]
    return leaves_open(passage.text[begin_of(passage.text, first) : last] + re.split("[，。；]", behind)[0], behind)
