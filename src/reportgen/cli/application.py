"""The commands and their options: what may stand on the command line, and what its help says.

The work of a command is imported when the command runs, so that ``--help`` and ``--version`` start fast.  Annotations
are values here: Typer would evaluate each of them again if they were texts.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

import typer

from reportgen import __version__
from reportgen.cli import blank_round, check_commands, git_commands, version_commands
from reportgen.cli.console import Console
from reportgen.cli.help_page import Command, Group, help_page, usage_line
from reportgen.cli.language import words
from reportgen.cli.option import QUIET, completing, format_option
from reportgen.cli.usage import USAGE_ERROR, explain
from reportgen.diagnostics import ReportgenError, message

__all__ = ["OUR_BUG", "PLEASE_REPORT", "application", "run"]

OUR_BUG = message("this is a fault of reportgen {version}, not yours", version=__version__)
PLEASE_REPORT = message("please report the lines above, with the fact file if you may show it")
_NAME = "reportgen"

application = typer.Typer(
    cls=Group,
    name=_NAME,
    help=words("Make official reports from fact files: Word files laid out by GB/T 9704-2012, and Markdown."),
    add_completion=False,  # Typer's own options speak English only; see completion
    rich_markup_mode=None,  # rich would cost 40 ms of every start
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str], console: Console) -> int:
    """Run one command line and return its exit code."""
    from reportgen.cli.completion import prepare

    prepare(_NAME)
    command = typer.main.get_command(application)
    try:
        code = command.main(list(arguments), prog_name=_NAME, standalone_mode=False, obj=console)
    except ReportgenError as error:
        console.complain(error.problem, error.help)
        return 1
    except typer.Abort:
        return 130
    except USAGE_ERROR as error:
        _show_usage(error, console)
        return 2
    return code if isinstance(code, int) else 0


def _show_usage(error: BaseException, console: Console) -> None:
    context: typer.Context | None = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        typer.echo(help_page(context), err=True)
        return
    problem, advice = explain(error)
    if context is not None:
        typer.echo(usage_line(context), err=True)
        advice = advice or message('see "{command} --help"', command=context.command_path)
    console.complain(problem, advice)


def _say_version(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        typer.echo(f"{_NAME} {__version__}")
        raise typer.Exit


def _say_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None and not context.resilient_parsing:
        from reportgen.cli.completion import script

        typer.echo(script(shell, _NAME))
        raise typer.Exit


def _formats() -> Iterable[str]:
    from reportgen.writers import WRITERS

    return WRITERS


def _report_types() -> Iterable[str]:
    from reportgen.reports import REPORTS

    return REPORTS


@application.callback()
def _options_of_all(
    version: Annotated[
        bool, typer.Option("--version", help=words("Show the version and exit."), callback=_say_version, is_eager=True)
    ] = False,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar=words("SHELL"),
            help=words("Show the script that completes commands in bash, zsh, fish or powershell, and exit."),
            callback=_say_completion,
            is_eager=True,
        ),
    ] = None,
) -> None:
    pass


_Formats = Annotated[
    list[str] | None,
    format_option(words("Output format, docx or md; may be given again. Both when left out."), _formats),
]
_Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar=words("PATH"),
        help=words(
            "Where to write: a file for one output, else a folder; - is standard output. "
            "The project's own folder, reports, when left out."
        ),
    ),
]
_Reference = Annotated[
    str | None, typer.Option("--reference", metavar=words("FILE"), help=words("A Word file that lends its styles."))
]
_Final = Annotated[
    bool, typer.Option("--final", help=words("Refuse while blanks are left: list them and write nothing."))
]
_Force = Annotated[bool, typer.Option("--force", help=words("Replace outputs even if somebody edited them."))]
_DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help=words("Do everything but write the outputs."))]
_Check = Annotated[
    bool, typer.Option("--check", help=words("Write nothing: say which outputs are not what would be built."))
]
_Locked = Annotated[
    bool, typer.Option("--locked", help=words("Refuse to replace an output that another version has made."))
]
_Jobs = Annotated[
    str, typer.Option("-j", "--jobs", metavar=words("NUMBER"), help=words("How many processes build at once."))
]


@application.command(cls=Command, name="build", help=words("Build reports from fact files."))
def _build(
    context: typer.Context,
    facts: Annotated[list[str], typer.Argument(metavar=words("FACTS"), help=words("Fact files; - is standard input."))],
    formats: _Formats = None,
    output: _Output = None,
    reference: _Reference = None,
    final: _Final = False,
    force: _Force = False,
    dry_run: _DryRun = False,
    check: _Check = False,
    locked: _Locked = False,
    jobs: _Jobs = "1",
    quiet: QUIET = False,
) -> int:
    from reportgen.cli.build import build_all
    from reportgen.cli.request import Request

    request = Request(
        facts=tuple(facts),
        formats=tuple(formats or ()),
        output=output,
        reference=reference,
        final=final,
        force=force,
        dry_run=dry_run,
        check=check,
        locked=locked,
    )
    return build_all(request, jobs, quiet=quiet, console=context.obj)


@application.command(cls=Command, name="init", help=words("Lay out a new project that builds at once."))
def _init(
    context: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar=words("DIR"), help=words("The folder of the project; made when it is not there."))
    ] = ".",
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar=words("YEAR"), help=words("The year of the first report; this year when left out.")
        ),
    ] = None,
    quiet: QUIET = False,
) -> int:
    from reportgen.cli.init import lay_out

    return lay_out(folder, year, quiet=quiet, console=context.obj)


@application.command(
    cls=Command, name="schema", help=words("Write the JSON Schema by which an editor helps to write fact files.")
)
def _schema(
    context: typer.Context,
    report_type: Annotated[
        str,
        typer.Argument(
            metavar=words("TYPE"),
            help=words("The report type, as a fact file states it: ideology."),
            autocompletion=completing(_report_types),
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar=words("FILE"), help=words("The file to write. Standard output when left out.")
        ),
    ] = None,
    quiet: QUIET = False,
) -> int:
    from reportgen.cli.schema import write_schema

    return write_schema(report_type, output, quiet=quiet, console=context.obj)


def _add(name: str, command: Callable[..., int], says: str) -> None:
    application.command(cls=Command, name=name, help=says)(command)


_add("blanks", blank_round.blanks, words("List what is not known yet."))
_add("fill", blank_round.fill, words("State facts in a fact file, by options or by questions at the terminal."))
_add("form", blank_round.form, words("Write a form for each owner of what is not known yet."))
_add("pull", blank_round.pull, words("Take the values of forms and reports that came back into the fact file."))
_add("roll", blank_round.roll, words("Begin the fact file of the next year."))
_add("check", check_commands.check, words("Find what is wrong in facts, templates and finished reports."))
_add("rules", check_commands.rules, words("List the rules that check knows."))
_add("rule", check_commands.rule, words("Show the page of a rule: what it flags, why, and how it is made right."))
_add("info", version_commands.info, words("Show what a report was made from."))
_add("diff", version_commands.diff, words("Show what changed between two versions of a report."))
_add("redline", version_commands.redline, words("Write the new report with what has changed as tracked changes."))
_add("trace", version_commands.trace, words("Show where a number in a report comes from."))
_add("git-setup", git_commands.git_setup, words("Let git show, merge and check fact files and reports."))
_add("merge", git_commands.merge, words("Merge three versions of a fact file or a report: git runs this itself."))
_add("release", git_commands.release, words("Tag a commit whose reports are final and sound."))
