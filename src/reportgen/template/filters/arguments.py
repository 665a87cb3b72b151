"""The arguments of our own filters: texts, of one a number; what does not fit is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from reportgen.diagnostics import message
from reportgen.template.filters.shaping import is_missing
from reportgen.template.origin import is_our_fault
from reportgen.template.unknown import REFUSED
from reportgen.template.usage import misapplied

__all__ = ["with_fitting_arguments"]


def with_fitting_arguments(name: str, function: Callable[..., Any], sort: type) -> Callable[..., Any]:
    """Return a filter that refuses arguments which are not of their sort, too many, or not known to it."""

    @wraps(function)
    def applied(value: Any, *args: Any, **kwargs: Any) -> Any:
        given = (*args, *kwargs.values())
        if any(is_missing(argument) for argument in given):
            return REFUSED
        if all(isinstance(argument, sort) and not isinstance(argument, bool) for argument in given):
            try:
                return function(value, *args, **kwargs)
            except TypeError as error:
                if is_our_fault(error):
                    raise
        problem = message('the arguments of "{name}" do not fit', name=name)
        return misapplied("filter-failed", problem, name, function, value)

    return applied
