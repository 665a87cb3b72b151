"""What each built-in filter of Jinja does with facts: one line of ``POLICIES`` a filter.

A test sees to it that no filter of Jinja is without a policy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import State
from reportgen.template.bound import Bound, BoundFact, in_plain_words, no_arithmetic
from reportgen.template.collection import BoundList, counted
from reportgen.template.filters.shaping import holds_facts, is_missing, items_of, not_for, shape
from reportgen.template.operators import whole
from reportgen.template.printing import printed
from reportgen.template.text import opened, plain
from reportgen.template.unknown import REFUSED, Refused, Unknown, refuse

__all__ = ["FILTERS", "POLICIES"]


@frozen
class _Builtin:
    """A filter of Jinja, ready to be called in a template."""

    name: str
    context: Context
    subject: object
    """What it is applied to."""

    def __call__(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Call the filter; what it says against its arguments is noted with its name."""
        function: Any = JINJA_FILTERS[self.name]
        first = _FIRST_ARGUMENTS[str(getattr(getattr(function, "jinja_pass_arg", None), "name", ""))](self.context)
        try:
            return function(*first, value, *args, **kwargs)
        except (ArithmeticError, AttributeError, FilterArgumentError, LookupError, TypeError, ValueError) as error:
            return self.fails(error)

    def fails(self, error: Exception) -> Refused:
        """Say why the filter cannot be applied."""
        said = in_plain_words(error)
        if isinstance(self.subject, Bound):
            fact, route = self.subject.describe(), self.subject.route
            problem = message(
                '"{filter}" cannot be applied to "{fact}": {problem}', filter=self.name, fact=fact, problem=said
            )
        else:
            route = None
            problem = message('"{filter}" cannot be applied here: {problem}', filter=self.name, problem=said)
        return refuse("filter-failed", problem, advice=message("see the arguments of the filter"), route=route)


_FIRST_ARGUMENTS: dict[str, Callable[[Context], tuple[Any, ...]]] = {
    "": lambda _: (),
    "context": lambda context: (context,),
    "environment": lambda context: (context.environment,),
    "eval_context": lambda context: (context.eval_ctx,),
}

Policy = Callable[[_Builtin, Any, tuple[Any, ...], dict[str, Any]], Any]


def _same(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:  # noqa: ARG001
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
    return shape(value, builtin.name, lambda text: str(builtin(text, *args, **kwargs)))


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
    elif isinstance(value, Bound):
        return not_for(value, builtin.name)
    elif isinstance(value, str):
        value = opened(value, builtin.name)
    return builtin(value, *args, **kwargs)


def _joined(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Join the items of a list, each printed as it prints by itself."""
    if "attribute" in kwargs or len(args) > 1:
        return _list(builtin, value, args, kwargs)
    return _list(builtin, value if isinstance(value, Bound | str) else map(printed, value), args, kwargs)


def _number(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Calculate with plain numbers only: what follows from facts is a derived fact, and belongs in the model."""
    if isinstance(value, BoundFact):
        return no_arithmetic(value)
    if isinstance(value, Bound):
        return not_for(value, builtin.name)
    value = opened(value, builtin.name) if isinstance(value, str) else value
    return builtin(value, *args, **kwargs)


def _format(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Put facts into a format string, whole."""
    if not isinstance(value, str):
        return not_for(value, builtin.name)
    result = builtin(value, *args, **kwargs)
    return whole(result, builtin.name) if isinstance(result, str) else result


def _attribute(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Take a part of a fact, a list or a section by name, as a dot does."""
    if isinstance(value, Bound) and len(args) == 1 and not kwargs:
        return value.part(str(args[0]))
    return builtin(value, *args, **kwargs)


def _closed(builtin: _Builtin, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:  # noqa: ARG001
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


def _guarded(name: str, policy: Policy) -> Callable[..., Any]:
    @pass_context
    def guarded(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        if policy is not _default and is_missing(value):
            return REFUSED
        return policy(_Builtin(name, context, value), value, args, kwargs)

    guarded.__name__ = name
    guarded.__doc__ = policy.__doc__
    return guarded


@pass_context
def loopable(context: Context, value: Any) -> Any:  # noqa: ARG001 - keeps Jinja from computing it while it compiles
    """Return what a loop goes over: the items of a list (none when it is not applicable or not given)."""
    if isinstance(value, BoundList):
        return value.items()
    if isinstance(value, Bound):
        return items_of(value, "for")
    return opened(value, "for") if isinstance(value, str) else value


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
