"""What somebody typed, before it is understood: a line of the terminal, and what of it nobody can read."""

from __future__ import annotations

import io
import sys
from contextlib import suppress

import typer

from reportgen.diagnostics import Message, ReportgenError, message
from reportgen.facts.decoding import forbidden_in

__all__ = ["begin_reading", "read_line", "unreadable"]


def begin_reading() -> None:
    """Make ready for reading lines: a byte that is no text must not end the command.

    Raises:
        ReportgenError: Standard input is closed.
    """
    if sys.stdin is None:
        raise ReportgenError(message("standard input is closed"), message("state the facts with --set"))
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401 - with it, deleting a Chinese character deletes the whole of it


def read_line(prompt: str) -> str:
    """Ask for one line.

    Raises:
        EOFError: There are no more.
    """
    typed = input(prompt)
    if not sys.stdin.isatty():  # nobody saw it being typed
        typer.echo(typed)
    return typed


def unreadable(text: str) -> Message | None:
    """Return why a text cannot stand in a fact file, or None."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return message("there are characters in another encoding; set the terminal to UTF-8")
    found = forbidden_in(text.replace("\t", " "))
    return (
        None if found is None else message("the character {code} cannot be part of a value", code=f"U+{ord(found):04X}")
    )
