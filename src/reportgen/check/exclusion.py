"""Exclusion: whether what is counted under one name is never counted under another.

Women and party members may be the same people; enquiries and complaints are not the same cases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportgen.check.table import table
from reportgen.diagnostics.frozen import frozen

__all__ = ["are_alike", "are_all", "are_often_partial", "exclude_one_another"]

_REST = re.compile("其他|其它|其余")
_RANGED = re.compile("以上|以下|以内|及其|各级")
_CLASS = re.compile(r"(?P<which>.{1,6}?)(?:类|级)(?P<what>.*)")
_TURN = re.compile(r"(?P<which>第[一二三四五六七八九十]+|(?:19|20)[0-9]{2}年)(?P<what>.*)")
_MIXED = re.compile(
    "重点|重大|重复|重要|疑难|紧急|主办|协办|承办|联合|牵头|新增|新建|专题|专项|原创|首发|头版|转载|涉|自办|转办|督办|交办"
    "|实名|匿名|集体|个人|初次|骨干|优秀|示范|试点|创新|民生|办结|办理|完成|整改|解决|回复|答复|处理|处置|化解|采纳|移交|移送"
    "|立案|结案|查处|满意|回访|走访|按期|超期|发现|印发|制定|修订|公开|发布|参加|参与|开展|组织|召开|其中|累计|共|全"
    "|警告|罚款|罚金|没收|吊销|暂扣|拘留|责令|查封|扣押|冻结|追缴|停产|停业|关停|下架|通报|约谈|批评|诫勉|处分|问责"
)
"""Words of names that say another thing than of which kind something is, as what was done about it: often several."""
_SHORT = 4


@frozen
class _Kind:
    """Words of one kind."""

    pattern: re.Pattern[str]
    all_of: frozenset[str]
    """Words that together leave nothing of the kind out; empty where it is open."""
    is_often_partial: bool
    """Whether lists of them often leave some out, though nothing says so."""
    shared: tuple[str, ...]
    """Words of totals that may be counted under several of them: what is published, under each channel."""


@cache
def _kinds() -> tuple[_Kind, ...]:
    kinds = []
    for row in table("exclusive-kinds"):
        words = row["words"].split()
        bare = sorted((word.removeprefix("+") for word in words), key=len, reverse=True)
        all_of = frozenset(word[1:] for word in words if word.startswith("+"))
        pattern = re.compile("|".join(map(re.escape, bare)))
        shared = tuple(row["shared"].split())
        kinds.append(_Kind(pattern, all_of, is_often_partial=row["listed"] == "some", shared=shared))
    return tuple(kinds)


def exclude_one_another(names: Sequence[str], total: str = "") -> bool:
    """Tell whether names are certainly of one kind, so that nothing is counted under two of them.

    ``total`` has the words for what is counted, if they are known.
    """
    stated = [name for name in names if not _REST.match(name)]
    if len(stated) < 2 or len(names) - len(stated) > 1 or any(_RANGED.search(name) for name in stated):
        return False
    kind = _of_a_kind(stated)
    if kind is not None:
        return not any(word in total for word in kind.shared)
    return _differ(_CLASS, stated) or _differ(_TURN, stated)


def are_all(names: Sequence[str]) -> bool:
    """Tell whether names are all that there are of their kind: 男 and 女, the four quarters."""
    kind = _of_a_kind(names)
    return kind is not None and bool(kind.all_of) and kind.all_of == _words(kind, names)


def are_often_partial(names: Sequence[str]) -> bool:
    """Tell whether names are of a kind of which often only some are listed: 优秀, 良好."""
    kind = _of_a_kind(names)
    return kind is not None and kind.is_often_partial


def are_alike(names: Sequence[str]) -> bool:
    """Tell whether names look as if they were of one kind: as long as one another, or with the same ending."""
    stated = [name for name in names if not _REST.match(name)]
    if len(set(stated)) < max(2, len(names) - 1) or any(_MIXED.search(name) or _RANGED.search(name) for name in stated):
        return False
    if any(kind.pattern.search(name) for kind in _kinds() for name in stated):
        return False
    lengths = {len(name) for name in stated}
    is_even = len(lengths) == 1 and 2 <= min(lengths) <= _SHORT
    return is_even or (min(lengths) > 2 and len({name[-2:] for name in stated}) == 1)


def _of_a_kind(names: Sequence[str]) -> _Kind | None:
    stated = [name for name in names if not _REST.match(name)]
    return next((kind for kind in _kinds() if len(_words(kind, stated)) == len(stated)), None)


def _words(kind: _Kind, names: Sequence[str]) -> frozenset[str]:
    """Return the words of a kind that are in names; fewer than there are names where one has none, or another's."""
    found = (kind.pattern.search(name) for name in names)
    return frozenset(match[0] for match in found if match is not None)


def _differ(pattern: re.Pattern[str], names: Sequence[str]) -> bool:
    """Tell whether names say of which class they are, each another, and then the same."""
    found = [match for match in map(pattern.fullmatch, names) if match is not None]
    return len(found) == len(names) == len({match["which"] for match in found}) and len({m["what"] for m in found}) == 1
