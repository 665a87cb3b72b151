"""What to write in place of a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from reportgen.diagnostics import Message, listed, message

__all__ = ["did_you_mean", "nearest"]


def did_you_mean(name: str, names: Iterable[str], *, otherwise: Message | None = None) -> Message:
    """Return a help line: the name that was meant; where none is close, ``otherwise``, or all the names."""
    known = tuple(dict.fromkeys(names))
    near = nearest(name, known)
    if near is not None:
        return message('did you mean "{name}"?', name=near)
    return otherwise or message("there is {names}", names=listed(known))


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name that is most like ``name``; None when none is close."""
    close = get_close_matches(name, sorted(set(names)), n=1)
    return close[0] if close else None
