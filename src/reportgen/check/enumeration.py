"""Enumerations: the figures of one list, whose items stand apart by one and the same mark, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.check.figure import Figure
from reportgen.check.layer import Layer
from reportgen.check.sentence import begin_of, end_of
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import MASK

__all__ = ["COMPARED", "JOINTS", "REACH", "Enumeration", "enumeration", "leaves_open", "names_of", "says_overlap"]

REACH = 240
"""How many characters a list and its total may take up."""
COMPARED = re.compile("同比|环比|^[比较]|上年|去年|同期|增加|减少|增长|下降|上升|提高|降低")
"""Words before figures that only say how another compares with the year before."""
JOINTS = re.compile("、|以及|和|及|与")
"""What stands between the names of a list."""
_MARKS = {"、": 1, "，": 2, ",": 2, "；": 3, ";": 3}
_STOP = re.compile("[。！？\n]")
_NESTED = re.compile("其中|包括|包含|含|分别|分为")
_AND = re.compile(r"\w{0,4}?(?:以及|和|及|与)")
_DIVIDED = re.compile("分别[^，。；、]{0,4}$")
_AROUND = re.compile("^(?:共|分别)?(?:有|为|是|和|及|以及|与)?|(?:有|为|是|共|占)$")
_OPEN = re.compile(
    "(?<![平高中相同对均初优])等(?![级次奖候同于待])|主要|部分|除|之外|例如|特别是|尤其|不含|各(?=[0-9])|[0-9](?=[，；、。])"
    "|[、，；及和括][^，。；、0-9]{0,6}[一二三四五六七八九十两]+(?:大|件|人|名|次|场|个|项|起|条|篇|份|家|户)"
)
_MORE = re.compile("其余|另|还有|剩余|余下|尚")
_OVERLAP = re.compile(
    "并处|并罚|同步|同一|重复|重叠|交叉|多选|不定项|分别统计|分别计|兼(?!顾)|同时(?:处|在|属|计|获|具|含|是|为|有|涉|统计)"
)
_REMARK = re.compile(r"[。！？\n](?:注：|其中，?|有)?(?:部分|同一|个别)")
"""How a sentence begins that says the same of the list before it."""


@frozen
class Enumeration:
    """The figures of a list."""

    figures: tuple[Figure, ...]
    is_coordinated: bool
    """Whether nothing but 、 and 和 stands between its items."""
    is_open: bool
    """Whether items of it are not read: they have another unit, no figure, or parts of their own."""
    follower: Figure | None
    """The next figure with the same unit in the sentence, behind the list."""


def enumeration(layer: Layer, following: Sequence[Figure]) -> Enumeration:
    """Return the list that begins with the first of some figures."""
    first = following[0]
    found, rank, is_open, reach = [first], 0, False, first.end
    for figure in following[1:]:
        between = layer.between(found[-1].end, figure.start)
        if figure.end - first.start > REACH or _STOP.search(between):
            break
        is_foreign = figure.unit != first.unit
        if is_foreign or COMPARED.search(figure.label):
            is_open |= is_foreign and figure.counts != "shares" and "、" in layer.between(reach, figure.start)
            reach = figure.end
            continue
        nested = list(_NESTED.finditer(between))
        own = between[nested[-1].end() :] if nested else between
        mark = max((_MARKS.get(character, 0) for character in own), default=0)
        if nested and mark < _MARKS["；"]:
            is_open = True
            continue
        mark = mark or (1 if _AND.match(own) else 0)
        if mark == 0 or mark > (rank or mark):
            return Enumeration(tuple(found), rank == 1, is_open, figure)
        if mark < rank:
            return Enumeration((first,), is_coordinated=False, is_open=True, follower=found[1])
        is_open |= mark == 1 and len(JOINTS.findall(own)) > 1
        rank, reach = mark, figure.end
        found.append(figure)
    return Enumeration(tuple(found), rank == 1, is_open, None)


def names_of(layer: Layer, figures: Sequence[Figure], begin: int) -> list[str]:
    """Return what the items of a list are called, which begins at an offset of the passage.

    By the words before each figure, by those behind it where there are none, or by a list before 分别为.
    """
    head = layer.between(begin, figures[0].start)
    divided = _DIVIDED.search(head)
    listed = JOINTS.split(head[: divided.start()]) if divided else []
    if len(listed) == len(figures):
        return listed
    names, reach = [], begin
    for figure in figures:
        before = re.split("[、，,；;]", layer.between(reach, figure.start))[-1]
        behind = re.split("[、，,；;。0-9]", layer.between(figure.end, figure.end + 12))[0]
        names.append(_bare(before) or _bare(behind))
        reach = figure.end
    return names


def _bare(name: str) -> str:
    return _AROUND.sub("", name.replace(MASK, "").strip())


def leaves_open(text: str, behind: str) -> bool:
    """Tell whether a list, or what stands behind it, has words that leave room for more: 等, 主要, 其余."""
    return _OPEN.search(text) is not None or _MORE.search(behind) is not None


def says_overlap(text: str, first: int, last: int) -> bool:
    """Tell whether the sentence of a list, or a remark behind it, says that one thing is counted in several items."""
    end = end_of(text, last, last + REACH)
    return _OVERLAP.search(text, begin_of(text, first), end) is not None or _REMARK.match(text, end) is not None
