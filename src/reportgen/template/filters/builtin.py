"""What each built-in filter of Jinja does with facts: one line of ``POLICIES`` a filter.

A test sees to it that no filter of Jinja is without a policy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from operator import mod
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import State
from reportgen.template.bound import Bound, no_arithmetic
from reportgen.template.bound_fact import BoundFact
from reportgen.template.bounds import has_large_number, replaces_too_much, spend
from reportgen.template.collection import BoundList, counted
from reportgen.template.filters.shaping import A_LIST, holds_facts, is_missing, items_of, not_for, shape
from reportgen.template.operators import combine
from reportgen.template.origin import is_our_fault
from reportgen.template.printing import printed
from reportgen.template.sort import sort_of
from reportgen.template.text import opened, plain
from reportgen.template.unknown import REFUSED, Refused, Unknown, refuse, refused_as_too_large
from reportgen.template.usage import MISFITS, misapplied

__all__ = ["FILTERS", "POLICIES"]


@frozen
class _Builtin:
    """A filter of Jinja, ready to be called in a template."""

    name: str
    context: Context
    subject: object
    """What it is applied to."""

    def __call__(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Call the filter; what it says against its arguments is noted with its name.

        What it would yield one by one it gives at once, so that what is wrong is said here.
        """
        function: Any = JINJA_FILTERS[self.name]
        first = _FIRST_ARGUMENTS[str(getattr(getattr(function, "jinja_pass_arg", None), "name", ""))](self.context)
        try:
            result = function(*first, value, *args, **kwargs)
            return list(result) if isinstance(result, Iterator) else result
        except (FilterArgumentError, *MISFITS) as error:
            if is_our_fault(error):
                raise
            return self._misapplied(function)

    def _misapplied(self, function: Callable[..., Any]) -> Refused:
        if isinstance(self.subject, Bound):
            problem = message(
                '"{filter}" cannot be applied to "{fact}" like this', filter=self.name, fact=self.subject.describe()
            )
        else:
            problem = message('"{filter}" cannot be applied like this', filter=self.name)
        return misapplied("filter-failed", problem, self.name, function, self.subject)


_FIRST_ARGUMENTS: dict[str, Callable[[Context], tuple[Any, ...]]] = {
    "": lambda _: (),
    "context": lambda context: (context,),
    "environment": lambda context: (context.environment,),
    "eval_context": lambda context: (context.eval_ctx,),
}

Policy = Callable[[_Builtin, Any, tuple[Any, ...], dict[str, Any]], Any]


def _same(_: _Builtin, value: Any, _args: tuple[Any, ...], _kwargs: dict[str, Any]) -> Any:
    """Hand the value on: nothing is escaped for HTML here."""
    return value if isinstance(value, Bound | str) else str(printed(value))


