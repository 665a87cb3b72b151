"""A heading on a line of its own that ends with a mark.

The end of the line ends it; only a heading that is followed by text on the same line keeps its full stop.

Bad:

    heading 1: 一、总体情况。

Good:

    heading 1: 一、总体情况

Allow: where a heading quotes a sentence.

Source: practice, after GB/T 15834-2011, appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "heading-ends-with-mark"
SEVERITY = Severity.ERROR
_LONGEST = 60
"""Characters; what is longer is a paragraph that looks like a heading."""
_LAST = re.compile(rf"(?<=[{HAN}）》”])[。，、；.．](?=\s*\Z)")
_NUMBER = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[章节]?|\d+)[、.．]\s*\Z")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the last marks; a question keeps its own, and a heading of several sentences is none."""
    for passage in manuscript.passages:
        if passage.role is not Role.HEADING or _NUMBER.match(passage.text) or len(passage.text) > _LONGEST:
            continue
        for mark in _LAST.finditer(passage.text):
            if "。" not in passage.text[: mark.start()]:
                said = message('"{mark}" ends a heading', mark=mark[0])
                yield Flag(passage, mark.start(), mark.end(), said, message("delete it"), "")
