"""党委 in one place and 党组 in another, of the same organ.

An organ has the one or the other; which one is laid down, and the wrong one was copied from elsewhere.

Bad:

    title: 江州市数据局党组2022年意识形态工作情况报告
    局党组认真落实意识形态工作责任制。局党委全年专题研究4次。

Good:

    title: 江州市数据局党组2022年意识形态工作情况报告
    局党组认真落实意识形态工作责任制。局党组全年专题研究4次。

Allow: where the organ changed from one to the other in the time that is reported on.

Source: 中国共产党章程, chapter 9; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import main_text
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Passage, Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "mixed-organ-kind"
SEVERITY = Severity.ERROR
_OWNERS = "局委办厅院馆校社行部"
_KIND = re.compile(
    rf"(?:^|(?<=[，。；：]))(?:[本我](?P<our>[{_OWNERS}])?|(?P<owner>[{_OWNERS}]))(?P<kind>党[委组])(?![（、和或织])"
)
_NAMED = re.compile(rf"(?P<owner>[{_OWNERS}])?(?P<kind>党[委组])(?:文件)?(?=\s*$)")
_TITLED = re.compile(rf"(?P<owner>[{_OWNERS}])(?P<kind>党[委组])(?=关于|\d{{4}}年|[^，。（）]{{0,20}}报告$)")
_CHANGED = re.compile("改[为设建称]|撤销|更名|转[为设]|(?:设立|成立|组建)[^，。]{0,6}党[委组]")
"""A passage with one of these may speak of a change."""
_ANOTHER = re.compile(rf"[省市县区州盟旗][{HAN}]{{1,12}}[{_OWNERS}](?!室)")
_NEAR = 80
"""So many characters behind the name of another organ, 局党委 may be its."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the places that say another kind than the title and the signature do, or than the first place does."""
    passages = main_text(manuscript)
    found = [(passage, kind) for passage in passages if passage.role in RUNNING for kind in _kinds(passage)]
    said_around = _said_around(passages)
    own = {kind["kind"] for kind in said_around} or {kind["kind"] for _, kind in found[:1]}
    owners = {kind["owner"] for kind in said_around} | {kind["owner"] or kind["our"] for _, kind in found}
    if len(own) != 1 or len(owners - {None}) > 1:  # 校党委 in the report of a 局 is another organ's
        return
    right = next(iter(own))
    for passage, kind in found:
        if kind["kind"] != right:
            said = message('"{kind}" here, and "{other}" elsewhere', kind=kind[0], other=right)
            cure = message('write "{right}" if it is the same organ', right=right)
            yield Flag(passage, *kind.span("kind"), said, cure)


def _kinds(passage: Passage) -> Iterator[re.Match[str]]:
    if "党" not in passage.text or _CHANGED.search(passage.text):
        return
    for kind in _KIND.finditer(outside_quotations(passage.outside_titles)):
        if not _ANOTHER.search(passage.text, max(0, kind.start() - _NEAR), kind.start()):
            yield kind


def _said_around(passages: tuple[Passage, ...]) -> list[re.Match[str]]:
    """Return where the elements around the text say a kind."""
    found: list[re.Match[str]] = []
    for passage in passages:
        if passage.role in (Role.SIGNATURE, Role.ISSUER):
            found += _NAMED.finditer(passage.text)
        elif passage.role is Role.TITLE:
            found += _TITLED.finditer(passage.outside_titles)
    return found
