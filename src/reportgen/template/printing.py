"""How a template prints what is no single fact: lists, and what it made itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Undefined

from reportgen.diagnostics import message
from reportgen.template.bound import Bound
from reportgen.template.bound_fact import BoundFact
from reportgen.template.bounds import LONGEST
from reportgen.template.sort import sort_of
from reportgen.template.unknown import refuse, refused_as_too_large

__all__ = ["joining", "joint", "printed", "text_of"]

_CLOSED = frozenset({"》《", "”“"})
"""What needs no 、 between."""


def joint(items: tuple[Any, ...], last: str = "、") -> str:
    """Join items with 、 and the last with ``last``; between 》《 and ”“ no 、 stands (GB/T 15834-2011, 4.5.3.5)."""
    parts: list[str] = []
    before = ""
    for number, item in enumerate(items, 1):
        text = text_of(item)
        if number > 1:
            mark = last if number == len(items) else "、"
            parts.append("" if mark == "、" and before + text[:1] in _CLOSED else mark)
        parts.append(item.marked(text) if isinstance(item, BoundFact) else str(item))
        before = text[-1:]
    return "".join(parts)


def joining(text: str, method: Callable[[Iterable[str]], str]) -> Callable[[Iterable[Any]], str]:
    """Return the ``join`` of a string, which prints what it joins."""

    def joined(items: Iterable[Any]) -> Any:
        if hasattr(items, "__iter__"):
            parts = [str(printed(item)) for item in items]
            return method(parts) if len(text) * len(parts) <= LONGEST else refused_as_too_large()
        problem = message("{sort} has no items to go through", sort=sort_of(items))
        route = items.route if isinstance(items, Bound) else None
        return refuse("filter-refused", problem, advice=message("write a list there"), route=route)

    return joined


def printed(value: Any) -> Any:
    """Return what prints a value; a list that the template made prints as lists of facts do."""
    if isinstance(value, str) and len(value) > LONGEST:
        return refused_as_too_large()
    if isinstance(value, str | Bound | Undefined) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if isinstance(value, list | tuple | Iterator):
        return joint(tuple(map(printed, value)))
    if callable(getattr(value, "__html__", None)):
        return str(value)
    problem = message("{sort} cannot be printed", sort=sort_of(value))
    return refuse("not-printable", problem, advice=message("print a fact, a text or a number"))


def text_of(item: object) -> str:
    """Return what an item prints, as far as a filter may look: empty for what is neither fact nor text."""
    return item.printed if isinstance(item, BoundFact) else item if isinstance(item, str) else ""
