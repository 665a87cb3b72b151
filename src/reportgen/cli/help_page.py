"""Help pages in the user's language, laid out by display width: Typer knows neither.

A page is made from what the command declares (names, metavars, help), so that it can never differ from what is parsed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from reportgen.cli.console import Console
from reportgen.cli.language import words
from reportgen.diagnostics import Translate
from reportgen.diagnostics.render_text import display_width

__all__ = ["Command", "Group", "help_page", "usage_line"]

_WIDEST = 100
_FIRST_COLUMN = 26


class Command(TyperCommand):
    """A command whose help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_page(ctx)


class Group(TyperGroup):
    """The command that holds the commands; its help speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_page(ctx)


def usage_line(context: typer.Context) -> str:
    """Return ``Usage: reportgen build [OPTIONS] FACTS...`` in the user's language."""
    translate = _translate(context)
    pieces = [translate(words("[OPTIONS]")), *_usage_pieces(context, translate)]
    return translate(words("Usage: {line}")).format(line=f"{context.command_path} {' '.join(pieces)}")


def help_page(context: typer.Context) -> str:
    """Return the whole help page of a command."""
    translate = _translate(context)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    command: Any = context.command
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.get_params(context) if parameter.param_type_name == "option"]
    sections = [
        (translate(words("Arguments:")), [(_metavar(each, translate), translate(each.help)) for each in arguments]),
        (translate(words("Options:")), [(_option_names(each, translate), translate(each.help)) for each in options]),
        (translate(words("Commands:")), [(name, translate(each.help)) for name, each in _commands(command)]),
    ]
    lines = [usage_line(context), "", *wrapped(translate(command.help), width)]
    for heading, rows in sections:
        if rows:
            lines += ["", heading, *_table(rows, width)]
    return "\n".join(lines)


def _translate(context: typer.Context) -> Translate:
    return context.obj.translate if isinstance(context.obj, Console) else str


def _commands(command: Any) -> Sequence[tuple[str, Any]]:
    return tuple(command.commands.items()) if isinstance(command, TyperGroup) else ()


def _usage_pieces(context: typer.Context, translate: Translate) -> Iterator[str]:
    command: Any = context.command
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            name = _metavar(parameter, translate)
            yield name if parameter.required else f"[{name}]"
    if isinstance(command, TyperGroup):
        yield translate(words("COMMAND")) + " ..."


def _metavar(parameter: Any, translate: Translate) -> str:
    name = translate(parameter.metavar or parameter.name.upper())
    return name if parameter.nargs == 1 else f"{name}..."


def _option_names(parameter: Any, translate: Translate) -> str:
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.metavar is None else f"{names} {translate(parameter.metavar)}"


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    for name, text in rows:
        first, *rest = wrapped(text, width - _FIRST_COLUMN - 2) or [""]
        gap = _FIRST_COLUMN - display_width(name)
        if gap >= 2:
            yield f"  {name}{' ' * gap}{first}"
        else:
            yield from (f"  {name}", " " * (_FIRST_COLUMN + 2) + first)
        yield from (" " * (_FIRST_COLUMN + 2) + line for line in rest)


_PIECE = r"\s+|[\u2e80-\uffef][、，。；：？！）》”〕]*|[^\s\u2e80-\uffef]+[、，。；：？！）》”〕]*"


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of a display width: between words, and between Chinese characters."""
    lines = [""]
    for piece in re.findall(_PIECE, text):
        if display_width(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines


_HELP_OF_HELP = words("Show this message and exit.")
"""Typer's own words for its ``--help``, so that the catalogue has them."""
