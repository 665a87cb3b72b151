"""A colon within what another colon of the same sentence opens.

The reader cannot see how far each of them reaches.

Bad:

    会议指出：要做到：一是压实责任，二是补齐短板。

Good:

    会议指出，要做到：一是压实责任，二是补齐短板。

Allow: where each level has paragraphs of its own.

Source: GB/T 15834-2011, 4.7; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "nested-colon"
SEVERITY = Severity.WARNING
_NESTED = re.compile(
    r"(?:指出|强调|要求|认为|提出|明确|表示)(?P<outer>：)(?!“)[^。！？；：“\n]{1,80}：(?=一是|一要|第一，|首先|（.{1,2}）|1[.．]|①)"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the outer colon, behind a verb of saying, where the inner one begins a list."""
    for passage in manuscript.running():
        if passage.text.count("：") > 1:
            for colon in _NESTED.finditer(outside_asides(passage.outside_titles)):
                said = message('"：" opens a sentence that has another "："')
                cure = message('write "，" here, or give the list paragraphs of its own')
                yield Flag(passage, *colon.span("outer"), said, cure)
