"""What Jinja says of something that is undefined, in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.diagnostics import Message, message

__all__ = ["Explained", "explained_hint"]

Explained = tuple[str, Message, Message]
"""Rule, problem, and what to do."""
_ENDS = {"next": "last", "previous": "first"}

_HINTS: tuple[tuple[str, Callable[[re.Match[str]], Explained]], ...] = (
    (
        r"sequence was empty",
        lambda _: (
            "empty-list",
            message("the list is empty, and has no such item"),
            message("ask first whether the list is there: {tag}", tag="{% if … %}"),
        ),
    ),
    (
        r"there is no (?P<which>previous|next) item",
        lambda m: (
            "no-such-item",
            message("the first item of a loop has no previous one, the last no next one"),
            message("ask first: {tag}", tag=f"{{% if not loop.{_ENDS[m['which']]} %}}"),
        ),
    ),
    (
        r"there is no parent block called '(?P<name>.+?)'",
        lambda m: (
            "undefined-name",
            message('no template above this one has a block "{name}"', name=m["name"]),
            message("leave {call} out, or extend a template that has the block", call='"super()"'),
        ),
    ),
    (
        r"parameter '(?P<name>.+?)' was not provided",
        lambda m: (
            "undefined-name",
            message('the macro was called without "{name}"', name=m["name"]),
            message('give it in the parentheses of the call, or give the macro a default: "{name}=…"', name=m["name"]),
        ),
    ),
    (
        r"the template '(?P<template>.+?)' \(imported .*\) does not export the requested name '(?P<name>.+?)'",
        lambda m: (
            "undefined-name",
            message('"{template}" has no macro "{name}"', template=m["template"], name=m["name"]),
            message("see that the macro stands there outside of every block, under this name"),
        ),
    ),
    (
        r"No caller defined",
        lambda _: (
            "undefined-name",
            message('the macro prints "caller()", and was called without a body'),
            message("call it by {tag}", tag="{% call … %}"),
        ),
    ),
)


def explained_hint(hint: str) -> Explained:
    """Return what a hint of Jinja's says."""
    for pattern, explain in _HINTS:
        if match := re.search(pattern, hint):
            return explain(match)
    said = message('Jinja says "{problem}"', problem=hint.rstrip("."))
    return "undefined-name", message("something here is not defined"), said
