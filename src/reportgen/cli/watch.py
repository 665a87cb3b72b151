"""``reportgen check --watch``: check again whenever something changes that the check depends on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import typer

from reportgen.cli.check import CheckRequest, check_all, named_files
from reportgen.cli.console import Console
from reportgen.cli.request import STANDARD
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.project import find_root

__all__ = ["check_and_watch"]

_SUFFIXES = (".yaml", ".yml", ".docx", ".j2", ".toml")
"""What a check depends on: facts, those of the year before, finished reports, templates, settings."""


def check_and_watch(request: CheckRequest, console: Console) -> int:
    """Check, and check again on every change, until somebody interrupts.

    Raises:
        WrongUsage: The command line cannot be meant.
        KeyboardInterrupt: Somebody did.
    """
    if STANDARD in request.files or request.fix:
        raise WrongUsage(message('"--watch" goes with files, and without "--fix"'))
    from watchfiles import watch  # 40 ms to import

    files = named_files(request)
    roots = {find_root(Path(os.path.realpath(Path(name).parent))) for name in files}
    folders = {str(Path(os.path.realpath(name)).parent) for name in files} | set(map(str, roots))
    _check(request, console)
    for changes in watch(*sorted(folders), watch_filter=lambda _, path: path.endswith(_SUFFIXES), raise_interrupt=True):
        typer.echo()
        console.say(message("changed: {files}", files="、".join(sorted(_names(changes)))))
        _check(request, console)
    return 0


def _names(changes: Iterable[tuple[object, str]]) -> set[str]:
    return {os.path.relpath(path) for _, path in changes}


def _check(request: CheckRequest, console: Console) -> None:
    """Check once; a file that is gone for a moment does not end the watch."""
    try:
        check_all(replace(request, quiet=False), console)
    except ReportgenError as error:
        console.complain(error.problem, error.help)
