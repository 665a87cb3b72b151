"""``reportgen redline``: the new report with what has changed as tracked changes."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.here import check_here
from reportgen.cli.orders import options_of_project
from reportgen.cli.request import STANDARD
from reportgen.cli.side import MARKDOWN, WORD, Side, content_of_side, drawn_of, sides_of
from reportgen.cli.single_output import check_target, put_out
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Outcome, ReportgenError, Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline import read_input
from reportgen.pipeline.history.past import Change, last_changes
from reportgen.pipeline.history.redlining import (
    Author,
    WordVersion,
    redlined,
    word_of_facts,
    word_of_word,
)
from reportgen.pipeline.revision import HEAD, STAGED, Revision
from reportgen.writers import WRITERS

__all__ = ["RedlineRequest", "write_redline"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?")


@frozen
class RedlineRequest:
    """The arguments of ``reportgen redline``, as they were typed."""

    versions: tuple[str, ...]
    output: str
    author: str = "reportgen"
    date: str | None = None
    quiet: bool = False


def write_redline(request: RedlineRequest, console: Console) -> int:
    """Write a redline and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: A version cannot be read, or the output cannot be written.
    """
    author = _author(request)
    check_here()
    sides = sides_of(request.versions)
    _check_output(request.output, sides)
    outcomes = [_word(side) for side in sides]
    for outcome in outcomes:
        console.show(outcome.diagnostics)
    old, new = (outcome.value for outcome in outcomes)
    if old is None or new is None:
        return 1
    made = redlined(old, new, author, lambda routes: _commits(sides, new, routes))
    console.show(made.diagnostics)
    if made.value is None:
        return 1
    put_out(made.value, request.output, console, quiet=request.quiet)
    return 0


def _author(request: RedlineRequest) -> Author:
    if not request.author.strip():
        raise WrongUsage(message('option "{option}" needs a value', option="--author"))
    if request.date is None:
        return Author(request.author)
    if not _is_date(request.date):
        said = message('"{text}" is no date', text=request.date)
        raise WrongUsage(said, message("write it as 2022-12-31 or 2022-12-31T08:30:00Z"))
    return Author(request.author, request.date if "T" in request.date else f"{request.date}T00:00:00Z")


def _is_date(text: str) -> bool:
    """Tell whether a text is a day, or a second, that there is."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _DATE.fullmatch(text) is not None


def _check_output(output: str, sides: Sequence[Side]) -> None:
    """Make sure that the output is none of what is compared, and may be replaced.

    Raises:
        WrongUsage: It has no name, or not that of a .docx.
        ReportgenError: It is a folder, a device, one of the two versions, no Word file, or a report that was built.
    """
    check_target(output, [side for side in sides if isinstance(side, str)])
    if output != STANDARD and not output.lower().endswith(WORD):
        raise WrongUsage(message("a redline is a .docx"), message("write -o FILE.docx"))
    is_there = output != STANDARD and os.path.exists(output)  # noqa: PTH110 - Path.exists may raise
    standing = read_input(Path(output), output) if is_there else None
    if standing is not None and not standing.startswith(b"PK"):
        said = message('"{file}" is there already, and is no Word file', file=output)
        raise ReportgenError(said, message("name another file with -o, or move it away"))
    if standing is not None and WRITERS["docx"].is_untouched(standing):
        said = message('"{file}" is a report that was built, and no redline', file=output)
        raise ReportgenError(said, message("name another file with -o, or move it away"))


def _word(side: Side) -> Outcome[WordVersion]:
    name = str(side)
    if name.lower().endswith(MARKDOWN):
        said = message('"{file}" has no layout that could be shown', file=name)
        raise ReportgenError(said, message("name the fact file, or the .docx"))
    if name.lower().endswith(WORD):
        return word_of_word(content_of_side(side), name)
    drawn, root = drawn_of(side)
    return word_of_facts(drawn, options_of_project(root))


def _commits(sides: tuple[Side, Side], new: WordVersion, routes: Collection[Route]) -> Mapping[Route, Change]:
    """Return the commits between two revisions of a fact file that changed some of its facts."""
    before, after = sides
    if not isinstance(before, Revision) or new.report is None:
        return {}
    since = before.name or HEAD
    if isinstance(after, Revision) and after.name != STAGED:
        return last_changes(after.path, since, after.name, routes)
    path = after.path if isinstance(after, Revision) else after
    return last_changes(path, since, None, routes, new.report)
