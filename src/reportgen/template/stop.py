"""What Python and Jinja say when a template cannot go on, in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.diagnostics import Message, message
from reportgen.template.sort import sort_named, without_classes

__all__ = ["JINJAS_MANUAL", "explained_stop"]

_Said = tuple[Message, Message]
JINJAS_MANUAL = message("see Jinja's manual for how many there are, and of what sort")
"""Where the arguments of what is Jinja's own are told."""
_STOPS: tuple[tuple[str, Callable[[re.Match[str]], _Said]], ...] = (
    (
        r"'(?P<sign>[<>]=?)' not supported between instances of '(?P<left>\w+)' and '(?P<right>\w+)'",
        lambda m: (
            message(
                '"{sign}" means nothing between {left} and {right}',
                sign=m["sign"],
                left=sort_named(m["left"]),
                right=sort_named(m["right"]),
            ),
            message("compare a count or a rate with a number, and a date with a date"),
        ),
    ),
    (
        r"bad operand type for unary (?P<sign>.): '(?P<sort>\w+)'",
        lambda m: (
            message('"{sign}" cannot stand before {sort}', sign=m["sign"], sort=sort_named(m["sort"])),
            message("calculate with plain numbers only"),
        ),
    ),
    (
        r"argument of type '(?P<sort>\w+)' is not iterable",
        lambda m: (
            message('"in" cannot look into {sort}', sort=sort_named(m["sort"])),
            message("write a list or a text behind {word}", word='"in"'),
        ),
    ),
    (
        r"'(?P<sort>\w+)' object is not iterable|cannot unpack non-iterable (?P<other>\w+)",
        lambda m: (
            message("{sort} has no items to go through", sort=sort_named(m["sort"] or m["other"])),
            message("write a list there"),
        ),
    ),
    (
        r"'(?P<sort>\w+)' object is not callable",
        lambda m: (
            message("{sort} takes no parentheses", sort=sort_named(m["sort"])),
            message("write it without them"),
        ),
    ),
    (
        r"'(?P<sort>\w+)' object cannot be interpreted as an integer|indices must be integers.* not '?(?P<other>\w+)",
        lambda m: (
            message("{sort} stands where a whole number is needed", sort=sort_named(m["sort"] or m["other"])),
            message("write a whole number there"),
        ),
    ),
    (
        r"unhashable type: '(?P<sort>\w+)'",
        lambda m: (
            message("{sort} cannot be a key", sort=sort_named(m["sort"])),
            message("write a text or a number there"),
        ),
    ),
    (
        r"macro '(?P<name>.+?)' takes no keyword argument '(?P<argument>.+?)'",
        lambda m: (
            message('the macro "{name}" has no argument "{argument}"', name=m["name"], argument=m["argument"]),
            message("see the line that defines the macro: {tag}", tag="{% macro … %}"),
        ),
    ),
    (
        r"macro '(?P<name>.+?)' takes not more than (?P<number>\d+)",
        lambda m: (
            message('the macro "{name}" was given more than {number} arguments', name=m["name"], number=m["number"]),
            message("see the line that defines the macro: {tag}", tag="{% macro … %}"),
        ),
    ),
    (
        r"(?P<name>\w+)(?:\.__init__)?\(\) (?:argument|expected|got|missing|takes)|(?P<other>\w+) expected at ",
        lambda m: (message('the arguments of "{name}" do not fit', name=m["name"] or m["other"]), JINJAS_MANUAL),
    ),
    (
        r"arg 3 must not be zero",
        lambda _: (message("the step of a range is zero"), message("write a step that is not zero")),
    ),
    (
        r"no items for cycling given|at least one item has to be provided",
        lambda _: (
            message("there is nothing to cycle through"),
            message("write the items between the parentheses"),
        ),
    ),
    (
        r"The loop must have the 'recursive' marker",
        lambda _: (
            message('"loop" is called in a loop that is not recursive'),
            message("write {word} at the end of its tag", word='"recursive"'),
        ),
    ),
    (
        r"(?:not enough|too many) values to unpack",
        lambda _: (
            message("there are more or fewer names here than what they are given"),
            message("write as many names as each item has parts"),
        ),
    ),
    (
        r"cannot assign attribute on non-namespace",
        lambda _: (
            message("only a namespace can be given a part"),
            message("make one first: {tag}", tag="{% set x = namespace() %}"),
        ),
    ),
    (
        r"Required block '(?P<name>.+?)' not found",
        lambda m: (
            message('the block "{name}" is required, and nothing fills it', name=m["name"]),
            message("write it in the template that extends this one"),
        ),
    ),
    (
        r"extended multiple times",
        lambda _: (
            message("a template extends one other, and this one extends two"),
            message("keep one of the two tags"),
        ),
    ),
)


def explained_stop(error: BaseException) -> _Said:
    """Return what an exception says, and what to do."""
    text = str(error)
    for pattern, explain in _STOPS:
        if match := re.search(pattern, text):
            return explain(match)
    said = message('Jinja says "{problem}"', problem=without_classes(text).rstrip("."))
    return message("the template stops here"), said
