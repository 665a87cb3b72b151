"""Line marks: literal text of a template says which line it came from.

A mark of a place goes before the first character of a line that is a letter of some script, so that what begins a
block of Markdown (``# ``, ``- ``, ``1. ``, ``|``, ``---``) stays where it is.  HTML tags and entities stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reportgen.diagnostics import Span
from reportgen.document.marks import place_mark
from reportgen.template.loading import FolderLoader, UnfitTemplate, find_unfit, unfit_character

__all__ = ["LineMarks"]

_LEAD = re.compile(
    r"""(?: <[A-Za-z/!][^<>\n]*>        # a tag
          | &\#?\w+;                    # an entity
          | [\x00-\x40\x5b-\x60\x7b-\x7f]  # ASCII that is no letter
          | \s )*+                      # any white space, the ideographic too
    """,
    re.VERBOSE,
)


class LineMarks(Extension):
    """Puts marks of places into literal text when a template is compiled."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.names: list[str] = []
        """The names of the templates by their numbers; grows only."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the literal text; see that no string of the template spells a mark."""
        name = stream.name or ""
        if name not in self.names:
            self.names.append(name)
        number = self.names.index(name)
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token.value, number, token.lineno))
                continue
            if token.type == "string" and (match := find_unfit(token.value)):
                raise UnfitTemplate([unfit_character(match[0], self._span(name, token.lineno))])
            yield token

    def _span(self, name: str, line: int) -> Span | None:
        loader = self.environment.loader
        source = loader.sources.get(name) if isinstance(loader, FolderLoader) else None
        return None if source is None else Span(source, line)


def _marked(data: str, number: int, line: int) -> str:
    lines = data.split("\n")
    for index, text in enumerate(lines):
        lead = _LEAD.match(text)
        end = lead.end() if lead else 0
        if end < len(text):
            lines[index] = f"{text[:end]}{place_mark(number, line + index)}{text[end:]}"
    return "\n".join(lines)
