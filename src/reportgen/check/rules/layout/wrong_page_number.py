"""A page number without its dashes, or not on the outer side of the page.

一字线 stand on both sides of it; odd numbers stand on the right, one character in, and even ones on the left.

Bad:

    页码“1”居中

Good:

    单页码“— 1 —”居右空一字，双页码居左空一字

Allow: in a letter (信函格式), whose first page has none.

Source: GB/T 9704-2012, 7.5; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Message, Severity, message
from reportgen.layouts.look import FooterLook, PageLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-page-number"
SEVERITY = Severity.ERROR
_DASHED = re.compile(r"[—–―－─] ?# ?[—–―－─]")
_SIDES = {"default": "right", "even": "left"}


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield what is wrong with the numbers, each once."""
    numbered = [page for page in appearance.pages if any("#" in footer.text for footer in page.footers)]
    said = dict.fromkeys(problem for page in numbered for problem in _problems(page))
    for problem in said:
        cure = message('write "— 1 —": on odd pages at the right, on even pages at the left, one character in')
        yield Diagnostic(ID, problem, appearance.file, cure, SEVERITY)


def _problems(page: PageLook) -> Iterator[Message]:
    footers = [footer for footer in page.footers if "#" in footer.text]
    for footer in footers:
        if not _DASHED.fullmatch(re.sub(r"\s+", " ", footer.text)):
            yield message('the page number is written "{text}"', text=footer.text.replace("#", "1"))
    if not page.mirrors:
        yield message("odd and even pages have their numbers on the same side")
    else:
        yield from (_side(footer) for footer in footers if _is_on_wrong_side(footer))


def _is_on_wrong_side(footer: FooterLook) -> bool:
    return footer.kind in _SIDES and footer.paragraph.alignment != _SIDES[footer.kind]


def _side(footer: FooterLook) -> Message:
    if footer.kind == "even":
        return message("the number of even pages does not stand at the left")
    return message("the number of odd pages does not stand at the right")
