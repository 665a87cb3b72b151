"""The commands of a blank's round and their options: list, fill, send out, take back, and begin the next year.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from typing import Annotated

import typer

from reportgen.cli.language import words
from reportgen.cli.option import QUIET, format_option

__all__ = ["blanks", "fill", "form", "pull", "roll"]

_FactFile = Annotated[str, typer.Argument(metavar=words("FACTS"), help=words("The fact file."))]
_DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help=words("Show what would change and write nothing."))]


def _list_formats() -> tuple[str, ...]:
    return ("text", "json", "csv")


def _form_formats() -> tuple[str, ...]:
    return ("xlsx", "docx")


def blanks(
    context: typer.Context,
    facts: Annotated[list[str], typer.Argument(metavar=words("FACTS"), help=words("Fact files; - is standard input."))],
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar=words("NAME"), help=words("Only what this owner is asked; 未指定 is what nobody owns.")
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar=words("DATE"), help=words("Mark what is overdue on this day.")),
    ] = None,
    format: Annotated[  # noqa: A002 - the word of the option
        str,
        format_option(words("How to list them: text, json or csv."), _list_formats),
    ] = "text",
) -> int:
    """List what is not known yet."""
    from reportgen.cli.blanks import list_blanks

    return list_blanks(facts, owner=owner, today=today, format=format, console=context.obj)


def fill(
    context: typer.Context,
    facts: _FactFile,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=words("ROUTE=VALUE"),
            help=words(
                "State a fact, by its route or its label; may be given again. Without it, blanks are asked for."
            ),
        ),
    ] = None,
    unset: Annotated[
        list[str] | None,
        typer.Option("--unset", metavar=words("ROUTE"), help=words("Make a fact blank; may be given again.")),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar=words("TEXT"), help=words("Where the values come from."))
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar=words("DATE"), help=words("The day that the values are of."))
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar=words("NAME"), help=words("Who gave the values."))] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar=words("TEXT"), help=words("What else is to be said of the values."))
    ] = None,
    dry_run: _DryRun = False,
    quiet: QUIET = False,
) -> int:
    """State facts in a fact file, by options or by questions at the terminal."""
    from reportgen.cli.fill import Request, fill_in

    stated = {"source": source, "as_of": as_of, "by": by, "note": note}
    request = Request(facts, tuple(settings or ()), tuple(unset or ()), tuple(stated.items()), dry_run)
    return fill_in(request, quiet=quiet, console=context.obj)


def form(
    context: typer.Context,
    facts: _FactFile,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar=words("NAME"), help=words("Only the form of this owner; 未指定 is what nobody owns.")
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=words("DIR"),
            help=words("The folder to write to. The project's folder forms when left out."),
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the word of the option
        str | None,
        format_option(words("What the forms are: xlsx or docx. xlsx when left out."), _form_formats),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=words("Ask for every fact, not only for blanks."))] = False,
    force: Annotated[bool, typer.Option("--force", help=words("Replace forms even if somebody filled them."))] = False,
    quiet: QUIET = False,
) -> int:
    """Write a form for each owner of blanks."""
    from reportgen.cli.form import send_out

    return send_out(
        facts,
        owner=owner,
        output=output,
        format=format,
        everything=everything,
        force=force,
        quiet=quiet,
        console=context.obj,
    )


def pull(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar=words("FILE"), help=words("Forms and reports that came back, or a folder of them.")),
    ],
    into: Annotated[
        str, typer.Option("--into", metavar=words("FACTS"), help=words("The fact file that takes the values."))
    ],
    yes: Annotated[bool, typer.Option("--yes", help=words("Do not ask before writing."))] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help=words("Take what is sound even if something else is not."))
    ] = False,
    dry_run: _DryRun = False,
    quiet: QUIET = False,
) -> int:
    """Take values that came back into the fact file."""
    from reportgen.cli.pull import take_back

    return take_back(
        tuple(files), into=into, yes=yes, partial=partial, dry_run=dry_run, quiet=quiet, console=context.obj
    )


def roll(
    context: typer.Context,
    facts: _FactFile,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=words("FILE"),
            help=words("The fact file of the next year. Beside the old one, named by its year, when left out."),
        ),
    ] = None,
    quiet: QUIET = False,
) -> int:
    """Begin the fact file of the next year."""
    from reportgen.cli.roll import begin_next_year

    return begin_next_year(facts, output, quiet=quiet, console=context.obj)
