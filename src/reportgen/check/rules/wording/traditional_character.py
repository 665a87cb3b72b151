"""A traditional or variant character in simplified text.

It shows that text was pasted from elsewhere, and a search for the word does not find it.

Bad:

    全年共辦理羣众诉求594件。

Good:

    全年共办理群众诉求594件。

Allow: in names of persons and places that are written so, and in text that quotes an inscription or an old book.

Source: 国家通用语言文字法, 9 and 17; 通用规范汉字表; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.table import table
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "traditional-character"
SEVERITY = Severity.ERROR


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the characters, those that stand together at once, with the simplified ones."""
    characters, simplified = _characters()
    for passage in manuscript.passages:
        for found in characters.finditer(passage.outside_titles):
            right = found[0].translate(simplified)
            said = message('"{found}" is not written in simplified characters', found=found[0])
            yield Flag(passage, *found.span(), said, message('write "{right}"', right=right), right)


@cache
def _characters() -> tuple[re.Pattern[str], dict[int, str]]:
    rows = table("traditional-characters")
    simplified = {ord(row["traditional"]): row["simplified"] for row in rows}
    return re.compile(f"[{''.join(map(chr, simplified))}]+"), simplified
