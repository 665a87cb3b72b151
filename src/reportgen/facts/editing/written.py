"""A fact file as it stands on the page: every node with the offsets between which it was written.

PyYAML's events give these offsets exactly, save two, which are put right here: a block ends with its last character
(not where the next thing begins), and an empty value stands right behind its colon or dash (not behind the comments
after it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import yaml

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing.splice import line_end

__all__ = ["Member", "Tree", "Written", "reads_as", "tree_of", "values_in"]

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # two classes with one interface

_COLON = re.compile(r"[ \t]*:")
_COLON_BELOW = re.compile(r"(?:\s|#[^\n]*+)*+:(?=\s|$)")
_DASH = re.compile(r"(?:\s|#[^\n]*+)*+-(?=\s|$)")
_BLANKS = " \t\r\n"


@frozen
class Written:
    """A node as it was written."""

    sort: Literal["scalar", "list", "mapping", "alias"]
    start: int
    """Offset of its first character, that of its anchor where it has one."""
    end: int
    """Offset behind its last character; comments after it are not part of it."""
    text: str = ""
    """Of a scalar; of an alias its name."""
    style: str = ""
    """Of a scalar: its quotation mark, ``|`` or ``>``; empty when it is plain."""
    flow: bool = False
    """A list or mapping in brackets."""
    anchor: str | None = None
    members: tuple[Member, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether not one character was written."""
        return self.sort == "scalar" and self.start == self.end

    def get(self, key: str) -> Member | None:
        """Return the member of a mapping that has this key."""
        return next((member for member in self.members if member.key == key), None)

    def leaves(self) -> Iterator[Written]:
        """Yield the scalars and aliases in it."""
        if self.sort in ("scalar", "alias"):
            yield self
        for member in self.members:
            yield from member.value.leaves()


@frozen
class Member:
    """A key and its value, or an item of a list."""

    key: str
    """Empty for an item."""
    start: int
    """Offset of the key, or of the dash; in brackets of the item."""
    key_end: int
    colon: int | None
    """Offset behind the colon or the dash, where an empty value stands; None where there is no colon."""
    value: Written

    @property
    def end(self) -> int:
        """Offset behind the last character of it."""
        return max(self.value.end, self.colon or self.key_end)


@frozen
class Tree:
    """A whole file as it was written."""

    text: str
    top: Member
    """Stands for the file: its value is the mapping of it all."""
    aliases: frozenset[str]


def tree_of(text: str) -> Tree:
    """Take a text apart.

    Raises:
        yaml.YAMLError: It is no YAML; that of a fact file which was loaded is.
    """
    builder = _Builder(text)
    root = builder.node(next(builder.events), 0)
    return Tree(text, Member("", 0, 0, None, root), frozenset(builder.aliases))


def values_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return between which offsets the scalars of a text stand, in their order; none where it is no YAML."""
    try:
        return tuple((leaf.start, leaf.end) for leaf in tree_of(text).top.value.leaves())
    except (yaml.YAMLError, StopIteration):
        return ()


def reads_as(written: str, *, in_flow: bool) -> tuple[str, bool] | None:
    """Return what YAML reads in what is written for a scalar, and whether it is plain; None when it is no scalar."""
    line = f"[{written}]" if in_flow else f"- {written}\n"
    try:
        events = [*yaml.parse(line, Loader=_Loader)]
    except yaml.YAMLError:
        return None
    inner = events[3:-3]  # within the stream, the document and the list
    if len(inner) != 1 or not isinstance(inner[0], yaml.ScalarEvent) or inner[0].anchor or inner[0].tag:
        return None
    return inner[0].value, not inner[0].style


class _Builder:
    """From PyYAML's events to nodes; lives for one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.aliases: set[str] = set()
        self.end = 0
        """Of the collection that ended last."""
        self.events = yaml.parse(text, Loader=_Loader)
        next(self.events)  # of the stream
        next(self.events)  # of the document

    def node(self, event: yaml.Event, behind: int) -> Written:
        """Build the node that an event begins; ``behind`` is where it stands when nothing was written."""
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        match event:
            case yaml.AliasEvent():
                self.aliases.add(str(event.anchor))
                return Written("alias", start, end, text=str(event.anchor))
            case yaml.ScalarEvent() if start == end:
                return Written("scalar", behind, behind)
            case yaml.ScalarEvent():
                style = event.style or ""
                end = self._end_of_block(start, end) if style and style in "|>" else end
                return Written("scalar", start, end, event.value, style, anchor=event.anchor)
            case yaml.MappingStartEvent():
                return self._collection(event, start, "mapping", tuple(self._entries()))
            case yaml.SequenceStartEvent():
                first = start + (len(f"&{event.anchor}") if event.anchor else 0)
                items = self._items_in_brackets() if event.flow_style else self._items(first)
                return self._collection(event, start, "list", tuple(items))
        raise TypeError(event)

    def _collection(
        self,
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
        start: int,
        sort: Literal["list", "mapping"],
        members: tuple[Member, ...],
    ) -> Written:
        flow = bool(event.flow_style)
        end = self.end if flow else max((member.end for member in members), default=start)
        return Written(sort, start, end, flow=flow, anchor=event.anchor, members=members)

    def _entries(self) -> Iterator[Member]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, _offset(event.start_mark))
            found = _COLON.match(self.text, key.end) or _COLON_BELOW.match(self.text, key.end)
            colon = None if found is None else found.end()
            value = self.node(next(self.events), key.end if colon is None else colon)
            yield Member(key.text, key.start, key.end, colon, value)
        self.end = _offset(event.end_mark)

    def _items(self, reach: int) -> Iterator[Member]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found = _DASH.match(self.text, reach)
            dash = _offset(event.start_mark) if found is None else found.end()
            value = self.node(event, dash)
            reach = max(dash, value.end)
            yield Member("", dash - 1, dash, dash, value)
        self.end = _offset(event.end_mark)

    def _items_in_brackets(self) -> Iterator[Member]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            start = _offset(event.start_mark)
            yield Member("", start, start, start, self.node(event, start))
        self.end = _offset(event.end_mark)

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where a block scalar ends: on its last line with text, unless empty lines are kept (``|+``)."""
        whole = self.text[start:end]
        if "+" in whole.partition("\n")[0].partition("#")[0]:
            return end - len(whole) + len(whole.removesuffix("\n").removesuffix("\r"))
        return line_end(self.text, start + len(whole.rstrip(_BLANKS)))


def _offset(mark: object) -> int:
    """Return the offset of one of PyYAML's marks, in characters."""
    index: int = mark.index  # type: ignore[attr-defined]  # the stubs know marks that may be None
    return index
