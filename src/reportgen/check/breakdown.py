"""Breakdowns: a total and the parts that a text names of it, ``共受理100件，其中咨询60件、投诉40件``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportgen.check.enumeration import COMPARED, REACH, enumeration, leaves_open, names_of, says_overlap
from reportgen.check.exclusion import are_alike, are_all, exclude_one_another
from reportgen.check.figure import PER_CENT, Figure, figures_in, figures_of
from reportgen.check.layer import Layer, layers_of
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage

__all__ = ["Breakdown", "Part", "breakdowns_in"]

_MARKER = re.compile(
    r"其中(?:[，,：:]|主要|包括|包含|有|为|是)*"
    r"|(?<![^，,：:；;。—])(?:主要|共)?(?:包括|包含|分为|分别[为是]|具体[为是]|由|即(?![将使日时便可办]))[，,：:]?"
    r"|[：:]"
)
"""What stands between a total and its parts; a colon only right behind the total."""
_PARTITION = re.compile("分为|分别|具体|由|即")
_INCLUSIVE = re.compile("包[括含]")
_MADE_OF = re.compile("[^，。；、]{0,6}(?:组成|构成)")
_IN_ALL = re.compile("(?:全年|全部|累计)?(?:合计|共计|总计|总共)(?:为|达)?")
_YEARLY = re.compile("全年共?(?:为|达)?")
"""Words before a total that is certainly one only behind all quarters, or both halves, of its year."""
_ASIDE = re.compile(f"{COMPARED.pattern}|占|率|%")
_YEAR = re.compile("年")
_MARK = re.compile("[，,。；;：！？\n]")
_PER = re.compile("每|均")
_SHARE = re.compile(
    r"[^，,。；;（）()、]{0,8}[，,（(]?所?占(?:总[数量额体]的?|全部的?|(?P<total>(?:全部|总)[^，。；、（）()]{1,6})的)?"
    r"(?:比[例重]?)?(?:为|达到|达)?"
)
_NOUN = 12
"""How many characters may say what a total is of."""
_MANY = 12
"""With more figures than this before its parts, a total is not looked for."""
_BEHIND = 60
"""How far behind a list the rest of its parts may be spoken of."""
_KEPT = 4096


@frozen
class Part:
    """A part of a total."""

    figure: Figure
    name: str
    share: Figure | None = None
    """What it is of the total in per cent, if that is said with it and the total is its only base."""


@frozen
class Breakdown:
    """A total, and the parts that are named of it."""

    wholes: tuple[Figure, ...]
    """What may be the total: the figures with the unit of the parts before them; the last one most likely is."""
    parts: tuple[Part, ...]
    is_partition: bool
    """Whether words say that the parts are all and are apart: 分为, 分别为, 由…组成, 合计."""
    marker: str
    """What introduces the parts: 其中, 包括 …; empty where only a bracket does."""
    is_coordinated: bool
    """Whether nothing but 、 and 和 stands between the parts."""
    is_open: bool
    """Whether words leave room for more parts: 等, 主要, 其余."""
    follower: Figure | None = None
    """The next figure with the same unit, in the same sentence."""
    noun: str = ""
    """The words right behind the total."""
    may_overlap: bool = False
    """Whether words say that one thing is counted in several parts."""

    @property
    def whole(self) -> Figure:
        """The figure that most likely is the total."""
        return self.wholes[-1]

    @property
    def is_inclusive(self) -> bool:
        """Whether it is introduced by 包括."""
        return _INCLUSIVE.search(self.marker) is not None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(part.name for part in self.parts)

    @property
    def apart(self) -> tuple[Part, ...]:
        """The first parts, as many as certainly have nothing in common; none where that is not certain."""
        if self.may_overlap:
            return ()
        if self.is_partition and self.is_coordinated:
            return self.parts
        for count in range(len(self.parts), 1, -1):
            if exclude_one_another(self.names[:count], f"{self.whole.label}{self.noun}"):
                return self.parts[:count]
        return self.parts if self.is_coordinated and self.look_alike else ()

    @property
    def look_alike(self) -> bool:
        """Whether there are three or more kinds of events, two behind 包括, as far as their names show."""
        is_enough = len(self.parts) > (1 if self.is_inclusive else 2)
        return self.whole.counts == "events" and is_enough and are_alike(self.names)

    @property
    def are_all(self) -> bool:
        """Whether the parts are all that there can be of their kind: 男 and 女."""
        return are_all(self.names)


def breakdowns_in(passage: Passage) -> tuple[Breakdown, ...]:
    """Return the breakdowns of a passage, in the order of their totals."""
    return _breakdowns(passage.text, passage.outside_titles) if len(figures_in(passage)) > 1 else ()


@lru_cache(_KEPT)
def _breakdowns(text: str, outside_titles: str) -> tuple[Breakdown, ...]:
    figures = figures_of(text, outside_titles)
    found = [each for layer in layers_of(outside_titles, figures) for each in _of_layer(layer, text, figures)]
    return tuple(sorted(found, key=lambda each: each.whole.start))


def _of_layer(layer: Layer, text: str, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    ends = {figure.end for figure in layer.figures}
    if layer.owner is not None and _MARKER.match(layer.text) is None:
        yield from _broken_down(layer, layer.start, layer.start, text, figures)
    for marker in _MARKER.finditer(layer.text):
        begin, end = marker.start() + layer.start, marker.end() + layer.start
        if marker[0] not in "：:" or begin in ends:
            yield from _broken_down(layer, begin, end, text, figures)
    for total in layer.figures:
        if _IN_ALL.fullmatch(total.label) or _YEARLY.fullmatch(total.label):
            yield from _added_up(layer, total, text)


def _broken_down(layer: Layer, begin: int, end: int, text: str, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield what a marker, from one offset of the passage to another, breaks down."""
    following = layer.within(end, end + 2 * REACH)
    if not following or following[0].counts in ("shares", "times") or COMPARED.search(following[0].label):
        return
    head, wholes = layer.between(end, following[0].start), _wholes(layer, begin, following[0].unit)
    if len(head) > REACH or _MARK.search(head) or not wholes:
        return
    if begin > layer.start and not _is_near(layer.between(wholes[-1].end, begin)):
        return
    listed, marker = enumeration(layer, following), layer.between(begin, end)
    last = listed.figures[-1].end
    rest = re.split("[。！？\n]", layer.between(last, last + REACH))[0]
    if "由" in marker and _MADE_OF.match(rest) is None:
        return
    names, shares = names_of(layer, listed.figures, end), _shares(listed.figures, text, figures)
    is_bare = marker in ("", "：", ":")
    if _are_others(layer, listed.figures, end) or (is_bare and any(_YEAR.search(name) for name in names)):
        return
    own = layer.between(begin, last) + re.split("[，；]", rest)[0]
    yield Breakdown(
        wholes,
        tuple(Part(*each) for each in zip(listed.figures, names, shares, strict=True)),
        _PARTITION.search(marker) is not None,
        marker,
        listed.is_coordinated,
        listed.is_open or leaves_open(own, layer.between(last, last + _BEHIND)),
        listed.follower,
        layer.between(wholes[-1].end, begin),
        says_overlap(text, wholes[-1].start, last),
    )


