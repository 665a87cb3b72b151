"""One value in the place of another: a text that comes, changes or goes."""

from __future__ import annotations

import re

from reportgen.facts.editing.key import rest_of_line
from reportgen.facts.editing.place import Place, standing
from reportgen.facts.editing.refused import by_hand
from reportgen.facts.editing.scalar import scalar_of
from reportgen.facts.editing.splice import Splice, end_before, line_end, line_start, newline_at
from reportgen.facts.editing.written import Tree, Written

__all__ = ["cleared", "cleared_in_brackets", "filled", "restated"]

_HEADER = re.compile(r"[|>][-+0-9]*")
_BLOCKS = "|>"


def restated(tree: Tree, place: Place, text: str) -> list[Splice]:
    """Return how a text comes into the place of a scalar; empty text takes it away.

    Raises:
        RefusedError: The text or the place does not allow it.
    """
    value = place.member.value
    if value.sort != "scalar":
        raise by_hand(value.start)
    if text == standing(value):
        return []
    if not text:
        return cleared(tree, place)
    if value.is_nothing:
        return filled(tree, place, scalar_of(text, in_flow=place.in_flow))
    if value.style and value.style in _BLOCKS:
        return _in_block(tree, value, text)
    written = scalar_of(text, in_flow=place.in_flow, style=value.style)
    return [Splice(value.start, value.end, written)]


def filled(tree: Tree, place: Place, written: str) -> list[Splice]:
    """Return how something written comes where nothing was: right behind its colon, so that comments stay put.

    Raises:
        RefusedError: There is no colon to write it behind.
    """
    member = place.member
    if member.colon is None:
        if not place.in_flow:
            raise by_hand(member.start)
        return [Splice(member.key_end, member.key_end, f": {written}")]
    at = member.colon
    if place.in_flow and tree.text.startswith(" ", at):
        return [Splice(at + 1, at + 1, written)]
    return [Splice(at, at, f" {written}")]


def cleared(tree: Tree, place: Place) -> list[Splice]:
    """Return how the value at a place goes, so that nothing stands behind its colon or dash; comments stay.

    Raises:
        RefusedError: The value shares its lines with something else.
    """
    member, value = place.member, place.member.value
    if value.is_nothing:
        return []
    if place.in_flow and member.start == member.colon:  # nothing cannot be an item in brackets
        return [Splice(value.start, value.end, "''")]
    if member.colon is None:
        raise by_hand(value.start)
    if place.in_flow:
        return [cleared_in_brackets(tree, member.colon, value)]
    if value.style and value.style in _BLOCKS:
        return _cleared_block(tree, member.colon, value)
    if "\n" not in tree.text[member.colon : value.start]:
        return [Splice(member.colon, value.end)]
    first = line_start(tree.text, value.start)
    if tree.text[first : value.start].strip(" ") or rest_of_line(tree, value.end):
        raise by_hand(value.start)
    if line_end(tree.text, value.end) != value.end:  # a comment follows, and stays on a line of its own
        return [Splice(value.start, value.end)]
    return [Splice(end_before(tree.text, first), value.end)]


def cleared_in_brackets(tree: Tree, colon: int, value: Written) -> Splice:
    """Return how a value in brackets goes: up to its colon at the end of a line, else so that a space stays."""
    before, after = tree.text[colon : value.start], tree.text[value.end : value.end + 1]
    if after in "\r\n" or "\n" in before:
        return Splice(colon, value.end)
    return Splice(value.start, value.end, "" if before else " ")


def _cleared_block(tree: Tree, colon: int, value: Written) -> list[Splice]:
    if "\n" in tree.text[colon : value.start]:
        raise by_hand(value.start)
    return [Splice(colon, _header_end(tree, value)), Splice(line_end(tree.text, value.start), value.end)]


def _header_end(tree: Tree, value: Written) -> int:
    match = _HEADER.match(tree.text, value.start)
    if match is None:  # an anchor stands before it
        raise by_hand(value.start)
    return match.end()


def _in_block(tree: Tree, value: Written, text: str) -> list[Splice]:
    """Return how a text comes into a block scalar: between its lines where they can hold it, else on the key's line."""
    header = tree.text[value.start : _header_end(tree, value)]
    begin = line_end(tree.text, value.start)
    content = tree.text[begin : value.end]
    indents = [line[: len(line) - len(line.lstrip(" "))] for line in content.splitlines() if line.strip(" \t\r\n")]
    lines = text.split("\n")
    holds = header[0] == "|" or (len(lines) == 1)
    plain = not any(character.isdigit() for character in header) and all(not line.startswith(" ") for line in lines)
    written = scalar_of(text, in_flow=False, style='"' if "\n" in text else "")
    if not (holds and plain and indents):
        return [
            Splice(value.start, _header_end(tree, value), written),
            Splice(begin, value.end),
        ]
    newline = newline_at(tree.text, value.start)
    indented = [newline + (indents[0] + line if line else "") for line in lines]
    kept = _trailing_newlines(content) if "+" in header else ""
    return [Splice(begin, value.end, "".join(indented) + kept)]


def _trailing_newlines(content: str) -> str:
    return content[len(content.rstrip(" \r\n")) :]
