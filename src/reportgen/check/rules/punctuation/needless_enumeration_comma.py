"""A 顿号 between titles in 书名号, or between words in quotation marks.

These marks tell the titles or words apart already.

Bad:

    印发《工作规则》、《议事规则》等制度。

Good:

    印发《工作规则》《议事规则》等制度。

Allow: where one of them is followed by a remark in brackets.

Source: GB/T 15834-2011, 4.5.3.5; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "needless-enumeration-comma"
SEVERITY = Severity.WARNING
_ROW = re.compile(
    r"(?<![、）])(?:《[^《》]*》(?:、《[^《》]*》)+|“[^“”]*”(?:、“[^“”]*”)+)(?![^，。；：！？、《“]{0,15}、)"
)
"""Items all of the same sort; where others stand among them, all keep their 顿号."""
_COMMA = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks between the items."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        if not _COMMA.search(text):
            continue
        for row in _ROW.finditer(text):
            for comma in _COMMA.finditer(text, row.start(), row.end()):
                said = message(
                    '"、" between "{left}" and "{right}" is needless',
                    left=text[comma.start() - 1],
                    right=text[comma.end()],
                )
                yield Flag(passage, comma.start(), comma.end(), said, message("delete it"), "")
