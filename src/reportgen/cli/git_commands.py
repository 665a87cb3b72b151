"""The commands for git, and their options: git-setup, merge, which git runs itself, and release.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from typing import Annotated

import typer

from reportgen.cli.language import words
from reportgen.cli.option import QUIET

__all__ = ["git_setup", "merge", "release"]


def git_setup(
    context: typer.Context,
    undo: Annotated[bool, typer.Option("--undo", help=words("Take away what this command has set up."))] = False,
    hook: Annotated[
        bool, typer.Option("--hook", help=words("Check staged fact files and their reports before each commit, too."))
    ] = False,
    print_pre_commit: Annotated[
        bool, typer.Option("--print-pre-commit", help=words("Print the hooks for the pre-commit framework, and exit."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("-n", "--dry-run", help=words("Say what would be done, and do nothing."))
    ] = False,
    quiet: QUIET = False,
) -> int:
    """Set git up."""
    from reportgen.cli.git_setup import Request, set_up

    return set_up(Request(undo, hook, print_pre_commit, dry_run, quiet), context.obj)


def merge(
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar=words("BASE"), help=words("The version that both come from."))],
    ours: Annotated[
        str, typer.Argument(metavar=words("OURS"), help=words("Our version; what is merged is written to it."))
    ],
    theirs: Annotated[str, typer.Argument(metavar=words("THEIRS"), help=words("The version whose changes come in."))],
    named: Annotated[
        str | None, typer.Argument(metavar=words("PATH"), help=words("What the file is called in the repository."))
    ] = None,
) -> int:
    """Merge three versions of a fact file or a report."""
    from reportgen.cli.merge import merge_versions

    return merge_versions(base, ours, theirs, named, context.obj)


def release(
    context: typer.Context,
    facts: Annotated[
        list[str], typer.Argument(metavar=words("FACTS"), help=words("The fact files of the reports to release."))
    ],
    tag: Annotated[str, typer.Option("--tag", metavar=words("NAME"), help=words("What the release is called."))],
    quiet: QUIET = False,
) -> int:
    """Tag a commit whose reports are ready to be sent."""
    from reportgen.cli.release import release_reports

    return release_reports(facts, tag, context.obj, quiet=quiet)
