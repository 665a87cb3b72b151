"""A paragraph of running text that does not begin two characters in.

每个自然段左空二字: without it a reader does not see where a paragraph begins.
Two full-width spaces at its beginning do as well.

Bad:

    段首不空格

Good:

    首行缩进2字符

Allow: for a line that is placed on purpose; set it in a style of its own.

Source: GB/T 9704-2012, 7.3.3; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.document.passage import Passage, Role
from reportgen.layouts.look import ParagraphLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "unindented-paragraph"
SEVERITY = Severity.ERROR
_TYPED = ("\u3000\u3000", "    ", "\t")
_LEAST, _MOST = 1.5, 2.6  # 字


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the paragraphs that begin elsewhere, the first with how many there are."""
    found = [
        passage
        for passage, look in appearance.of_role(Role.BODY, Role.HEADING)
        if not look.in_table and look.alignment in ("left", "both") and not _is_moved_in(passage, look)
    ]
    if found:
        said = message("this paragraph does not begin two characters in ({count} paragraphs)", count=len(found))
        cure = message("set the first line two characters in")
        yield Diagnostic(ID, said, appearance.place(found[0]), cure, SEVERITY)


def _is_moved_in(passage: Passage, look: ParagraphLook) -> bool:
    if passage.text.startswith(_TYPED) or not look.runs or look.runs[0].size <= 0:
        return True
    characters = (look.first_line + look.left) / (look.runs[0].size * 10)
    return _LEAST <= characters <= _MOST
