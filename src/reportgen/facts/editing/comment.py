"""Comments of what goes: none is lost, and none is left to be read of what comes in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.facts.editing.splice import Splice, column_of, line_end, line_start
from reportgen.facts.editing.written import Member, Tree

__all__ = ["commented_out", "comments_of"]

_COMMENT = re.compile(r"(?<=\s)#[^\r\n]*")
_BLOCKS = ("|", ">")


def comments_of(tree: Tree, member: Member) -> tuple[str, ...]:
    """Return the comments that stand within a member, and behind it on its last line."""
    return tuple(found[0] for start, end in _gaps(tree, member) for found in _COMMENT.finditer(tree.text, start, end))


def commented_out(tree: Tree, member: Member) -> Iterator[Splice]:
    """Yield how all lines of an item of a block list become comments."""
    column, at = column_of(tree.text, member.start), line_start(tree.text, member.start)
    while at <= member.end and at < len(tree.text):
        end = line_end(tree.text, at)
        line = tree.text[at:end]
        if line.strip():
            mark = at + min(column, len(line) - len(line.lstrip(" ")))
            yield Splice(mark, mark, "# ")
        at = tree.text.find("\n", end) + 1 or len(tree.text)


def _gaps(tree: Tree, member: Member) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a member that are in none of its texts."""
    reach = member.colon or member.key_end
    for leaf in member.value.leaves():
        yield reach, leaf.start
        if leaf.style in _BLOCKS:  # behind its sign
            yield leaf.start, line_end(tree.text, leaf.start)
        reach = leaf.end
    yield reach, line_end(tree.text, max(reach, member.end))
