"""Texts as YAML scalars of one line: quoted where they must be, as they were where they can be."""

from __future__ import annotations

from reportgen.diagnostics import message
from reportgen.facts.decoding import forbidden_in
from reportgen.facts.editing.refused import RefusedError
from reportgen.facts.editing.written import reads_as
from reportgen.facts.marker import TRUTH_VALUES, is_empty
from reportgen.facts.node import ScalarNode

__all__ = ["scalar_of"]

_PLAIN, _SINGLE, _DOUBLE = "", "'", '"'
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\ufeff": "\\uFEFF"}


def scalar_of(text: str, *, in_flow: bool, style: str = _PLAIN) -> str:
    """Return how a text is written: in ``style`` where that holds it, plain else, in quotes where it must be.

    Raises:
        RefusedError: No fact file may hold the text.
    """
    _refuse_forbidden(text)
    wanted = style if style in (_SINGLE, _DOUBLE) else _PLAIN
    for each in (wanted, _PLAIN, _SINGLE, _DOUBLE):
        written = _written(text, each)
        read = None if each == _SINGLE and "\n" in text else reads_as(written, in_flow=in_flow)
        if read == (text, each == _PLAIN) and not (each == _PLAIN and _means_more(text)):
            return written
    said = message("this text cannot be written into a fact file")
    raise RefusedError("cannot-be-written", said, message("write it in other words"))


def _written(text: str, style: str) -> str:
    if style == _SINGLE:
        return "'" + text.replace("'", "''") + "'"
    if style == _DOUBLE:
        return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
    return text


def _means_more(text: str) -> bool:
    """Tell whether a plain text is a truth value or nothing to YAML, or looks like a comment to people."""
    return text.lower() in TRUTH_VALUES or is_empty(ScalarNode(None, None, text, plain=True))  # type: ignore[arg-type]  # the place is not asked


def _refuse_forbidden(text: str) -> None:
    character = "\t" if "\t" in text else forbidden_in(text)
    if character is not None:
        said = message("the character {code} cannot be part of a value", code=f"U+{ord(character):04X}")
        raise RefusedError("control-character", said, message("leave it out"))
