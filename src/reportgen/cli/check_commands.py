"""The commands that check and their options: check, and the pages of the rules.

As in ``application``, the work of a command is imported when it runs, and annotations are values.
"""

from collections.abc import Iterable
from typing import Annotated

import typer

from reportgen.cli.language import words
from reportgen.cli.option import QUIET, completing, format_option

__all__ = ["check", "rule", "rules"]


def _check_formats() -> tuple[str, ...]:
    from reportgen.cli.check import FORMATS

    return FORMATS


def _rules_formats() -> tuple[str, ...]:
    from reportgen.cli.rule_pages import FORMATS

    return FORMATS


def _rules() -> Iterable[str]:
    from reportgen.check.rules import RULES

    return RULES


def _rules_and_groups() -> Iterable[str]:
    from reportgen.check.rules import GROUPS, RULES

    return (*GROUPS, *RULES)


def _layouts() -> Iterable[str]:
    from reportgen.layouts import LAYOUTS

    return LAYOUTS


_Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=words("FILE"),
        help=words(
            "Fact files, finished .docx, or folders of them; - is facts from standard input. "
            "The folder data of the project when left out."
        ),
    ),
]
_Format = Annotated[
    str,
    format_option(words("How to show what is found: text, concise, json, sarif or github."), _check_formats),
]
_Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=words("RULE"),
        help=words("Only this rule, or group of rules; may be given again."),
        autocompletion=completing(_rules_and_groups),
    ),
]
_Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar=words("RULE"),
        help=words("Not this rule, or group of rules; may be given again."),
        autocompletion=completing(_rules_and_groups),
    ),
]
_Layout = Annotated[
    str | None,
    typer.Option(
        "--layout",
        metavar=words("NAME"),
        help=words("Hold a .docx against a layout too, such as gb9704."),
        autocompletion=completing(_layouts),
    ),
]
_Facts = Annotated[
    str | None,
    typer.Option(
        "--facts",
        metavar=words("FACTS"),
        help=words("The fact file that a .docx is held against. The one that it was made from when left out."),
    ),
]
_DryRun = Annotated[
    bool, typer.Option("-n", "--dry-run", help=words("With --fix: show what would change and write nothing."))
]


def check(
    context: typer.Context,
    files: _Files = None,
    format: _Format = "text",  # noqa: A002 - the word of the option
    select: _Select = None,
    ignore: _Ignore = None,
    layout: _Layout = None,
    facts: _Facts = None,
    strict: Annotated[bool, typer.Option("--strict", help=words("Fail on warnings too, not on errors only."))] = False,
    fix: Annotated[bool, typer.Option("--fix", help=words("Put right in place what can be put right safely."))] = False,
    dry_run: _DryRun = False,
    watch: Annotated[bool, typer.Option("--watch", help=words("Check again whenever a file changes."))] = False,
    quiet: QUIET = False,
) -> int:
    """Find what is wrong."""
    from reportgen.cli.check import CheckRequest, check_all

    request = CheckRequest(
        files=tuple(files or ()),
        format=format,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        layout=layout,
        facts=facts,
        strict=strict,
        fix=fix,
        dry_run=dry_run,
        quiet=quiet,
    )
    if watch:
        from reportgen.cli.watch import check_and_watch

        return check_and_watch(request, context.obj)
    return check_all(request, context.obj)


def rules(
    context: typer.Context,
    format: Annotated[  # noqa: A002 - the word of the option
        str,
        format_option(words("How to list them: text, json, or markdown with all pages."), _rules_formats),
    ] = "text",
) -> int:
    """List the rules."""
    from reportgen.cli.rule_pages import list_rules

    return list_rules(format, context.obj)


def rule(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=words("RULE"), help=words("The id of a rule."), autocompletion=completing(_rules))
    ],
) -> int:
    """Show the page of a rule."""
    from reportgen.cli.rule_pages import show_rule

    return show_rule(name, context.obj)
