"""What ``+ - * / // % **`` do in a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.diagnostics import message
from reportgen.document.marks import ANY_MARK, MARK_CHARACTERS
from reportgen.template.bound import Bound
from reportgen.template.rendering import Refusal
from reportgen.template.unknown import Refused, refuse

__all__ = ["LONGEST", "combine", "formatting", "too_large", "whole"]

LONGEST = 100_000
"""Characters or items that one repetition may make, as many as Jinja's sandbox allows a range."""
_HIGHEST_POWER = 64


def combine(function: Callable[[Any, Any], Any], operator: str, left: Any, right: Any) -> Any:
    """Apply an operator; facts are refused, ``%`` keeps their marks whole, and nothing grows without end."""
    if operator == "+" and isinstance(left, Bound | str) and isinstance(right, Bound | str):
        if isinstance(left, str) and isinstance(right, str):
            return left + right
        bound = left if isinstance(left, Bound) else right
        return _no_sum_of_texts(bound)
    if operator == "*" and _length(left, right) > LONGEST:
        return _too_large()
    if operator == "**" and isinstance(right, int | float) and right > _HIGHEST_POWER:
        return _too_large()
    result = function(left, right)
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


def formatting(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return the ``format`` of a string, which keeps the marks of facts whole."""

    def formatted(*args: Any, **kwargs: Any) -> Any:
        result = method(*args, **kwargs)
        return whole(result, "format") if isinstance(result, str) else result

    return formatted


def too_large() -> Refusal:
    """Say that something would grow without end."""
    most = message("{number} is the most", number=LONGEST)
    return Refusal("template-too-large", message("a range or a repetition is too large"), advice=most)


def _too_large() -> Refused:
    refusal = too_large()
    return refuse(refusal.rule, refusal.problem, advice=refusal.advice)


def _length(left: Any, right: Any) -> int:
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, str | list | tuple) and isinstance(times, int):
            return len(sequence) * times
    return 0


def _no_sum_of_texts(bound: Any) -> Refused:
    return refuse(
        "fact-arithmetic",
        message('a template does not add to "{fact}"', fact=bound.describe()),
        advice=message('to join texts write "~" in place of "+"'),
        route=bound.route,
    )
