"""Keys that come into a mapping, in their order, and keys that go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.facts.editing.comment import comments_of
from reportgen.facts.editing.place import Place
from reportgen.facts.editing.refused import by_hand, comment_within
from reportgen.facts.editing.splice import Splice, column_of, end_before, line_end, line_start, newline_at
from reportgen.facts.editing.written import Member, Tree, Written

__all__ = [
    "STEP",
    "added",
    "beginning",
    "below",
    "has_comment",
    "rest_of_line",
    "step_of",
    "taken_out",
    "without_comments",
]

STEP = 2
_GAP = re.compile(r"(?:\s|#[^\n]*+)*+")
_COMMENTED_OUT = r"^(?P<indent> *)(?P<off># ?){key}:[ \t]*\r?$"


def added(tree: Tree, place: Place, keys: tuple[str, ...], order: Sequence[str], text: str = "") -> list[Splice]:
    """Return how a key, and keys within keys, come into the mapping at a place, or below a key that has nothing yet.

    Args:
        tree: The file.
        place: Of the mapping.
        keys: The key to add, then that within it, and so on.
        order: All keys that the mapping may have.
        text: What to write behind the last key.

    Raises:
        RefusedError: The mapping is written in a way that leaves no safe place.
    """
    value = place.member.value
    if value.sort == "mapping" and value.flow:
        return [_added_in_flow(tree, value, _nested(keys, text), _siblings_before(keys[0], order))]
    if value.sort != "mapping" and place.in_flow:
        return _replaced(tree, place.member, f"{{{_nested(keys, text)}}}")
    if len(keys) == 1 and not text and (uncommented := _uncommented(tree, place, keys[0])) is not None:
        return [*_emptied(tree, place), uncommented]
    if value.sort != "mapping":
        column = (column_of(tree.text, place.member.start) if place.parent else -STEP) + step_of(tree)
        at = beginning(tree, place.member)
        return [*_emptied(tree, place), Splice(at, at, _lines(tree, at, keys, column, text))]
    return [_added_in_block(tree, place, keys, _siblings_before(keys[0], order), text)]


def below(tree: Tree, member: Member, column: int) -> int:
    """Return where lines after a member go in: behind its last line, and comments below it that are indented deeper."""
    at = line_end(tree.text, member.end)
    deeper = re.compile(rf"\r?\n {{{column + 1},}}#[^\n]*")
    while (match := deeper.match(tree.text, at)) is not None:
        at = match.end() - tree.text.endswith("\r", match.start(), match.end())
    return at


def beginning(tree: Tree, member: Member) -> int:
    """Return where the first line within a member goes in: below its key, and comments that are written within it.

    Raises:
        RefusedError: There is no colon on the key's own line.
    """
    colon = _colon_of(tree, member)
    is_short = "\n" not in tree.text[colon : member.end]
    return below(tree, member, column_of(tree.text, member.start)) if is_short else line_end(tree.text, colon)


def step_of(tree: Tree) -> int:
    """Return how many spaces the file indents a section by."""
    for member in tree.top.value.members:
        if member.value.sort == "mapping" and not member.value.flow and member.value.members:
            column = column_of(tree.text, member.value.members[0].start) - column_of(tree.text, member.start)
            return column if column > 0 else STEP
    return STEP


def rest_of_line(tree: Tree, offset: int) -> str:
    """Return what stands behind an offset on its line, comments left out."""
    rest = tree.text[offset : line_end(tree.text, offset)]
    return "" if rest.lstrip(" \t").startswith("#") and rest[:1] in " \t" else rest.strip(" \t")


def has_comment(tree: Tree, value: Written, start: int | None = None) -> bool:
    """Tell whether comments stand in a node, between its scalars."""
    reach, gaps = value.start if start is None else start, list[str]()
    for leaf in value.leaves():
        gaps.append(tree.text[reach : leaf.start])
        reach = leaf.end
    return any("#" in gap for gap in (*gaps, tree.text[reach : value.end]))


def without_comments(tree: Tree, value: Written) -> Written:
    """Return a node in brackets that is to be written anew.

    Raises:
        RefusedError: Comments stand in it.
    """
    if value.flow and has_comment(tree, value):
        raise comment_within(value.start)
    return value


def taken_out(tree: Tree, mapping: Written, keys: Sequence[str]) -> Iterator[Splice]:
    """Yield how keys and their values go; each of their comments stays on a line of its own.

    Raises:
        RefusedError: Comments stand among them, in brackets.
    """
    kept = [member for member in mapping.members if member.key not in keys]
    gone = [member for member in mapping.members if member.key in keys]
    if gone and mapping.flow:
        without_comments(tree, mapping)
        yield from _taken_out_of_flow(tree, mapping, kept, gone)
        return
    for member in gone:
        first = line_start(tree.text, member.start)
        if not tree.text[first : member.start].strip(" "):
            newline = newline_at(tree.text, first) + " " * (member.start - first)
            kept_comments = "".join(newline + comment for comment in comments_of(tree, member))
            yield Splice(end_before(tree.text, first), line_end(tree.text, member.end), kept_comments)
        elif member is mapping.members[0] and kept and _follows(tree, member, mapping):
            yield Splice(member.start, mapping.members[1].start)
        else:
            raise by_hand(member.start)


def _taken_out_of_flow(
    tree: Tree, mapping: Written, kept: Sequence[Member], gone: Sequence[Member]
) -> Iterator[Splice]:
    for index, member in enumerate(mapping.members):
        if member not in gone:
            continue
        if kept and kept[0].start < member.start:
            last = mapping.members[index - 1]
            yield Splice(last.end + (last.value.is_nothing and tree.text.startswith(" ", last.end)), member.end)
        else:
            following = mapping.members[index + 1 : index + 2]
            yield Splice(member.start, following[0].start if following else member.end)


def _follows(tree: Tree, member: Member, mapping: Written) -> bool:
    """Tell whether the second key stands below the first with nothing between them."""
    return not tree.text[member.end : mapping.members[1].start].strip()


def _siblings_before(key: str, order: Sequence[str]) -> tuple[str, ...]:
    return tuple(order[: order.index(key)]) if key in order else tuple(order)


def _nested(keys: tuple[str, ...], text: str) -> str:
    """Return keys within keys as they are written in brackets, those of the outermost left out."""
    first, *inner = keys
    return f"{first}: {{{_nested(tuple(inner), text)}}}" if inner else f"{first}: {text}"


def _lines(tree: Tree, at: int, keys: tuple[str, ...], column: int, text: str) -> str:
    newline, step = newline_at(tree.text, at), step_of(tree)
    lines = [f"{newline}{' ' * (column + depth * step)}{key}:" for depth, key in enumerate(keys)]
    return "".join(lines) + (f" {text}" if text else "")


def _added_in_flow(tree: Tree, mapping: Written, written: str, before: tuple[str, ...]) -> Splice:
    if tree.text[mapping.start : mapping.start + 1] != "{":  # a pair of its own in a list: [key: value]
        raise by_hand(mapping.start)
    earlier = [member for member in mapping.members if member.key in before]
    if earlier:
        nearest = max(earlier, key=lambda member: before.index(member.key))
        at = nearest.end + (nearest.value.is_nothing and tree.text.startswith(" ", nearest.end))
        return Splice(at, at, f", {written.rstrip() if tree.text.startswith(' ', at) else written}")
    at = mapping.start + 1
    return Splice(at, at, f"{written}, " if mapping.members else written)


def _replaced(tree: Tree, member: Member, written: str) -> list[Splice]:
    """Return how a value in brackets gives way to what is written in brackets of its own."""
    value = member.value
    if not value.is_nothing:
        return [Splice(value.start, value.end, written)]
    if member.colon is None:
        return [Splice(member.key_end, member.key_end, f": {written}")]
    has_space = tree.text.startswith(" ", member.colon)
    return [Splice(member.colon + has_space, member.colon + has_space, written if has_space else f" {written}")]


def _colon_of(tree: Tree, member: Member) -> int:
    """Return the offset behind the colon of a key that stands on the key's own line."""
    if member.colon is None or line_start(tree.text, member.colon) != line_start(tree.text, member.start):
        raise by_hand(member.start)
    return member.colon


