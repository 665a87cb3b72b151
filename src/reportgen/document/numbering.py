"""The numbers of headings: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3), counted from the order, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.nodes import Block, Heading
from reportgen.document.numeral import chinese_number

__all__ = ["attachment_label", "heading_number", "number_headings"]


def heading_number(level: int, count: int) -> str:
    """Return the number of the ``count``-th heading of a level from 1 to 4."""
    match level:
        case 1:
            return f"{chinese_number(count)}、"
        case 2:
            return f"（{chinese_number(count)}）"
        case 3:
            return f"{count}."
        case _:
            return f"（{count}）"


def number_headings(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Give each block with the number that its order implies; empty for what is no heading.

    A heading starts the levels below it afresh.  Give the body and each attachment by itself.
    """
    counts = [0, 0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading):
            yield block, ""
            continue
        counts[block.level - 1] += 1
        counts[block.level :] = [0] * (4 - block.level)
        yield block, heading_number(block.level, counts[block.level - 1])


def attachment_label(number: int, total: int) -> str:
    """Return 附件, with its number where there are several (GB/T 9704-2012, 7.3.4)."""
    return f"附件{number}" if total > 1 else "附件"
