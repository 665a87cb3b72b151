"""What the user sees: results on standard output, all that went wrong on standard error, in their language."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

import typer

from reportgen.diagnostics import Diagnostic, Message, ReportgenError, Translate, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.render_text import render

__all__ = ["LISTED", "Console", "make_streams_safe"]

T = TypeVar("T")

LISTED = 20
"""More reports or files than these are summed up, not listed; work on them shows its progress."""

_STRANGE = "\ufffd"
"""Stands for a character, of a file's name say, that would move the cursor or cannot be written."""


@frozen
class Console:
    """The two streams and the language."""

    translate: Translate = str

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is one, which no file but a text should be put on."""
        return sys.stdout is not None and sys.stdout.isatty()

    def say(self, sentence: Message | str) -> None:
        """Print one line of a result."""
        typer.echo(self.render(sentence))

    def tell(self, sentence: Message | str) -> None:
        """Print one line about the work, where standard output is for a program to read."""
        typer.echo(self.render(sentence), err=True)

    def hand_over(self, content: bytes) -> None:
        """Put a whole output on standard output.

        Raises:
            ReportgenError: The caller has closed it.
        """
        if sys.stdout is None:
            raise ReportgenError(message("standard output is closed"), message("name a file with -o"))
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics, in the order they are given in."""
        shown = render(tuple(diagnostics), self.translate, colour=has_colour(sys.stderr))
        if shown:
            typer.echo(shown.rstrip("\n"), err=True)

    @contextmanager
    def progress(self, work: Iterable[T], count: int, label: Message) -> Iterator[Iterable[T]]:
        """Hand on what is worked through; when it is much, a terminal shows how far the work is."""
        if count <= LISTED or sys.stderr is None or not sys.stderr.isatty():
            yield work
            return
        with typer.progressbar(work, length=count, label=self.render(label), file=sys.stderr) as bar:
            yield bar

    def complain(self, problem: Message | str, advice: Message | str | None = None) -> None:
        """Print what is wrong where no text of the user's is to blame, and what to do next."""
        word = self.render(message("error: {problem}", problem=""))
        if has_colour(sys.stderr):
            word = typer.style(word, fg="red", bold=True)
        typer.echo(word + self.render(problem), err=True)
        if advice is not None:
            typer.echo(self.render(message("help: {advice}", advice=advice)), err=True)

    def render(self, sentence: Message | str) -> str:
        """Return a sentence in the user's language, on one line; a text is taken as it is."""
        text = sentence if isinstance(sentence, str) else sentence.render(self.translate)
        return "".join(character if _is_visible(character) else _STRANGE for character in text)


def _is_visible(character: str) -> bool:
    return character.isprintable() or character == "\u3000"


def has_colour(stream: TextIO | None) -> bool:
    """Tell whether a stream may be coloured: a terminal, and NO_COLOR is not set; None is one that was closed."""
    return (
        stream is not None and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def make_streams_safe() -> None:
    """Let output survive a console that lacks a character (a GBK one has no ㎡): it is shown as ``?``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
