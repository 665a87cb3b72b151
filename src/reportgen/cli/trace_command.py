"""The command ``trace`` and its options.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from typing import Annotated

import typer

from reportgen.cli.language import words

__all__ = ["trace"]


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in ("text", "json") if name.startswith(incomplete)]


def trace(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar=words("FILE"), help=words("A fact file, or a .docx that reportgen has built."))
    ],
    what: Annotated[
        str | None,
        typer.Argument(
            metavar=words("WHAT"),
            help=words(
                "A route, or a number or text as it is printed: study.lectures, 20次; without it all that is printed."
            ),
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word of the option
        str,
        typer.Option(
            "-f",
            "--format",
            metavar=words("FORMAT"),
            help=words("How to show it: text or json."),
            autocompletion=_complete_format,
        ),
    ] = "text",
    no_history: Annotated[bool, typer.Option("--no-history", help=words("Do not ask git who changed it."))] = False,
) -> int:
    """Show where a number in a report comes from."""
    from reportgen.cli.trace import show_traces

    return show_traces(file, what, format, context.obj, history=not no_history)
