"""How a template prints what is no single fact: lists, and what it made itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Undefined

from reportgen.diagnostics import message
from reportgen.template.bound import Bound, BoundFact
from reportgen.template.unknown import refuse

__all__ = ["joining", "joint", "printed"]

_SORTS = {bool: "true or false", type(None): "none"}
_CLOSED = frozenset({"》《", "”“"})
"""What needs no 、 between."""


def joint(items: tuple[Any, ...], last: str = "、") -> str:
    """Join items with 、 and the last with ``last``; between 》《 and ”“ no 、 stands (GB/T 15834-2011, 4.5.3.5)."""
    parts: list[str] = []
    before = ""
    for number, item in enumerate(items, 1):
        text = _text(item)
        if number > 1:
            mark = last if number == len(items) else "、"
            parts.append("" if mark == "、" and before + text[:1] in _CLOSED else mark)
        parts.append(item.marked(text) if isinstance(item, BoundFact) else str(item))
        before = text[-1:]
    return "".join(parts)


def joining(method: Callable[[Iterable[str]], str]) -> Callable[[Iterable[Any]], str]:
    """Return the ``join`` of a string, which prints what it joins."""
    return lambda items: method(str(printed(item)) for item in items)


def printed(value: Any) -> Any:
    """Return what prints a value; a list that the template made prints as lists of facts do."""
    if isinstance(value, str | Bound | Undefined) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if isinstance(value, list | tuple | Iterator):
        return joint(tuple(map(printed, value)))
    if callable(getattr(value, "__html__", None)):
        return str(value)
    problem = message("nothing of the sort {sort} can be printed", sort=_SORTS.get(type(value), type(value).__name__))
    return refuse("not-printable", problem, advice=message("print a fact, a text or a number"))


def _text(item: object) -> str:
    return item.printed if isinstance(item, BoundFact) else item if isinstance(item, str) else ""
