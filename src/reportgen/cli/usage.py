"""Wrong command lines, explained in the user's language.

Typer words its own errors in English and has no catalogue, so each is told again here, from its type and its values.
A sentence that a later Typer may add and that is not known here is shown as Typer words it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

import typer

from reportgen.diagnostics import Message, message

__all__ = ["USAGE_ERROR", "WrongUsage", "explain"]

USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""The base of all usage errors, which Typer does not export by name."""


class WrongUsage(typer.BadParameter):
    """A command line that cannot be meant, found by us; told to the user like Typer's own findings."""

    def __init__(self, problem: Message, advice: Message | None = None) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.advice = advice


def explain(error: Any) -> tuple[Message | str, Message | None]:
    """Return what is wrong with a command line, and what to do, given Typer's error."""
    match type(error).__name__:
        case "WrongUsage":
            return error.problem, error.advice
        case "NoSuchOption":
            near = _nearest(error.option_name, error.possibilities or ())
            advice = message('did you mean "{name}"?', name=near) if near else None
            return message('there is no option "{option}"', option=error.option_name), advice
        case "MissingParameter":
            name: Message | str = message(error.param.metavar or error.param.name)  # the metavar is in the catalogue
            if error.param.param_type_name == "option":
                name = max(error.param.opts, key=len)
            return message('"{name}" is missing', name=name), None
        case _:
            return _explain_words(error.format_message())


def _nearest(stated: str, possible: Iterable[str]) -> str | None:
    """Return the option that was most likely meant: one that begins as the stated one does, or else the most alike."""
    import difflib  # only who mistypes an option waits for it

    begun = (option for option in sorted(possible, key=len) if option.startswith(stated))
    return next(begun, None) or next(iter(difflib.get_close_matches(stated, possible, n=1, cutoff=0)), None)


_OPTION_NEEDS_VALUE = r"Option '(?P<option>.+)' requires an argument\."
_OPTION_TAKES_NO_VALUE = r"Option '(?P<option>.+)' does not take a value\."
_EXTRA_ARGUMENTS = r"(?s)Got unexpected extra arguments?(?:\(s\))? \((?P<arguments>.*)\)"
_NO_SUCH_COMMAND = r"(?s)No such command (['\"])(?P<command>.*?)\1\.(?: Did you mean '(?P<near>[^']*)'.*)?"


def _explain_words(said: str) -> tuple[Message | str, Message | None]:
    """Tell what Typer says in words only."""
    if found := re.fullmatch(_OPTION_NEEDS_VALUE, said):
        return message('option "{option}" needs a value', option=found["option"]), None
    if found := re.fullmatch(_OPTION_TAKES_NO_VALUE, said):
        return message('option "{option}" takes no value', option=found["option"]), None
    if found := re.fullmatch(_EXTRA_ARGUMENTS, said):
        return message('"{arguments}" is too much', arguments=found["arguments"]), None
    if found := re.fullmatch(_NO_SUCH_COMMAND, said):
        advice = message('did you mean "{name}"?', name=found["near"]) if found["near"] else None
        return message('there is no command "{command}"', command=found["command"]), advice
    if said == "Missing command.":
        return message("a command is missing"), None
    return said, None
