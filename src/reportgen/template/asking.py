"""What a template can ask after ``is``: the states of a fact, and Jinja's own tests closed around facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Undefined
from jinja2 import tests as jinja_tests

from reportgen.diagnostics import message
from reportgen.facts.fact import State
from reportgen.template.bound import Bound
from reportgen.template.bound_fact import BoundFact
from reportgen.template.collection import BoundSection
from reportgen.template.measure import NUMBERS, measure
from reportgen.template.origin import is_our_fault
from reportgen.template.text import opened
from reportgen.template.unknown import refuse
from reportgen.template.usage import MISFITS, misapplied

__all__ = ["OWN_TESTS", "TESTS"]

_JINJA: dict[str, Callable[..., Any]] = dict[str, Any](jinja_tests.TESTS)


def _states(value: object) -> frozenset[State]:
    if isinstance(value, BoundSection):
        return value.states()
    return frozenset({getattr(value, "state", State.KNOWN)}) if isinstance(value, Bound) else frozenset({State.KNOWN})


def is_blank(value: object) -> bool:
    """Ask whether a fact is not known yet; of a section, whether nothing in it is known."""
    states = _states(value)
    return State.BLANK in states and State.KNOWN not in states


def is_known(value: object) -> bool:
    """Ask whether a fact is known; of a section, whether anything in it is."""
    return State.KNOWN in _states(value)


def is_applicable(value: object) -> bool:
    """Ask whether a fact applies: false when it is 不适用; of a section, when all of it is."""
    return _states(value) - {State.NOT_GIVEN} != {State.NOT_APPLICABLE}


def is_given(value: object) -> bool:
    """Ask whether a fact was stated at all: known, blank or 不适用."""
    return _states(value) != {State.NOT_GIVEN}


def _is_string(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, BoundFact) and value.fact.kind not in NUMBERS | {"date"})


def _is_number(name: str) -> Callable[[object], bool]:
    kinds = {"number": NUMBERS, "integer": {"count", "year"}, "float": {"rate"}}[name]
    return lambda value: value.fact.kind in kinds if isinstance(value, BoundFact) else bool(_JINJA[name](value))


def _as_number(name: str) -> Callable[[Any], Any]:
    """Return what makes facts numbers; one that is no exact number is refused, and stands for nothing."""

    def seen(value: Any) -> Any:
        if not isinstance(value, BoundFact):
            return value
        number, is_exact = measure(value.fact) if value.state is State.KNOWN else ("", False)
        if isinstance(number, int) and is_exact:
            return number
        problem = message(
            '"{fact}" is not an exact number here, and "{test}" cannot be asked', fact=value.describe(), test=name
        )
        advice = message("ask it of a count that is known")
        return refuse("filter-refused", problem, advice=advice, route=value.route)

    return seen


def _as_text(name: str) -> Callable[[Any], Any]:
    """Return what makes strings comparable: without the marks of places; facts compare themselves."""

    def seen(value: Any) -> Any:
        if isinstance(value, BoundFact) and name in ("lower", "upper"):
            return value.printed
        return opened(value, name) if isinstance(value, str) else value

    return seen


def _as_it_is(value: Any) -> Any:
    return value


def _strict(name: str, ask: Callable[..., Any], seen: Callable[[Any], Any] = _as_it_is) -> Callable[..., bool]:
    """Let nothing but ``defined`` be asked of a name that means nothing; say so when a question makes no sense."""

    def asked(value: Any, *args: Any, **kwargs: Any) -> bool:
        if isinstance(value, Undefined):
            return bool(value)
        try:
            return bool(ask(seen(value), *map(seen, args), **kwargs))
        except MISFITS as error:
            if is_our_fault(error):
                raise
            problem = message('"{test}" cannot be asked like this', test=name)
            return bool(misapplied("test-failed", problem, name, _JINJA.get(name, ask), value))

    asked.__name__ = name
    asked.__doc__ = ask.__doc__
    return asked


_AS_THEY_ARE = ("defined", "filter", "test", "undefined")
_OF_ANYTHING = (
    *("boolean", "callable", "escaped", "false", "iterable", "mapping", "none", "sameas", "sequence", "true"),
)
_OF_TEXT = (
    *("!=", "<", "<=", "==", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "in", "le", "lessthan", "lower"),
    *("lt", "ne", "upper"),
)

_OWN: dict[str, Callable[[object], bool]] = {
    "applicable": is_applicable,
    "blank": is_blank,
    "given": is_given,
    "known": is_known,
}

TESTS: dict[str, Callable[..., Any]] = {
    **{name: _JINJA[name] for name in _AS_THEY_ARE},
    **{name: _strict(name, _JINJA[name]) for name in _OF_ANYTHING},
    **{name: _strict(name, _JINJA[name], _as_text(name)) for name in _OF_TEXT},
    **{name: _strict(name, _JINJA[name], _as_number(name)) for name in ("divisibleby", "even", "odd")},
    **{name: _strict(name, _is_number(name)) for name in ("float", "integer", "number")},
    "string": _strict("string", _is_string),
    **{name: _strict(name, ask) for name, ask in _OWN.items()},
}
"""All tests by the names that templates use."""
OWN_TESTS = tuple(_OWN)
"""The tests that Jinja does not have."""
