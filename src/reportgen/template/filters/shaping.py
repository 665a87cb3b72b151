"""How a filter changes printed text: a fact stays bound, a string is opened, everything else is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Undefined

from reportgen.diagnostics import Message, listed, message
from reportgen.facts.fact import State
from reportgen.template.bound import Bound, not_printable
from reportgen.template.bound_fact import BoundFact
from reportgen.template.collection import BoundList
from reportgen.template.sort import sort_of
from reportgen.template.text import holds_fact, opened
from reportgen.template.unknown import REFUSED, Refused, refuse

__all__ = ["A_LIST", "A_TEXT", "holds_facts", "is_missing", "items_of", "not_for", "shape"]

A_LIST, A_TEXT = message("apply it to a list"), message("apply it to a fact, a text or a number")
"""What to do with a filter for lists, and with one for texts."""


def shape(value: Any, filter_name: str, change: Callable[[str], str]) -> Any:
    """Apply ``change`` to the printed text of a fact (which stays a bound fact), or to a string without facts."""
    if is_missing(value):
        return REFUSED
    if isinstance(value, BoundFact):
        if value.state is State.KNOWN:
            return value.shaped(change(value.printed), filter_name)
        return value.shaped("", filter_name) if value else not_printable(value, value.state)
    if isinstance(value, str):
        text = opened(value, filter_name)
        return change(text) if isinstance(text, str) else text
    if isinstance(value, int | float) and not isinstance(value, bool):
        return change(str(value))
    return not_for(value, filter_name, A_TEXT)


def items_of(value: Any, filter_name: str) -> tuple[Any, ...]:
    """Return the items of a list; none, noted, for what is no list or has nothing that could be printed."""
    if is_missing(value):
        return ()
    if isinstance(value, BoundList):
        if value.state in (State.KNOWN, State.BLANK):
            return value.items()
        not_printable(value, value.state)
        return ()
    if isinstance(value, Bound | str) or not hasattr(value, "__iter__"):
        not_for(value, filter_name, A_LIST)
        return ()
    return tuple(value)


def is_missing(value: object) -> bool:
    """Tell whether a value is an undefined name, and note it."""
    if isinstance(value, Undefined):
        str(value)
        return True
    return False


def holds_facts(values: Any) -> bool:
    """Tell whether one of the arguments of a filter is a fact, or text that a fact is printed into."""
    return any(isinstance(value, Bound) or (isinstance(value, str) and holds_fact(value)) for value in values)


def not_for(value: Any, filter_name: str, advice: Message) -> Refused:
    """Refuse a value of the wrong sort."""
    if isinstance(value, BoundFact):
        problem = message(
            '"{filter}" is for lists, and "{fact}" is one fact', filter=filter_name, fact=value.describe()
        )
        return refuse("filter-refused", problem, advice=A_LIST, route=value.route)
    if isinstance(value, BoundList):
        problem = message(
            '"{filter}" is for one text, and "{fact}" is a list', filter=filter_name, fact=value.describe()
        )
        advice = message('apply it to each item: "{fact} | map("{filter}")"', fact=value.describe(), filter=filter_name)
        return refuse("filter-refused", problem, advice=advice, route=value.route)
    if isinstance(value, Bound):
        problem = message(
            '"{filter}" is not for "{fact}", which is a section', filter=filter_name, fact=value.describe()
        )
        advice = message("apply it to one of its facts: {names}", names=listed(value.part_names()))
        return refuse("filter-refused", problem, advice=advice, route=value.route)
    problem = message('"{filter}" cannot be applied to {sort}', filter=filter_name, sort=sort_of(value))
    return refuse("filter-refused", problem, advice=advice)
