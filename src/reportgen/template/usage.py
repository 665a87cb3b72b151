"""How a filter or a test is written, told from its signature."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

from reportgen.diagnostics import Message, Route, message
from reportgen.template.bound import Bound
from reportgen.template.unknown import Refused, refuse

__all__ = ["MISFITS", "misapplied", "usage"]

MISFITS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a function raises when it is given what it cannot work with."""
_JINJA_GIVES = frozenset({"context", "env", "environment", "eval_ctx"})
_WORDS = {"False": "false", "None": "none", "True": "true"}


def misapplied(rule: str, problem: Message, name: str, function: Callable[..., Any], subject: object) -> Refused:
    """Refuse what a filter or a test was given, and say how it is written."""
    route: Route | None = subject.route if isinstance(subject, Bound) else None
    return refuse(rule, problem, advice=message('it is written "{usage}"', usage=usage(name, function)), route=route)


def usage(name: str, function: Callable[..., Any]) -> str:
    """Return ``and_list(last="和")``: the arguments besides what it is applied to."""
    parameters = [each for each in signature(function).parameters.values() if each.name not in _JINJA_GIVES]
    takes_one = parameters and parameters[0].kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    written = ", ".join(map(_written, parameters[1:] if takes_one else parameters))
    return f"{name}({written})" if written else name


def _written(parameter: Parameter) -> str:
    if parameter.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
        return "…"
    if parameter.default is Parameter.empty:
        return parameter.name
    default = parameter.default
    written = f'"{default}"' if isinstance(default, str) else _WORDS.get(str(default), str(default))
    return f"{parameter.name}={written}"
