"""Double quotation marks within double ones, or within single ones that stand outermost.

The outer quotation stands in “ ” and the inner one in ‘ ’, so that the reader sees where each ends.

Bad:

    他说：“群众对“接诉即办”很满意。”

Good:

    他说：“群众对‘接诉即办’很满意。”

Allow: where a quotation is kept as its source prints it.

Source: GB/T 15834-2011, 4.8; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.pairing import pairing
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrongly-nested-quote"
SEVERITY = Severity.WARNING


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the inner quotations of passages whose quotation marks go together, and outer ones in single marks."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        found = pairing(text, "“‘", "”’", alike=True)
        pairs = found.pairs if found.is_whole else ()
        swapped = {around for start, _, around in pairs if around >= 0 and text[start] == "“" and text[around] == "‘"}
        for start, end, around in pairs:
            if around >= 0 and text[start] == text[around] == "“":
                said = message('"{quote}" stands within double quotation marks', quote=passage.text[start : end + 1])
                right = f"‘{passage.text[start + 1 : end]}’"
                yield Flag(passage, start, end + 1, said, message('write "{right}"', right=right))
            elif around < 0 and start in swapped:
                said = message("double quotation marks stand within single ones")
                yield Flag(passage, start, end + 1, said, message("write “ ” outside and ‘ ’ inside"))
