"""Patterns that say the same in Python and in ECMAScript, made of what the kinds read by."""

from __future__ import annotations

import re

from reportgen.facts.marker import MARKER_WITHIN, NOT_APPLICABLE

__all__ = ["KNOWN", "escaped", "never_ending_with", "whole"]

KNOWN = rf"(?!\s|{NOT_APPLICABLE}\s*$)(?![\s\S]*?(?:{MARKER_WITHIN}))"
"""Stands before a text that says something: it is not 不适用, and holds no marker."""


def whole(*alternatives: str, may_not_apply: bool) -> str:
    """Return the pattern of a scalar: one of the alternatives, 不适用 where that may be said, or nothing.

    Spaces may stand around it, as everywhere in a fact file.
    """
    states = (NOT_APPLICABLE,) if may_not_apply else ()
    return rf"^\s*(?:{'|'.join((*states, *map(_unnamed, alternatives)))})?\s*$"


def never_ending_with(marks: str) -> str:
    """Return what stands before a text that ends with none of the marks."""
    return rf"(?![\s\S]*(?:{'|'.join(map(escaped, marks))})\s*$)" if marks else ""


def escaped(text: str) -> str:
    """Return the pattern of a text as it is; unlike ``re.escape`` nothing is escaped that ECMAScript forbids to be."""
    return re.sub(r"[\^$\\.*+?()\[\]{}|/]", r"\\\g<0>", text)


def _unnamed(source: str) -> str:
    """Return a regular expression without the names of its groups, which the two languages write differently."""
    return re.sub(r"\(\?P<\w+>", "(?:", source)
