"""The commands about versions of reports, and their options: diff, info, redline.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from typing import Annotated

import typer

from reportgen.cli.language import words

__all__ = ["diff", "info", "redline"]


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in ("text", "json") if name.startswith(incomplete)]


def _complete_diff_format(incomplete: str) -> list[str]:
    from reportgen.cli.diff import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


_Versions = Annotated[
    list[str],
    typer.Argument(
        metavar=words("VERSION"),
        help=words(
            "Fact files or reports, or those of a revision as HEAD~3:data/2022.yaml; v1..v2 and a file; "
            "one file is compared with the last commit."
        ),
    ),
]


def diff(
    context: typer.Context,
    versions: _Versions,
    format: Annotated[  # noqa: A002 - the word of the option
        str,
        typer.Option(
            "-f",
            "--format",
            metavar=words("FORMAT"),
            help=words("How to show it: text, json, markdown or csv."),
            autocompletion=_complete_diff_format,
        ),
    ] = "text",
    staged: Annotated[
        bool, typer.Option("--staged", help=words("Compare what is staged with the last commit."))
    ] = False,
) -> int:
    """Show what changed between two versions."""
    from reportgen.cli.diff import show_difference

    return show_difference(versions, format, context.obj, staged=staged)


def info(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=words("FILE"), help=words("A report, .docx or .md."))],
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
) -> int:
    """Show what a report says of itself."""
    from reportgen.cli.info import show_information

    return show_information(file, format, context.obj)


def redline(
    context: typer.Context,
    versions: _Versions,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar=words("FILE"), help=words("The .docx to write; - is standard output.")),
    ],
    author: Annotated[
        str, typer.Option("--author", metavar=words("NAME"), help=words("Whose changes they are."))
    ] = "reportgen",
    date: Annotated[
        str | None,
        typer.Option("--date", metavar=words("DATE"), help=words("When they were made; no date when left out.")),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=words("Print nothing when all is well."))] = False,
) -> int:
    """Write the new report with what has changed as tracked changes."""
    from reportgen.cli.redline import RedlineRequest, write_redline

    return write_redline(RedlineRequest(tuple(versions), output, author, date, quiet), context.obj)
