"""一是 or 二是 that does not follow on from the one before in the same paragraph.

The reader counts along, and after 一是 and 三是 looks for what is missing.

Bad:

    工作中还存在不足：一是认识不够到位；三是办法不够多。

Good:

    工作中还存在不足：一是认识不够到位；二是办法不够多。

Allow: where the one in between is said in another way.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message
from reportgen.document.numeral import chinese_number

__all__ = ["ID", "SEVERITY", "check"]

ID = "ordinal-out-of-order"
SEVERITY = Severity.ERROR
_COUNTED = {chinese_number(number): number for number in range(1, 20)}
_ORDINAL = re.compile(
    rf"(?:^|(?<=[，。；：、！？\s]))(?P<number>{'|'.join(sorted(_COUNTED, key=len, reverse=True))})是"
)
_OTHER = "{number}(?:[是要则来]|、|）)|第{number}|其{number}"
"""What may stand for an ordinal that is not there."""
_WORDS = {2: "其次|再者", 3: "再次|再者"}
"""So may these, whatever else is said of the mixture."""
_DEEPEST = 4
"""Rows within rows that a reader keeps apart."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the ordinals that do not follow on."""
    for passage in manuscript.running():
        if "是" not in passage.text:
            continue
        text = outside_asides(passage.outside_titles)
        rows: list[int] = []
        reach = 0
        for ordinal in _ORDINAL.finditer(text):
            number, before = _COUNTED[ordinal["number"]], rows[-1] if rows else 0
            if number - 1 in rows:
                del rows[_last(rows, number - 1) :]
            elif number > 1 and rows and not _stands_otherwise(text[reach : ordinal.start()], number, before):
                latest, right = f"{chinese_number(before)}是", f"{chinese_number(before + 1)}是"
                said = message('"{number}" follows "{before}"', number=ordinal[0], before=latest)
                cure = message('write "{right}", or put in what is missing', right=right)
                yield Flag(passage, *ordinal.span(), said, cure)
            rows = [*rows, number][-_DEEPEST:]
            reach = ordinal.end()


def _last(rows: list[int], number: int) -> int:
    """Return where a number stands last: the row within is gone on with before the row around it."""
    return len(rows) - 1 - rows[::-1].index(number)


def _stands_otherwise(between: str, number: int, last: int) -> bool:
    """Tell whether a number that is skipped stands between in another form."""
    forms = [_OTHER.format(number=chinese_number(each)) for each in range(last + 1, number)]
    forms += [_WORDS[each] for each in range(last + 1, number) if each in _WORDS]
    return any(re.search(form, between) for form in forms)
