"""The commands about versions of reports, and their options: diff, info, redline, trace.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from typing import Annotated

import typer

from reportgen.cli.language import words
from reportgen.cli.option import QUIET, format_option

__all__ = ["diff", "info", "redline", "trace"]


def _diff_formats() -> tuple[str, ...]:
    from reportgen.cli.diff import FORMATS

    return FORMATS


def _info_formats() -> tuple[str, ...]:
    from reportgen.cli.info import FORMATS

    return FORMATS


def _trace_formats() -> tuple[str, ...]:
    from reportgen.cli.trace import FORMATS

    return FORMATS


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
        str | None,
        format_option(
            words("How to show it: text, json, markdown, csv or xlsx; by the name of the output when left out."),
            _diff_formats,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar=words("FILE"), help=words("The file to write. Standard output when left out.")
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help=words("Compare what is staged with the last commit."))
    ] = False,
    quiet: QUIET = False,
) -> int:
    """Show what changed between two versions."""
    from reportgen.cli.diff import DiffRequest, show_difference

    return show_difference(DiffRequest(tuple(versions), format, output, staged, quiet), context.obj)


def info(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=words("FILE"), help=words("A report, .docx or .md."))],
    format: Annotated[  # noqa: A002 - the word of the option
        str,
        format_option(words("How to show it: text or json."), _info_formats),
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
    quiet: QUIET = False,
) -> int:
    """Write the new report with what has changed as tracked changes."""
    from reportgen.cli.redline import RedlineRequest, write_redline

    return write_redline(RedlineRequest(tuple(versions), output, author, date, quiet), context.obj)


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
        format_option(words("How to show it: text or json."), _trace_formats),
    ] = "text",
    no_history: Annotated[bool, typer.Option("--no-history", help=words("Do not ask git who changed it."))] = False,
    annex: Annotated[
        str | None,
        typer.Option(
            "--annex",
            metavar=words("FILE"),
            help=words("Write a table of all facts with their sources: a .docx, .md or .xlsx."),
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=words("Replace an annex that was edited."))] = False,
    quiet: QUIET = False,
) -> int:
    """Show where a number in a report comes from."""
    from reportgen.cli.trace import TraceRequest, show_traces

    request = TraceRequest(file, what, format, not no_history, annex, force, quiet)
    return show_traces(request, context.obj)
