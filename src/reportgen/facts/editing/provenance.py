"""A value with where it comes from: a plain one becomes a mapping, keys come and go, and it becomes plain again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.facts.editing.key import added, has_comment, rest_of_line, step_of, taken_out
from reportgen.facts.editing.place import Place
from reportgen.facts.editing.refused import by_hand
from reportgen.facts.editing.scalar import scalar_of
from reportgen.facts.editing.splice import Splice, column_of, line_end, line_start, newline_at
from reportgen.facts.editing.value import cleared_in_brackets, filled, restated
from reportgen.facts.editing.written import Member, Tree, Written
from reportgen.facts.provenance import KEYS

__all__ = ["annotated", "folded", "unfolded"]


def unfolded(tree: Tree, place: Place) -> list[Splice]:
    """Return how a plain value becomes the mapping ``value: …`` below its key; comments on the key's line stay there.

    Raises:
        RefusedError: It shares its lines with something else.
    """
    member, value = place.member, place.member.value
    if place.in_flow:
        if value.is_nothing:
            return filled(tree, place, "{value: }")
        return [Splice(value.start, value.start, "{value: "), Splice(value.end, value.end, "}")]
    if member.colon is None:
        raise by_hand(member.start)
    is_item = place.parent is not None and place.parent.sort == "list"
    if is_item:
        return _unfolded_item(tree, member)
    if line_start(tree.text, member.colon) != line_start(tree.text, member.start):
        raise by_hand(member.start)
    column = column_of(tree.text, member.start) + step_of(tree)
    key = f"{newline_at(tree.text, member.colon)}{' ' * column}value:"
    line = line_end(tree.text, member.colon)
    if value.is_nothing:
        return [Splice(line, line, key)]
    if value.start > line:  # it begins on a line of its own, as lists do
        return [Splice(line, line, key), *_shifted(tree, line, value.end, step_of(tree))]
    if value.end <= line and not value.flow and value.style not in ("|", ">"):
        raw = tree.text[value.start : value.end]
        return [Splice(member.colon, value.end), Splice(line, line, f"{key} {raw}")]
    return [Splice(member.colon, member.colon, key), *_shifted(tree, line, value.end, step_of(tree))]


def annotated(tree: Tree, place: Place, texts: Mapping[str, str], drops: Sequence[str]) -> list[Splice]:
    """Return how the provenance in a mapping changes, key by key.

    Raises:
        RefusedError: The mapping is written in a way that leaves no safe place.
    """
    mapping = place.member.value
    if mapping.sort != "mapping":
        return []
    splices = [*taken_out(tree, mapping, drops)]
    for key in KEYS:
        text = texts.get(key, "")
        member = mapping.get(key)
        if not text or key in drops:
            continue
        if member is None:
            in_flow = place.in_flow or mapping.flow
            splices += added(tree, place, (key,), KEYS, scalar_of(text, in_flow=in_flow))
        else:
            splices += restated(tree, place.inner(member), text)
    return splices


def folded(tree: Tree, place: Place) -> list[Splice]:
    """Return how a mapping that has nothing but a value becomes the plain value again.

    No splices where it is written otherwise than this room does: with comments, or over several lines.
    """
    member, mapping = place.member, place.member.value
    if mapping.sort != "mapping" or [each.key for each in mapping.members] != ["value"]:
        return []
    inner = mapping.members[0]
    if inner.colon is None or member.colon is None or mapping.flow != place.in_flow:
        return []
    if mapping.flow:
        return _folded_in_flow(tree, member, mapping, inner)
    if place.parent is not None and place.parent.sort == "list":
        single = "\n" not in tree.text[member.start : inner.end]
        nothing = inner.value.is_nothing
        return [Splice(member.colon if nothing else inner.start, inner.end if nothing else inner.value.start)] * single
    line = line_end(tree.text, member.colon)
    if tree.text[line : inner.start].strip() or rest_of_line(tree, member.colon):
        return []
    return [*_folded_below(tree, member, inner, line)]


def _folded_below(tree: Tree, member: Member, inner: Member, line: int) -> Iterator[Splice]:
    """Yield how what stands below a key comes up to it."""
    value, colon = inner.value, inner.colon or 0
    end = line_end(tree.text, inner.end)
    if value.sort == "list" and not value.flow:
        depth = column_of(tree.text, inner.start) - column_of(tree.text, member.start)
        narrow = any(not text.startswith(" " * depth) for text in _lines_below(tree, colon, value.end))
        if not (has_comment(tree, value, colon) or tree.text[value.end : end].strip() or narrow):
            yield Splice(line, line_end(tree.text, colon))
            yield from _shifted(tree, line_end(tree.text, colon), value.end, -depth)
        return
    if tree.text[inner.end : end].strip() or "\n" in tree.text[colon : inner.end]:
        return
    if not value.is_nothing:
        raw = tree.text[value.start : value.end]
        yield Splice(member.colon or 0, member.colon or 0, f" {raw}")
    yield Splice(line, end)


def _folded_in_flow(tree: Tree, member: Member, mapping: Written, inner: Member) -> list[Splice]:
    whole = tree.text[mapping.start : mapping.end]
    if "\n" in whole or has_comment(tree, mapping) or not whole.startswith("{"):
        return []
    raw = tree.text[inner.value.start : inner.value.end]
    is_item = member.start == member.colon
    if not raw and not is_item:
        return [cleared_in_brackets(tree, member.colon or 0, mapping)]
    return [Splice(mapping.start, mapping.end, raw or "''")]


def _unfolded_item(tree: Tree, member: Member) -> list[Splice]:
    value, colon = member.value, member.colon or 0
    if value.is_nothing:
        return [Splice(colon, colon, " value:")]
    line = line_end(tree.text, colon)
    if value.start > line:
        raise by_hand(value.start)
    return [Splice(value.start, value.start, "value: "), *_shifted(tree, line, value.end, step_of(tree))]


def _shifted(tree: Tree, line: int, end: int, depth: int) -> Iterator[Splice]:
    """Yield how the lines below that of an offset, up to another, move to the right or left; empty ones stay."""
    for match in re.finditer(r"\n(?=[^\r\n])", tree.text[line:end]):
        at = line + match.end()
        yield Splice(at, at, " " * depth) if depth > 0 else Splice(at, at - depth)


def _lines_below(tree: Tree, offset: int, end: int) -> list[str]:
    return [line for line in tree.text[offset:end].splitlines()[1:] if line.strip()]
