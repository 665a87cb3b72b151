"""Marks of places: literal text of a template says which line and column it came from.

A mark goes before the first character that cannot be a part of what begins a block of Markdown (``# ``, ``- ``,
``1. ``, ``|``, ``---``): the first letter of some script, or a mark of punctuation.  HTML tags and entities stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reportgen.diagnostics import Span
from reportgen.document.marks import place_mark
from reportgen.template.lexing import Lexeme, lexemes
from reportgen.template.loading import FolderLoader, UnfitTemplate, find_unfit, unfit_character

__all__ = ["LineMarks"]

_LEAD = re.compile(
    r"""(?: <[A-Za-z/!][^<>\n]*>         # a tag
          | &\#?\w+;                     # an entity
          | [#*+=>|`~^_{}\[\]<&0-9\x00-\x1f\x7f-]
          | (?<=\]) \(                   # of a link
          | !(?=\[)                      # of an image
          | :(?=-) | (?<=-) :            # of the rule under the head of a table
          | [.)](?=\s)                   # of an ordered list
          | (?<=[0-9]) [.)]
          | \s )*+                       # any white space, the ideographic too
    """,
    re.VERBOSE,
)
"""What may begin a block of Markdown, or belong to it; all else may have a mark before it."""
_JOINT = re.compile(r"[-~]{1,2}(?![-~\s|:])")
"""What joins two things that are printed, and does not begin a block there."""


class LineMarks(Extension):
    """Puts marks of places into literal text when a template is compiled."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.names: list[str] = []
        """The names of the templates by their numbers; grows only."""
        self._text = ""
        """The template that is being compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Take note of the text of a template, whose tokens come next."""
        self._text = source
        return source

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the literal text; see that no string of the template spells a mark."""
        name = stream.name or ""
        if name not in self.names:
            self.names.append(name)
        number = self.names.index(name)
        literals = (piece for piece in lexemes(self.environment.lexer, self._text) if piece.sort == "data")
        is_after_print = False
        for token in stream:
            if token.type == "data":
                place = next(literals)
                is_joint = is_after_print and _JOINT.match(token.value) is not None
                yield Token(token.lineno, "data", _marked(token.value, number, place, is_joint=is_joint))
                continue
            is_after_print = token.type == "variable_end"
            if token.type == "string" and (match := find_unfit(token.value)):
                raise UnfitTemplate([unfit_character(match[0], self._span(name, token.lineno))])
            yield token

    def _span(self, name: str, line: int) -> Span | None:
        loader = self.environment.loader
        source = loader.sources.get(name) if isinstance(loader, FolderLoader) else None
        return None if source is None else Span(source, line)


def _marked(data: str, number: int, place: Lexeme, *, is_joint: bool) -> str:
    """Return literal text with a mark on each of its lines that can have one."""
    lines = data.split("\n")
    for index, text in enumerate(lines):
        lead = None if is_joint and not index else _LEAD.match(text)
        end = lead.end() if lead else 0
        if end < len(text):
            mark = place_mark(number, place.line + index, end + (1 if index else place.column))
            lines[index] = f"{text[:end]}{mark}{text[end:]}"
    return "\n".join(lines)
