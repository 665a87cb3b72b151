"""``reportgen check``: what is wrong with facts, templates and finished reports, and what to do."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import typer

from reportgen import __version__
from reportgen.check.rule import page_of
from reportgen.check.rules import GROUPS, RULES
from reportgen.cli.checked_files import CheckedFiles
from reportgen.cli.console import Console, has_colour
from reportgen.cli.fact_file import fact_file
from reportgen.cli.fixing import put_right
from reportgen.cli.here import check_here, shown
from reportgen.cli.request import STANDARD, expanded
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Diagnostic, Message, ReportgenError, Severity, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.reason import reason_of
from reportgen.layouts import LAYOUTS
from reportgen.project import find_root, meant

__all__ = ["FORMATS", "CheckRequest", "check_all", "named_files"]

FORMATS = ("text", "concise", "json", "sarif", "github")
_SUFFIXES = (".yaml", ".yml", ".docx")
_WORD = ".docx"
_LOCK_FILES = ("~$", ".~")
"""How the files begin that word processors put beside an open one."""
_MOST_ROUNDS = 5
"""Of fixing: what one fix brings to light, the next round puts right."""


@frozen
class CheckRequest:
    """The arguments of ``reportgen check``, as they were typed."""

    files: tuple[str, ...]
    format: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    layout: str | None = None
    facts: str | None = None
    strict: bool = False
    fix: bool = False
    dry_run: bool = False
    quiet: bool = False


def check_all(request: CheckRequest, console: Console) -> int:
    """Check every file that is asked for, show what was found and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: There is nothing to check.
    """
    _check_words(request)
    names = named_files(request)
    facts = None if request.facts is None else fact_file(request.facts)
    has_failed = False
    for _ in range(_MOST_ROUNDS if request.fix else 1):
        checked = CheckedFiles(select=request.select, ignore=request.ignore, layout=request.layout, facts=facts)
        for name in names:
            checked.add(name)
        was_changed = _put_right(checked, request, console) if request.fix else False
        has_failed = was_changed is None
        if not was_changed:
            break
    diagnostics = checked.diagnostics()
    _show(diagnostics, request, console)
    return 1 if has_failed or _fails(diagnostics, strict=request.strict) else 0


def _put_right(checked: CheckedFiles, request: CheckRequest, console: Console) -> bool | None:
    """Put in the fixes; return whether a file was changed, and None where one could not be."""
    is_for_people = request.format in ("text", "concise")
    tell = (lambda _: None) if request.quiet else console.say if is_for_people else console.tell
    try:
        return put_right(checked, console, tell, dry_run=request.dry_run)
    except ReportgenError as error:
        console.complain(error.problem, error.help)
        return None


def _check_words(request: CheckRequest) -> None:
    """Make sure that each argument can be meant.

    Raises:
        WrongUsage: One cannot.
    """
    if request.format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=request.format), meant(request.format, FORMATS))
    if request.layout is not None and request.layout not in LAYOUTS:
        said = message('there is no layout "{name}"', name=request.layout)
        raise WrongUsage(said, meant(request.layout, LAYOUTS))
    for rule in (*request.select, *request.ignore):
        if rule not in RULES and rule not in GROUPS:
            raise WrongUsage(message('there is no rule "{rule}"', rule=rule), meant(rule, (*RULES, *GROUPS)))
    if request.dry_run and not request.fix:
        raise WrongUsage(message('"-n" shows what "--fix" would change'), message('write "--fix -n"'))
    if "" in request.files:
        raise WrongUsage(message("the name of a file is empty"))
    if (*request.files, request.facts).count(STANDARD) > 1:
        raise WrongUsage(message("standard input can be read only once"))
    if request.fix and STANDARD in request.files:
        said = message("facts from standard input cannot be edited in place")
        raise WrongUsage(said, message("name the fact file itself"))


def named_files(request: CheckRequest) -> tuple[str, ...]:
    """Return the files to check: those that are named, of a folder all in it, else the fact files of the project.

    Raises:
        WrongUsage: Options are given that are about a .docx, and there is none.
        ReportgenError: There are none.
    """
    check_here()
    stated = request.files or (shown(find_root(Path.cwd()) / "data"),)
    named = (name for each in stated for name in _files_in(each))
    names = tuple({name if name == STANDARD else os.path.realpath(name): name for name in named}.values())
    if not names:
        said = message('no fact file and no .docx is in "{folders}"', folders="、".join(stated))
        raise ReportgenError(said, message("name the files to check"))
    is_of_word = [name.lower().endswith(_WORD) for name in names]
    if (request.layout is not None or request.facts is not None) and not any(is_of_word):
        raise WrongUsage(message('"--layout" and "--facts" are about a .docx'), message("name the .docx to check"))
    return names


def _files_in(stated: str) -> Iterator[str]:
    if not os.path.isdir(stated):  # noqa: PTH112 - Path.is_dir may raise
        yield from expanded([stated])
        return
    try:
        held = sorted(os.listdir(stated))  # noqa: PTH208 - names are wanted
    except OSError as error:
        said = message('"{file}" cannot be read: {reason}', file=stated, reason=reason_of(error))
        raise ReportgenError(said, message("ask whoever owns it, or copy it to a folder of yours")) from error
    for name in held:
        path = os.path.join(stated, name)  # noqa: PTH118 - as it was typed
        if name.lower().endswith(_SUFFIXES) and not name.startswith(_LOCK_FILES) and os.path.isfile(path):  # noqa: PTH113
            yield path


def _show(diagnostics: Sequence[Diagnostic], request: CheckRequest, console: Console) -> None:
    """Print what was found on standard output, and of a text for people how much it is."""
    text = _rendered(diagnostics, request.format, console)
    if request.format in ("json", "sarif"):
        console.hand_over(text.encode("utf-8", "replace"))
    elif text:
        typer.echo(text.rstrip("\n"))
    if request.format == "text" and (diagnostics or not request.quiet):
        if diagnostics:
            typer.echo()
        console.say(_summary(diagnostics))


def _rendered(diagnostics: Sequence[Diagnostic], format: str, console: Console) -> str:  # noqa: A002 - the option's word
    import sys

    from reportgen.diagnostics import render_concise, render_github, render_json, render_sarif, render_text

    match format:
        case "concise":
            return render_concise.render(diagnostics, console.translate, colour=has_colour(sys.stdout))
        case "json":
            return render_json.render(diagnostics, console.translate)
        case "sarif":
            descriptions = {rule: console.translate(page_of(RULES[rule]).what) for rule in _rules_in(diagnostics)}
            return render_sarif.render(diagnostics, console.translate, version=__version__, descriptions=descriptions)
        case "github":
            return render_github.render(diagnostics, console.translate)
        case _:
            return render_text.render(diagnostics, console.translate, colour=has_colour(sys.stdout))


def _rules_in(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    return (rule for rule in dict.fromkeys(diagnostic.rule for diagnostic in diagnostics) if rule in RULES)


def _summary(diagnostics: Sequence[Diagnostic]) -> Message:
    if not diagnostics:
        return message("nothing found")
    errors, warnings, hints = (
        sum(diagnostic.severity is severity for diagnostic in diagnostics)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
    )
    fixes = sum(diagnostic.fix is not None for diagnostic in diagnostics)
    counts = message(
        "errors {errors} · warnings {warnings} · hints {hints}", errors=errors, warnings=warnings, hints=hints
    )
    return message("{counts}; {fixes} can be put right with --fix", counts=counts, fixes=fixes) if fixes else counts


def _fails(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(diagnostic.severity in bad for diagnostic in diagnostics)