def _wholes(layer: Layer, begin: int, unit: str) -> tuple[Figure, ...]:
    """Return the figures before a marker, in its sentence or, where it begins one, in the sentence before it."""
    if begin == layer.start:
        return (layer.owner,) if layer.owner is not None and layer.owner.unit == unit else ()
    before = layer.between(max(layer.start, begin - REACH), begin)
    bare = before.rstrip("。！？\n")
    sentence = re.split("[。！？\n]", bare)[-1]
    first = begin - (len(before) - len(bare)) - len(sentence)
    if "分别" in sentence:
        return ()
    near = layer.within(first, begin)
    if len(near) > _MANY:
        return ()
    found = (each for each in near if each.unit == unit)
    return tuple(each for each in found if not COMPARED.search(each.label) and not _PER.search(each.label))


def _is_near(between: str) -> bool:
    """Tell whether nothing stands between a total and its parts but what it is of, and how it compares."""
    noun, *clauses = re.split("[，,；;、。\n]", between)
    return len(noun) <= _NOUN and all(not clause or _ASIDE.search(clause) for clause in clauses)


def _are_others(layer: Layer, figures: Sequence[Figure], begin: int) -> bool:
    """Tell whether other things are counted than the total is of: 12个区县，分为3个片区."""
    is_named = bool(layer.between(begin, figures[0].start))
    return figures[0].counts == "things" and not is_named


def _shares(found: Sequence[Figure], text: str, figures: Sequence[Figure]) -> Iterator[Figure | None]:
    """Yield the share that is said with each figure; None where there is none."""
    for figure in found:
        at = bisect_left(figures, figure.end, key=lambda each: each.start)
        after = figures[at] if at < len(figures) else None
        said = None if after is None or after.unit != PER_CENT else _SHARE.fullmatch(text[figure.end : after.start])
        # 总户数 may be all households that there are; events are of no other total
        is_of_these = said is not None and (figure.counts == "events" or not said["total"])
        yield after if is_of_these else None


def _added_up(layer: Layer, total: Figure, text: str) -> Iterator[Breakdown]:
    """Yield what is added up behind its parts, which are all that its sentence has: 咨询60件、投诉40件，合计100件."""
    before = layer.between(max(layer.start, total.start - REACH), total.start)
    sentence = re.split("[。！？\n；]", before)[-1]
    begin = total.start - len(sentence)
    parts = layer.within(begin, total.start)
    if len(parts) < 2 or any(part.unit != total.unit for part in parts) or leaves_open(sentence, ""):
        return
    listed = enumeration(layer, parts)
    is_next = re.fullmatch("[^，。；、]{0,6}，", layer.between(parts[-1].end, total.start - len(total.label)))
    names = names_of(layer, parts, begin)
    is_listed = are_all(names) or (listed.is_coordinated and _IN_ALL.fullmatch(total.label) is not None)
    if listed.figures == parts and is_listed and not listed.is_open and is_next:
        yield Breakdown(
            (total,),
            tuple(Part(figure, name) for figure, name in zip(parts, names, strict=True)),
            is_partition=True,
            marker=total.label,
            is_coordinated=True,
            is_open=False,
            may_overlap=says_overlap(text, begin, total.end),
        )
