"""The way back: from what somebody typed where a template prints a blank by a filter, to the value of the fact."""

from __future__ import annotations

__all__ = ["undone"]

_DERIVING = frozenset({"count", "length", "wordcount", "yoy"})
"""Filters that print something else than the fact: how many there are, how it compares."""
_AROUND = {"quoted": ("“", "”"), "titles": ("《", "》")}
"""What a filter puts around a text."""
_INNER = str.maketrans("‘’", "“”")


def undone(text: str, filters: str) -> str | None:
    """Return a text without what filters put around it; None where they print something else than the fact.

    Args:
        text: As it stands where the fact is printed, with or without what the filters would have put there.
        filters: Their names in the order in which they are applied, ``sort|quoted``.
    """
    names = filters.split("|")
    if _DERIVING.intersection(names):
        return None
    for name in reversed(names):
        start, end = _AROUND.get(name, ("", ""))
        inner = text.strip().removeprefix(start).removesuffix(end)
        if start and text.strip() == f"{start}{inner}{end}" and end not in inner:
            text = inner.translate(_INNER) if name == "quoted" else inner
    return text
