"""Bytes of a fact file → its nodes, each with its place and route; YAML made strict.

YAML reads more than a fact file needs, and silently: doubled keys, merges, tags, several documents.  All of that is
refused here, and scalars stay the text that was written.
"""

from __future__ import annotations

import re
from typing import cast

import yaml

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source, Span, in_order, message
from reportgen.facts.decoding import decode, forbidden_in
from reportgen.facts.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from reportgen.facts.yaml_fault import explain, faults_around, unused_anchors

__all__ = ["load"]

try:
    from yaml import CSafeLoader as _AnyLoader
except ImportError:  # PyYAML built without libyaml: slower, the same nodes
    from yaml import SafeLoader as _AnyLoader  # type: ignore[assignment]  # two classes with one interface

_MOST_REPAIRS = 100
_DEEPEST = 40
_DEEPEST_IN_YAML = 200
_MOST_REPEATED = 1_000
_PLAIN = ""
_ANCHOR = r"(?<!\S)&\S"


class _Loader(_AnyLoader):
    """Composes nodes without asking what YAML would make of a scalar; an explicit tag stays visible as a tag."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 - PyYAML's signature
        return _PLAIN

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Leave out what only tags by path would need."""

    def ascend_resolver(self) -> None:
        """Leave out what only tags by path would need."""


def load(content: bytes, file: str) -> Outcome[MappingNode]:
    """Read a fact file.

    Where a line is no YAML, its value is left out and the rest is read on, so that all errors are found at once; such
    a value then looks like a blank.  ``file`` is the name shown to the user.
    """
    decoded = decode(content, file)
    if decoded.value is None:
        return Outcome(None, decoded.diagnostics)
    source = decoded.value
    found: list[Diagnostic] = []
    composed = None if _is_too_deep(source, found) else _composed(source, found)
    if composed is None:
        return Outcome(None, in_order(found or [_empty_file(source)]))
    conversion = _Conversion(source, found, shares="*" in source.text)
    try:
        node = conversion.node_of(composed, Route(), None)
    except _TooMuchError as error:
        return Outcome(None, in_order([*found, error.diagnostic]))
    if not isinstance(node, MappingNode):
        found.extend([_empty_file(source)] if _is_nothing(node) else faults_around(node) or [_no_mapping(node)])
        return Outcome(None, in_order(found))
    return Outcome(node, in_order(found))


def _composed(source: Source, found: list[Diagnostic]) -> yaml.Node | None:
    text = source.text
    for _ in range(_MOST_REPAIRS):
        loader = _Loader(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        except yaml.YAMLError as error:
            diagnostics, repaired = explain(error, source, text)
            found.extend(diagnostics)
            if repaired is None:
                return None
            text = repaired
        else:
            if "&" in text and re.search(_ANCHOR, text):
                found.extend(unused_anchors(yaml.parse(text, Loader=_Loader), source))
            return node
        finally:
            loader.dispose()
    found.append(_more_faults(found[-1]))
    return None


def _is_too_deep(source: Source, found: list[Diagnostic]) -> bool:
    """Look for nesting that would overflow the C stack of PyYAML's composer, without composing."""
    text = source.text
    if sum(map(text.count, ("[", "{", "- ", "? "))) < _DEEPEST_IN_YAML:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST_IN_YAML:
                found.append(_too_deep(_span_of_mark(source, cast("yaml.Mark", event.start_mark))))
                return True
    except yaml.YAMLError as error:
        if "nesting depth" in str(error):  # newer releases of libyaml count too, while they look ahead
            mark = getattr(error, "problem_mark", None)
            found.append(_too_deep(_span_of_mark(source, mark) if isinstance(mark, yaml.Mark) else Span(source, 1)))
            return True
        return False
    return False


class _TooMuchError(Exception):
    """The file unfolds without end; carries what to say about it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic.message))
        self.diagnostic = diagnostic


class _Conversion:
    """From PyYAML's nodes to ours; lives for one file."""

    def __init__(self, source: Source, found: list[Diagnostic], *, shares: bool) -> None:
        self.source = source
        self.found = found
        self.shares = shares
        self.has_tabs = "\t" in source.text or "\\" in source.text
        self.open: set[int] = set()
        self.seen: set[int] = set()
        self.repeated = 0

    def node_of(self, node: yaml.Node, route: Route, key_span: Span | None) -> Node:
        """Convert one node; ``key_span`` is the place of its key or dash, None at the top."""
        if node.tag != _PLAIN:
            self._refuse_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, route, key_span)
        if len(route.steps) > _DEEPEST:
            raise _TooMuchError(_too_deep(key_span))
        if self.shares:
            self._enter(node, key_span)
        converted: Node
        if isinstance(node, yaml.SequenceNode):
            converted = self._sequence(node, route, key_span)
        else:
            assert isinstance(node, yaml.MappingNode)  # noqa: S101 - YAML knows three kinds of node
            converted = self._mapping(node, route, key_span)
        self.open.discard(id(node))
        return converted

    def _enter(self, node: yaml.Node, key_span: Span | None) -> None:
        """Stop at an alias that holds itself, and at aliases that unfold without measure."""
        name = id(node)
        self.repeated += name in self.seen
        if name in self.open or self.repeated > _MOST_REPEATED:
            said = message("an alias repeats what it stands in, so the file has no end")
            cure = message("write the facts out instead of repeating them by alias")
            raise _TooMuchError(Diagnostic("endless-alias", said, key_span, cure))
        self.open.add(name)
        self.seen.add(name)

    def _scalar(self, node: yaml.ScalarNode, route: Route, key_span: Span | None) -> ScalarNode:
        text: str = node.value
        plain = not node.style
        if not text and plain and key_span is not None:
            return ScalarNode(route, key_span, "", plain=True)
        start, end = node.start_mark, node.end_mark
        line, column = start.line + 1, start.column + 1
        if end.line == start.line:
            length = end.column - start.column
        else:
            length = len(self.source.line(line)[column - 1 :].rstrip())
            if plain and " - " in text:
                self._refuse_dash_within(line + 1, end.line + 1, route)
        span = Span(self.source, line, column, length or 1)
        if (self.has_tabs and "\t" in text) or (node.style == '"' and forbidden_in(text)):
            self.found.append(_character_in_value(text, span, route))
        return ScalarNode(route, span, text, plain=plain)

    def _refuse_dash_within(self, first: int, last: int, route: Route) -> None:
        """Find the items of a list that YAML takes for more of the text above them."""
        for number, line in enumerate(self.source.text.split("\n", last)[first - 1 : last], first):
            if line.lstrip(" ").startswith("- "):
                said = message("this list item is read as more of the text above it")
                span = Span(self.source, number, len(line) - len(line.lstrip(" ")) + 1, len(line.strip()))
                cure = message("indent it exactly like the other keys or items of its section")
                self.found.append(Diagnostic("uneven-indentation", said, span, cure, route=route))

    def _sequence(self, node: yaml.SequenceNode, route: Route, key_span: Span | None) -> SequenceNode:
        items = tuple(
            self.node_of(item, route.child(index), self._dash_of(item)) for index, item in enumerate(node.value)
        )
        return SequenceNode(route, key_span or _span_of_mark(self.source, node.start_mark), items)

    def _dash_of(self, item: yaml.Node) -> Span | None:
        """Return the place of an item: of its dash when nothing follows it (YAML's mark stands right behind).

        None for a scalar that has a place of its own.
        """
        if isinstance(item, yaml.ScalarNode) and (item.value or item.style):
            return None
        mark = item.start_mark
        if isinstance(item, yaml.ScalarNode):
            return Span(self.source, mark.line + 1, max(1, mark.column))
        return _span_of_mark(self.source, mark)

    def _mapping(self, node: yaml.MappingNode, route: Route, key_span: Span | None) -> MappingNode:
        entries: dict[str, Entry] = {}
        for key_node, value in node.value:
            span = _span_of_key(self.source, key_node)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            problem = _problem_of_key(key, span, entries.get(key) if isinstance(key, str) else None)
            if problem is not None:
                self.found.append(problem)
            elif isinstance(key, str):
                entries[key] = Entry(key, span, self.node_of(value, route.child(key), span))
        if key_span is None or isinstance(route.steps[-1], int):  # at the top, and in a list, there is no key
            first = next(iter(entries.values()), None)
            key_span = _span_of_mark(self.source, node.start_mark) if first is None else first.key_span
        return MappingNode(route, key_span, tuple(entries.values()))

    def _refuse_tag(self, node: yaml.Node) -> None:
        self.found.append(
            Diagnostic(
                "tag",
                message('a value begins with "!", which YAML keeps for tags'),
                _span_of_mark(self.source, node.start_mark),
                message("put the value in quotes; a fact file needs no tags"),
            )
        )