def _emptied(tree: Tree, place: Place) -> list[Splice]:
    """Return how a marker gives way to what will stand below its key."""
    value = place.member.value
    if value.sort != "scalar" or value.is_nothing:
        return []
    if rest_of_line(tree, value.end) or "\n" in tree.text[place.member.start : value.end]:
        raise by_hand(value.start)
    return [Splice(_colon_of(tree, place.member), value.end)]


def _uncommented(tree: Tree, place: Place, key: str) -> Splice | None:
    """Return how a key comes in that stands commented out among the others, with nothing behind its colon."""
    value = place.member.value
    reaches = [place.member.colon or 0, *(member.end for member in value.members)]
    columns = {column_of(tree.text, member.start) for member in value.members}
    outer = column_of(tree.text, place.member.start) if place.parent else -1
    line = re.compile(_COMMENTED_OUT.format(key=re.escape(key)), re.MULTILINE)
    for reach in reaches:
        gap = _GAP.match(tree.text, reach)
        match = None if gap is None else line.search(tree.text, line_start(tree.text, reach), gap.end())
        if match is None or match.start() < reach:
            continue
        column = len(match["indent"])
        if column in columns if columns else column > outer:
            return Splice(match.start("off"), match.end("off"))
    return None


def _added_in_block(tree: Tree, place: Place, keys: tuple[str, ...], before: tuple[str, ...], text: str) -> Splice:
    mapping = place.member.value
    first = mapping.members[0]
    column = column_of(tree.text, first.start)
    earlier = [member for member in mapping.members if member.key in before]
    if earlier:
        at = below(tree, max(earlier, key=lambda member: before.index(member.key)), column)
        return Splice(at, at, _lines(tree, at, keys, column, text))
    colon = place.member.colon
    if (
        colon is not None
        and place.parent is not None
        and colon < first.start
        and "\n" in tree.text[colon : first.start]
    ):
        at = line_end(tree.text, colon)
        return Splice(at, at, _lines(tree, at, keys, column, text))
    written = _lines(tree, first.start, keys, column, text).lstrip() + newline_at(tree.text, first.start) + " " * column
    return Splice(first.start, first.start, written)
