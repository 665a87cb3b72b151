"""What ``+ - * / // % **`` do in a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.diagnostics import message
from reportgen.document.marks import ANY_MARK, MARK_CHARACTERS
from reportgen.template.bound import Bound
from reportgen.template.bounds import grows_too_large, has_large_number, is_too_wide, replaces_too_much, too_large
from reportgen.template.origin import is_our_fault
from reportgen.template.rendering import Refusal
from reportgen.template.sort import sort_of
from reportgen.template.stop import JINJAS_MANUAL
from reportgen.template.unknown import Refused, refuse
from reportgen.template.usage import MISFITS

__all__ = ["combine", "division_by_zero", "formatting", "whole", "widening"]

_HIGHEST_POWER = 64


def combine(function: Callable[[Any, Any], Any], operator: str, left: Any, right: Any) -> Any:
    """Apply an operator; facts are refused, ``%`` keeps their marks whole, and nothing grows without end."""
    if operator == "+" and {type(left), type(right)} != {str} and _is_text(left) and _is_text(right):
        return _no_sum_of_texts(left if isinstance(left, Bound) else right)
    if grows_too_large(operator, left, right):
        return _noted(too_large())
    if operator == "**" and isinstance(right, int | float) and right > _HIGHEST_POWER:
        return _noted(too_large())
    try:
        result = function(left, right)
    except (*MISFITS, MemoryError) as error:
        if is_our_fault(error):
            raise
        return _noted(_cannot(operator, left, right, error))
    return whole(result, "%") if operator == "%" and isinstance(result, str) else result


def whole(text: str, operation: str) -> Any:
    """Refuse a text in which the mark of a fact was cut or made up (``%.1s``, ``%c``)."""
    if MARK_CHARACTERS.search(ANY_MARK.sub("", text)) is None:
        return text
    return refuse(
        "filter-refused",
        message('"{operation}" cuts a fact in two', operation=operation),
        advice=message("print the fact whole, with a plain {placeholder}", placeholder="%s"),
    )


def formatting(text: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """Return the ``format`` of a string, which keeps the marks of facts whole."""

    def formatted(*args: Any, **kwargs: Any) -> Any:
        if is_too_wide(text, *args, *kwargs.values()):
            return _noted(too_large())
        try:
            result = method(*args, **kwargs)
        except (*MISFITS, MemoryError) as error:
            if is_our_fault(error):
                raise
            return _noted(too_large() if isinstance(error, MemoryError) else _no_format("{}"))
        return whole(result, "format") if isinstance(result, str) else result

    return formatted


def widening(text: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of a string that makes it wider or longer, up to a bound."""
    name = getattr(method, "__name__", "")

    def widened(*args: Any, **kwargs: Any) -> Any:
        given = [*args, *kwargs.values()]
        if has_large_number(given) or (name == "replace" and replaces_too_much(text, args)):
            return _noted(too_large())
        try:
            return method(*args, **kwargs)
        except MISFITS as error:
            if is_our_fault(error):
                raise
            problem = message('the arguments of "{name}" do not fit', name=name)
            return refuse("filter-failed", problem, advice=JINJAS_MANUAL)

    return widened


def division_by_zero() -> Refusal:
    """Say that something is divided by zero."""
    problem = message("the template divides by zero")
    return Refusal("template-arithmetic", problem, advice=message("see the number on the right of the operator"))


def _cannot(operator: str, left: Any, right: Any, error: BaseException) -> Refusal:
    if isinstance(error, ZeroDivisionError):
        return division_by_zero()
    if isinstance(error, MemoryError | OverflowError):
        return too_large()
    if operator == "%" and isinstance(left, str):
        return _no_format("%s")
    problem = message(
        '"{sign}" means nothing between {left} and {right}', sign=operator, left=sort_of(left), right=sort_of(right)
    )
    numbers = message("calculate with plain numbers only")
    is_text = operator == "+" and str in (type(left), type(right))
    advice = message('to join texts write "~" in place of "+"') if is_text else numbers
    return Refusal("template-arithmetic", problem, advice=advice)


def _no_format(placeholder: str) -> Refusal:
    problem = message("the text and what is to be put into it do not fit")
    advice = message(
        'write as many "{placeholder}" as there are things to put in; a fact goes in by nothing else',
        placeholder=placeholder,
    )
    return Refusal("filter-failed", problem, advice=advice)


def _noted(refusal: Refusal) -> Refused:
    return refuse(refusal.rule, refusal.problem, advice=refusal.advice)


def _is_text(value: object) -> bool:
    return isinstance(value, Bound | str)


def _no_sum_of_texts(bound: Any) -> Refused:
    return refuse(
        "fact-arithmetic",
        message('a template does not add to "{fact}"', fact=bound.describe()),
        advice=message('to join texts write "~" in place of "+"'),
        route=bound.route,
    )
