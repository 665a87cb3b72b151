"""A rate of more than 100% that can never be more than the whole.

Nobody can be satisfied with more cases than there are, nor can more be closed than came in.
Rates of a plan (完成率), of growth and of use may well be more, and are let pass.

Bad:

    按期办结率达到102%。

Good:

    按期办结率达到100%。

Allow: where more may be counted than the rate is of, as with cases of the year before; say so in the same sentence.

Source: arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.figure import PER_CENT, Figure, figures_in
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.sentence import begin_of, end_of
from reportgen.check.table import table
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "rate-exceeds-hundred"
SEVERITY = Severity.ERROR
_ROLES = RUNNING | {Role.CELL}
_NAMES = "|".join(re.escape(row["word"]) for row in table("rates-of-a-whole"))
_RATE = re.compile(rf"(?:{_NAMES})(?:均|都|分别)?(?:为|是|达到?|高达)?$")
_MORE = re.compile(
    "结转|遗留|存量|历年|往年|上年|去年|积案|旧案|计划|目标|任务|指标|预算|资金|投资|贷款|流动|户籍|常住|疫苗|接种|参保"
    "|拨备|准备金|利息|债务|担保|抵押|资本"
)
"""Words of sentences whose rates may be of less than is counted: of what came in this year, was planned, is owed."""
_HUNDRED = 100
_REACH = 120
"""How far before and behind a rate its sentence is looked at."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the rates that are more than the whole."""
    for passage in manuscript.passages:
        if passage.role in _ROLES and "率" in passage.text:
            yield from (_flag(passage, figure) for figure in figures_in(passage) if _is_over(passage, figure))


def _is_over(passage: Passage, figure: Figure) -> bool:
    if figure.unit != PER_CENT or figure.interval.low <= _HUNDRED or not _RATE.search(figure.label):
        return False
    text, start, end = passage.text, figure.start, figure.end
    before = text[begin_of(text, start, max(0, start - _REACH)) : start]
    behind = text[end : end_of(text, end, end + _REACH)]
    return _MORE.search(before + behind) is None


def _flag(passage: Passage, figure: Figure) -> Flag:
    stated = passage.text[figure.start : figure.end]
    name = re.sub("(?:均|都|分别)?(?:为|是|达到?|高达)?$", "", figure.label)
    said = message('{label} "{text}" is more than the whole', label=name, text=stated)
    return Flag(passage, figure.start, figure.end, said, message("a share is at most 100%"))
