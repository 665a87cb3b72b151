"""markdown-it, set up: all of CommonMark, so that what cannot be held is seen, with our tables and emphasis."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from reportgen.document.emphasis import scan_emphasis
from reportgen.document.table import find_table

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["parse_blocks", "parse_inlines"]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.disable("reference")  # it takes the definition of a link out of the text in silence
    parser.enable("table")
    parser.block.ruler.at("table", find_table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("emphasis", scan_emphasis)
    return parser


def parse_blocks(text: str) -> list[Token]:
    """Return the tokens of the blocks; their inline content is still text."""
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse(text, parser, {}, tokens)
    return tokens


def parse_inlines(text: str) -> list[Token]:
    """Return the tokens of one stretch of inline content."""
    tokens: list[Token] = []
    parser = _parser()
    return parser.inline.parse(text, parser, {}, tokens)
