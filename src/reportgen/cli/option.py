"""Options that several commands have, and how the words of one are completed."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from reportgen.cli.language import words

__all__ = ["QUIET", "completing", "format_option"]

QUIET = Annotated[bool, typer.Option("-q", "--quiet", help=words("Print nothing when all is well."))]


def completing(names: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return what completes a word to one of some names, which are asked for only when somebody completes."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in names() if name.startswith(incomplete)]

    return complete


def format_option(says: str, names: Callable[[], Iterable[str]]) -> Any:
    """Return the option ``--format``, with its help and the names that it completes to."""
    return typer.Option("-f", "--format", metavar=words("FORMAT"), help=says, autocompletion=completing(names))
