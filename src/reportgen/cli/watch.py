"""``reportgen check --watch``: check again whenever something changes that the check depends on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportgen.cli.check import CheckRequest, check_all, named_files
from reportgen.cli.console import Console
from reportgen.cli.request import STANDARD
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.project import find_root

__all__ = ["check_and_watch"]

_SUFFIXES = (".yaml", ".yml", ".docx", ".j2", ".toml")
"""What a check depends on: facts, those of the year before, finished reports, templates, settings."""
_NOT_OURS = frozenset({".git", ".venv", "__pycache__", "node_modules"})


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
    facts = () if request.facts is None else (request.facts,)
    folders = {str(Path(os.path.realpath(name)).parent) for name in (*files, *facts)} | set(map(str, roots))
    _check(request, console)
    for changes in watch(*sorted(folders), watch_filter=_matters, raise_interrupt=True):
        is_for_people = request.format in ("text", "concise")
        changed = message("changed: {files}", files="、".join(sorted(_names(changes))))
        if is_for_people:
            console.say("")
        (console.say if is_for_people else console.tell)(changed)
        _check(request, console)
    return 0


def _matters(_: object, path: str) -> bool:
    """Tell whether a check may depend on what was changed: files of its sorts, and folders that they may be in."""
    parts = Path(path).parts
    return not _NOT_OURS.intersection(parts) and (path.endswith(_SUFFIXES) or not Path(path).suffix)


def _names(changes: Iterable[tuple[object, str]]) -> set[str]:
    return {os.path.relpath(path) for _, path in changes}


def _check(request: CheckRequest, console: Console) -> None:
    """Check once; a file that is gone for a moment does not end the watch."""
    try:
        check_all(request, console)
    except ReportgenError as error:
        console.complain(error.problem, error.help)