def _default(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Stand in for what is undefined, and for a fact that is not applicable or not given."""
    if isinstance(value, Bound):
        return value if value or _is_empty_list(value) else builtin(Unknown(), *args, **kwargs)
    return builtin(value, *args, **kwargs)


def _is_empty_list(value: Bound) -> bool:
    return isinstance(value, BoundList) and value.state is State.KNOWN


def _text(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Change the printed text of a fact, or a string that holds none."""
    if isinstance(value, BoundFact) and holds_facts([*args, *kwargs.values()]):
        problem = message('"{filter}" cannot put one fact into "{fact}"', filter=builtin.name, fact=value.describe())
        advice = message("print the facts one after the other, or give the filter plain text")
        return refuse("filter-refused", problem, advice=advice, route=value.route)

    def change(text: str) -> str:
        is_bomb = builtin.name == "replace" and replaces_too_much(text, args)
        return str(refused_as_too_large() if is_bomb else builtin(text, *args, **kwargs))

    return shape(value, builtin.name, change)


def _reversed(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Turn round the text of a fact, or a list."""
    is_text = isinstance(value, BoundFact | str)
    return _text(builtin, value, args, kwargs) if is_text else _list(builtin, value, args, kwargs)


def _size(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Count items or characters; the count of a fact's is a fact too."""
    if isinstance(value, BoundList):
        return counted(len(items_of(value, builtin.name)), value, builtin.name)
    if isinstance(value, BoundFact) and value:
        return counted(builtin(value.printed, *args, **kwargs), value, builtin.name)
    if isinstance(value, Bound):
        return shape(value, builtin.name, str)
    value = opened(value, builtin.name) if isinstance(value, str) else value
    return builtin(value, *args, **kwargs)


def _list(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Work on the bound items of a list; a single fact is no list."""
    if isinstance(value, BoundList):
        value = items_of(value, builtin.name)
    elif isinstance(value, Bound) or not hasattr(value, "__iter__"):
        return not_for(value, builtin.name, A_LIST)
    elif isinstance(value, str):
        value = opened(value, builtin.name)
    return builtin(value, *args, **kwargs)


def _joined(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Join the items of a list, each printed as it prints by itself."""
    if "attribute" in kwargs or len(args) > 1:
        return _list(builtin, value, args, kwargs)
    is_plain_list = not isinstance(value, Bound | str) and hasattr(value, "__iter__")
    return _list(builtin, list(map(printed, value)) if is_plain_list else value, args, kwargs)


def _number(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Calculate with plain numbers only: what follows from facts is a derived fact, and belongs in the model."""
    if isinstance(value, Bound):
        return no_arithmetic(value)
    value = opened(value, builtin.name) if isinstance(value, str) else value
    return builtin(value, *args, **kwargs)


def _format(_: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Put facts into a format string, whole."""
    if not isinstance(value, str):
        what = value.describe() if isinstance(value, Bound) else sort_of(value)
        route = value.route if isinstance(value, Bound) else None
        problem = message('"format" is for a text of the template, and not for "{value}"', value=what)
        advice = message('write the text first: "{example}"', example="'…%s…' | format(…)")
        return refuse("filter-refused", problem, advice=advice, route=route)
    return combine(mod, "%", value, kwargs or args)


def _attribute(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Take a part of a fact, a list or a section by name, as a dot does."""
    if isinstance(value, Bound) and len(args) == 1 and not kwargs:
        return value.part(str(args[0]))
    return builtin(value, *args, **kwargs)


def _closed(builtin: _Builtin, value: Any, _args: tuple[Any, ...], _kwargs: dict[str, Any]) -> Any:
    """Refuse what has no place in a report."""
    route = value.route if isinstance(value, Bound) else None
    if route is not None:
        problem = message(
            '"{filter}" has no place in a report, and is not for "{fact}"', filter=builtin.name, fact=value.describe()
        )
    else:
        problem = message('"{filter}" has no place in a report', filter=builtin.name)
    return refuse("filter-refused", problem, advice=_REASONS[builtin.name], route=route)


_HTML = message("it is made for HTML pages")
_REASONS = {
    "pprint": message("it is made for debugging; print one fact"),
    "random": message("the same facts must always give the same report"),
    "tojson": _HTML,
    "urlize": _HTML,
    "xmlattr": _HTML,
}

POLICIES: Mapping[str, Policy] = {
    "abs": _number,
    "attr": _attribute,
    "batch": _list,
    "capitalize": _text,
    "center": _text,
    "count": _size,
    "d": _default,
    "default": _default,
    "dictsort": _list,
    "e": _same,
    "escape": _same,
    "filesizeformat": _number,
    "first": _list,
    "float": _number,
    "forceescape": _same,
    "format": _format,
    "groupby": _list,
    "indent": _text,
    "int": _number,
    "items": _list,
    "join": _joined,
    "last": _list,
    "length": _size,
    "list": _list,
    "lower": _text,
    "map": _list,
    "max": _list,
    "min": _list,
    "pprint": _closed,
    "random": _closed,
    "reject": _list,
    "rejectattr": _list,
    "replace": _text,
    "reverse": _reversed,
    "round": _number,
    "safe": _same,
    "select": _list,
    "selectattr": _list,
    "slice": _list,
    "sort": _list,
    "string": _same,
    "striptags": _text,
    "sum": _list,
    "title": _text,
    "tojson": _closed,
    "trim": _text,
    "truncate": _text,
    "unique": _list,
    "upper": _text,
    "urlencode": _text,
    "urlize": _closed,
    "wordcount": _size,
    "wordwrap": _text,
    "xmlattr": _closed,
}
"""Jinja's filters, and what each does with facts."""


_SIZED = frozenset({"batch", "center", "indent", "slice"})
"""The filters whose arguments say how much is made."""


def _guarded(name: str, policy: Policy) -> Callable[..., Any]:
    @pass_context
    def guarded(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        if policy is not _default and is_missing(value):
            return REFUSED
        if name in _SIZED and has_large_number([*args, *kwargs.values()]):
            return refused_as_too_large()
        return policy(_Builtin(name, context, value), value, args, kwargs)

    guarded.__name__ = name
    guarded.__doc__ = policy.__doc__
    return guarded


@pass_context
def loopable(context: Context, value: Any) -> Any:  # noqa: ARG001 - keeps Jinja from computing it while it compiles
    """Return what a loop goes over: the items of a list (none when it is not applicable or not given)."""
    if isinstance(value, BoundList):
        value = value.items()
    elif isinstance(value, Bound):
        value = items_of(value, "for")
    elif isinstance(value, str):
        value = opened(value, "for")
    if isinstance(value, Sized) and not isinstance(value, Undefined):
        spend(len(value))
    return value


@pass_context
def sliceable(context: Context, value: Any) -> Any:  # noqa: ARG001 - keeps Jinja from computing it while it compiles
    """Return what a slice is taken of: the items of a list, or a string that holds no fact."""
    return opened(value, "[…:…]") if isinstance(value, str) else items_of(value, "[…:…]")


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _guarded(name, policy) for name, policy in POLICIES.items()},
    "loopable": loopable,
    "plain": plain,
    "printed": printed,
    "sliceable": sliceable,
}
"""Jinja's filters, closed around facts; the last four are what loops, comparisons, ``~`` and ``[1:2]`` go through."""
