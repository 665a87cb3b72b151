"""``reportgen fill``: facts stated by options, or asked for at the terminal (``interview``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.cli.blanks import day_of
from reportgen.cli.changes import change_lines
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile, fact_file_to_edit
from reportgen.cli.left import blanks_left
from reportgen.cli.typed import unreadable
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Source, Span, has_errors, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.provenance import on_one_line
from reportgen.pipeline.blanks import count_blanks
from reportgen.pipeline.filling import Filled, Filling, fill
from reportgen.pipeline.replacing import replace_unchanged

__all__ = ["Request", "fill_in"]


@frozen
class Request:
    """The arguments of ``reportgen fill``, as they were typed."""

    facts: str
    settings: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    provenance: tuple[tuple[str, str | None], ...] = ()
    dry_run: bool = False


def fill_in(request: Request, *, quiet: bool, console: Console) -> int:
    """State facts in a fact file and return the exit code; without any that are named, ask for what is blank.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: The file cannot be read or written.
    """
    fillings = (*_set(request.settings), *_unset(request.unset))
    provenance = tuple(_provenance(request.provenance))
    if request.unset and not request.settings and provenance:
        raise WrongUsage(message("a fact that becomes blank has no source, day, giver or note"))
    facts, path = fact_file_to_edit(request.facts)
    if not fillings:
        from reportgen.cli.interview import interview

        return interview(facts, path, provenance, dry_run=request.dry_run, quiet=quiet, console=console)
    return _state(facts, path, fillings, provenance, request, quiet=quiet, console=console)


def _state(
    facts: FactFile,
    path: Path,
    fillings: tuple[Filling, ...],
    provenance: tuple[tuple[str, str], ...],
    request: Request,
    *,
    quiet: bool,
    console: Console,
) -> int:
    filled = fill(facts.content, facts.file, fillings, provenance)
    console.show(filled.diagnostics)
    if filled.value is None or has_errors(filled.diagnostics):
        console.complain(message('nothing was written to "{file}"', file=facts.file))
        return 1
    if filled.value.changes and not request.dry_run:
        replace_unchanged(path, facts.file, facts.content, filled.value.content)
    if not quiet:
        _report(filled.value, facts.file, dry_run=request.dry_run, console=console)
    return 0


def _report(filled: Filled, file: str, *, dry_run: bool, console: Console) -> None:
    """Say what was changed, and how many blanks are left."""
    for line in change_lines(filled):
        console.say(line)
    left = blanks_left(count_blanks(filled.report))
    if not filled.changes:
        did = message("{file} stays as it is", file=file)
    else:
        did = message("would write {files}", files=file) if dry_run else message("wrote {files}", files=file)
    console.say(message("{did}; {blanks}", did=did, blanks=left))


# --- what was typed ---------------------------------------------------------------------------------------------------


def _set(settings: Iterable[str]) -> Iterator[Filling]:
    for stated in settings:
        _check_characters("--set", stated)
        sign = next((sign for sign in ("=", "＝") if sign in stated), None)
        if sign is None:
            raise WrongUsage(message('"--set {text}" has no "="', text=stated), message("write --set ROUTE=VALUE"))
        name, _, value = stated.partition(sign)
        if not name.strip():
            raise WrongUsage(message('"--set {text}" names no fact', text=stated), message("write --set ROUTE=VALUE"))
        source = Source("--set", stated)
        span = Span(source, 1, len(name) + 2, max(1, len(value)), where=name.strip() or stated)
        yield Filling(name, value, span)


def _unset(names: Iterable[str]) -> Iterator[Filling]:
    for name in names:
        _check_characters("--unset", name)
        if not name.strip():
            raise WrongUsage(message('option "{option}" needs a value', option="--unset"))
        yield Filling(name, None, Span(Source("--unset", name), 1, 1, max(1, len(name)), where=name.strip()))


def _provenance(stated: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    """Yield what is said of all values of this run, each on one line; the day in its one writing."""
    for key, text in stated:
        option = f"--{key.replace('_', '-')}"
        if text is None:
            continue
        line = on_one_line(text)
        _check_characters(option, line)
        if not line:
            raise WrongUsage(message('option "{option}" needs a value', option=option))
        yield key, day_of(line, option).isoformat() if key == "as_of" else line


def _check_characters(option: str, text: str) -> None:
    """Refuse what no fact file may hold: half of a character that the terminal sent in another encoding, say.

    Raises:
        WrongUsage: There is such a character.
    """
    problem = unreadable(text)
    if problem is not None:
        raise WrongUsage(message('option "{option}": {problem}', option=option, problem=problem))
