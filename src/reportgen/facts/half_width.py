"""Characters of another width: ``３`` is 3, but the ``①`` and ``²`` behind a number are signs, and no digits of it."""

from __future__ import annotations

import unicodedata

__all__ = ["half_width", "unclear_sign"]

_SIGNS = ("<super>", "<sub>", "<circle>", "<fraction>", "<square>")
"""What Unicode takes for digits that stand higher, in a ring, above one another …"""
_ENCLOSED = "<compat>"
"""… or in brackets and before a dot, where there are any."""


def half_width(text: str) -> str:
    """Return a text in half width.  A sign that Unicode would make digits of stays: ``594①`` is not 5941."""
    if text.isascii():
        return text
    pieces, plain = list[str](), ""
    for character in text:
        if _is_unclear(character):
            pieces += unicodedata.normalize("NFKC", plain), character
            plain = ""
        else:
            plain += character
    return "".join([*pieces, unicodedata.normalize("NFKC", plain)])


def unclear_sign(text: str) -> str | None:
    """Return the first sign of a text that may be a digit or a mark: ``¹``, ``①``, ``½``; None when there is none."""
    return None if text.isascii() else next(filter(_is_unclear, text), None)


def _is_unclear(character: str) -> bool:
    decomposition = unicodedata.decomposition(character)
    if decomposition.startswith(_ENCLOSED):
        plain = unicodedata.normalize("NFKC", character)
        return any(each.isdecimal() for each in plain) or plain.startswith("(")
    return decomposition.startswith(_SIGNS)
