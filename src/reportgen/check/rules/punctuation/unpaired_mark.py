"""A quotation mark, bracket or 书名号 without its partner.

It leaves open where the quotation, the remark or the title ends.

Bad:

    印发《意识形态工作实施方案，明确责任分工。

Good:

    印发《意识形态工作实施方案》，明确责任分工。

Allow: where the partner stands several paragraphs further on.

Source: GB/T 15834-2011, 4.8, 4.9 and 4.15; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.check.half_open import outside_intervals
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.pairing import Pairing, pairing
from reportgen.check.script import HAN, HAN_DIGITS
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import MASK, Passage

__all__ = ["ID", "SEVERITY", "check"]

ID = "unpaired-mark"
SEVERITY = Severity.ERROR
_SORTS = ("“”", "‘’", "（(）)", "《》", "〈〉", "〔〕", "【】")
_STRAIGHT = {"“”": '"＂', "‘’": "'＇"}
_MENTIONED = re.compile(r"(?<=“)[（）()《》〈〉〔〕【】‘’](?=”)")
"""A mark that is spoken of."""
_NO_MARK = {
    "（(）)": re.compile(rf"(?<!\w)(?:\d{{1,2}}|[A-Za-z]|[{HAN_DIGITS}]{{1,3}}|[①-⑳])[）)]"),
    "‘’": re.compile(r"(?<=[A-Za-z0-9])’|[‘’](?=\d\d)"),
}
"""1） and a） before an item; apostrophes."""
_PARTNER = dict(zip("“”‘’（）()《》〈〉〔〕【】", "”“’‘）（)(》《〉〈〕〔】【", strict=True))
_REACH = 5
"""Passages that a remark or quotation may run over."""
_OF_TITLES = frozenset({"《》", "〈〉", "〔〕"})
"""What stands in them runs over two lines of a title, but never over two paragraphs."""
_HAN = re.compile(f"[{HAN}]")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks; a quotation or remark may begin in one passage and end in one of the next."""
    texts = [_MENTIONED.sub(MASK, outside_intervals(passage.text)) for passage in manuscript.passages]
    alone = sorted(place for marks in _SORTS for place in _alone(manuscript.passages, texts, marks))
    for number, at in alone:
        passage = manuscript.passages[number]
        mark = passage.text[at]
        said = message('"{mark}" has no partner', mark=mark)
        cure = message('write "{partner}" where it belongs, or delete this one', partner=_PARTNER[mark])
        yield Flag(passage, at, at + 1, said, cure)


def _alone(passages: Sequence[Passage], texts: Sequence[str], marks: str) -> Iterator[tuple[int, int]]:
    """Yield where marks of one sort are alone: the numbers of their passages, and their places there."""
    places: list[tuple[int, int]] = []
    pending: tuple[int, int] | None = None
    for number, (passage, text) in enumerate(zip(passages, texts, strict=True)):
        found = _pairing(text, marks)
        unopened, unclosed = found.unopened, found.unclosed
        reach = _REACH if marks not in _OF_TITLES else 0 if passage.role in RUNNING else 1
        if unopened and pending is not None and number - pending[0] <= reach:
            unopened, pending = unopened[1:], None
        if (unopened or unclosed) and pending is not None:
            places.append(pending)
            pending = None
        places += ((number, at) for at in (*unopened, *unclosed[1:]))
        if unclosed and not (number + 1 < len(texts) and _goes_on(texts[number + 1], marks)):
            pending = number, unclosed[0]
    if pending is not None:
        places.append(pending)
    return (place for place in places if _is_chinese(texts[place[0]], place[1]))


def _pairing(text: str, marks: str) -> Pairing:
    """Return what goes together, without what is no such mark: 1）, an apostrophe, the partner of a straight quote."""
    found = pairing(text, marks[: len(marks) // 2], marks[len(marks) // 2 :])
    if found.is_whole:
        return found
    if any(mark in text for mark in _STRAIGHT.get(marks, "")):
        return Pairing((), (), ())
    no_mark = {match.end() - 1 for match in _NO_MARK[marks].finditer(text)} if marks in _NO_MARK else set()
    return Pairing(
        found.pairs,
        tuple(at for at in found.unopened if at not in no_mark),
        tuple(at for at in found.unclosed if at not in no_mark),
    )


def _goes_on(text: str, marks: str) -> bool:
    """Tell whether a quotation of several paragraphs goes on: each begins with the mark again."""
    return marks == "“”" and text.lstrip().startswith("“")


def _is_chinese(text: str, at: int) -> bool:
    return text[at] not in "()" or _HAN.search(text, max(0, at - 1), at + 2) is not None
