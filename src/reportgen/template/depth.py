"""A template that is nested too deeply: Python, which it is compiled to, has its limits."""

from __future__ import annotations

from collections import Counter

from jinja2 import TemplateSyntaxError

from reportgen.diagnostics import Diagnostic, Source, Span, message
from reportgen.template.lexing import Lexeme, pieces_of

__all__ = ["nested_too_deeply"]

_FEW = 15
"""Levels that no template fails for."""
_BLOCKS = ("autoescape", "block", "call", "filter", "for", "if", "macro", "with")
"""Tags that always have an end; ``set`` has one at times only, and is left out."""
_STEPS = {
    **dict.fromkeys(("(", "[", "{", *_BLOCKS), 1),
    **dict.fromkeys((")", "]", "}", *(f"end{block}" for block in _BLOCKS)), -1),
}


def nested_too_deeply(source: Source) -> Diagnostic:
    """Say that a template is nested too deeply, and in which line."""
    said = message("the template is nested too deeply here")
    cure = message("take it apart: shorter expressions, and {tag} for what stands within", tag='{% include "…" %}')
    return Diagnostic("template-nested-too-deeply", said, Span(source, _line(source.text)), cure)


def _line(text: str) -> int:
    """Return the line where brackets and blocks stand deepest; where they do not, that with the longest code."""
    sizes, depth, deepest, line = Counter[int](), 0, _FEW, 0
    before: Lexeme | None = None
    try:
        for piece in pieces_of(text):
            sizes[piece.line] += piece.sort not in ("data", "comment", "whitespace")
            is_tag = piece.sort == "name" and before is not None and before.sort == "block_begin"
            if is_tag or piece.sort == "operator":
                depth += _STEPS.get(piece.text, 0)
            if depth > deepest:
                deepest, line = depth, piece.line
            before = before if piece.sort == "whitespace" else piece
    except TemplateSyntaxError:  # up to where it is understood
        pass
    return line or max(sizes, key=lambda number: sizes[number], default=1)