def _problem_of_key(key: str | None, span: Span, first: Entry | None) -> Diagnostic | None:
    if key is None or not key.strip():
        said, cure = message("a key must be a word"), message('write "key: value"')
        return Diagnostic("no-key", said, span, cure)
    if first is not None:
        said = message('the key "{key}" stands here a second time', key=key)
        cure = message("keep one of the two; the first is in line {line}", line=first.key_span.line)
        return Diagnostic("duplicate-key", said, span, cure)
    if key == "<<":
        said = message('"<<" joins mappings in YAML, which a fact file does not do')
        return Diagnostic("merge-key", said, span, message("write the facts out"))
    if key != key.strip():
        said = message('the key "{key}" begins or ends with a full-width space', key=key.strip())
        return Diagnostic("full-width-space", said, span, message("indent with ordinary spaces"))
    return None


def _character_in_value(text: str, span: Span, route: Route) -> Diagnostic:
    character = forbidden_in(text)
    code = f"U+{ord(character):04X}" if character else "U+0009"
    said = message("the character {code} cannot be part of a value", code=code)
    cure = message("delete it: it cannot be printed") if character else message("write a space in place of the tab")
    return Diagnostic("control-character", said, span, cure, route=route)


def _more_faults(last: Diagnostic) -> Diagnostic:
    said = message("more than {count} faults: reading stops here", count=_MOST_REPAIRS)
    return Diagnostic("too-many-faults", said, last.span, message("mend those above, and build again to see the rest"))


def _too_deep(span: Span | None) -> Diagnostic:
    said, cure = (
        message("the file is nested too deeply here"),
        message("a fact file has sections, lists and facts only"),
    )
    return Diagnostic("nested-too-deeply", said, span, cure)


def _empty_file(source: Source) -> Diagnostic:
    said, cure = message("the file holds no facts"), message('begin it with "report: …" and "year: …"')
    return Diagnostic("empty-file", said, Span(source, 1, 1), cure)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.text.strip()


def _no_mapping(node: Node) -> Diagnostic:
    said = message("a fact file consists of keys and values, and this is none")
    return Diagnostic("no-mapping", said, node.span, message('begin it with "report: …" and "year: …"'))


def _span_of_key(source: Source, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(source, start.line + 1, start.column + 1, max(1, length))


def _span_of_mark(source: Source, mark: yaml.Mark) -> Span:
    return Span(source, mark.line + 1, mark.column + 1)
