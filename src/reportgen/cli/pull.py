"""``reportgen pull``: forms and reports that came back, into their fact file."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import typer

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile, fact_file_to_edit
from reportgen.cli.here import shown
from reportgen.cli.left import blanks_left
from reportgen.cli.pull_table import lines_of
from reportgen.cli.request import STANDARD, expanded
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import Message, Outcome, ReportgenError, has_errors, in_order, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.blanks import count_blanks
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.original import Rebuild
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.pulling import Pulled, Reading, pull
from reportgen.pipeline.replacing import replace_unchanged
from reportgen.pipeline.road import draw_up, report_of, write
from reportgen.project import SETTINGS_FILE, Settings, layout_of, settings_of
from reportgen.reports.official import OfficialReport
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

__all__ = ["take_back"]

_SUFFIXES = (".xlsx", ".docx")
_LOCK_FILES = ("~$", ".~")
"""How the files begin that Word, WPS and LibreOffice put beside an open one."""
_LARGEST = 64 << 20
"""Bytes of a returned file: a form has some ten thousand."""


@frozen
class _Manner:
    """How the values are to be taken."""

    yes: bool
    partial: bool
    dry_run: bool
    quiet: bool
    failed: bool = False
    """Some cannot be taken."""


def take_back(
    files: Sequence[str],
    *,
    into: str,
    yes: bool = False,
    partial: bool = False,
    dry_run: bool = False,
    quiet: bool = False,
    console: Console,
) -> int:
    """Take what came back into a fact file and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: The fact file cannot be read or written.
    """
    if "" in files:
        raise WrongUsage(message("the name of a file is empty"))
    if STANDARD in files:
        raise WrongUsage(message("what came back is not read from standard input"), message("name the file itself"))
    named, path = fact_file_to_edit(into)
    names = tuple(expanded(_named(files)))
    if not names:
        raise ReportgenError(
            message('no .xlsx or .docx is in "{folders}"', folders=listed(files)),
            message("name the files that came back"),
        )
    readings = tuple((name, functools.partial(_read, name)) for name in names)
    outcome = _pulled(named, readings, console)
    console.show(in_order(outcome.diagnostics))
    failed = has_errors(outcome.diagnostics)
    if outcome.value is None:
        return 1
    manner = _Manner(yes, partial, dry_run, quiet, failed)
    return _take(outcome.value, named, path, manner, console)


def _named(files: Iterable[str]) -> Iterator[str]:
    """Yield the files that are meant: of a folder all forms and reports in it, and of none what is only a lock."""
    for stated in files:
        if not os.path.isdir(stated):  # noqa: PTH112 - Path.is_dir may raise
            yield from (name for name in expanded([stated]) if not _is_lock(name))
            continue
        for name in sorted(os.listdir(stated)):  # noqa: PTH208 - names are wanted
            path = os.path.join(stated, name)  # noqa: PTH118 - as it was typed
            if name.lower().endswith(_SUFFIXES) and not _is_lock(name) and os.path.isfile(path):  # noqa: PTH113
                yield path


def _is_lock(name: str) -> bool:
    return os.path.basename(name).startswith(_LOCK_FILES)  # noqa: PTH119 - a text, as it was typed


def _read(file: str) -> bytes:
    path = Path(file)
    try:
        is_large = path.stat().st_size > _LARGEST
    except (OSError, ValueError):  # reading it tells why
        is_large = False
    if is_large:
        raise ReportgenError(
            message('"{file}" is too large for a form or a report', file=file),
            message("check the file, or leave it out"),
        )
    refuse_pipe(path, file)
    return read_input(path, file, suffixes=_SUFFIXES)


def _pulled(named: FactFile, readings: Sequence[tuple[str, Reading]], console: Console) -> Outcome[Pulled]:
    """Read all files; of many, show on a terminal how far the work is."""
    with console.progress(readings, len(readings), message("reading {count} files", count=len(readings))) as work:
        return pull(named.content, named.file, work, rebuild=_rebuild(named))


def _rebuild(named: FactFile) -> Rebuild:
    """Return what builds a report anew in memory; templates are looked for when the first is built."""

    @functools.cache
    def templates() -> Templates:
        return templates_of(named.root)

    def build(report: OfficialReport) -> Outcome[bytes]:
        settings = settings_of(named.root, shown(named.root / SETTINGS_FILE)).value or Settings()
        document = draw_up(report, templates(), named_previous(report, named.folder).value)
        if document.value is None or has_errors(document.diagnostics):
            return Outcome(None, document.diagnostics)
        return Outcome(write(document.value, "docx", WriteOptions(layout_of(settings), __version__)))

    return build


# --- showing, asking, writing -----------------------------------------------------------------------------------------


def _take(pulled: Pulled, named: FactFile, path: Path, manner: _Manner, console: Console) -> int:
    """Show the changes and, if they are to be, write them."""
    code = 1 if manner.failed else 0
    if not pulled.changes:
        if not (manner.failed or manner.quiet):
            console.say(_nothing_new(pulled))
        return code
    if not (manner.quiet and manner.yes):  # who is asked must see what for
        for line in lines_of(pulled.changes, console.translate):
            console.say(line)
    if manner.failed and not manner.partial:
        console.complain(
            message('nothing was written to "{file}"', file=named.file),
            message("put right what is named above, or take the rest with --partial"),
        )
        return 1
    if manner.dry_run:
        if not manner.quiet:
            console.say(_did(pulled, named, dry=True))
        return code
    if not manner.yes and not _is_wanted(pulled, named, console):
        return 1
    replace_unchanged(path, named.file, named.content, pulled.content)
    if not manner.quiet:
        console.say(_did(pulled, named, dry=False))
    return code


def _is_wanted(pulled: Pulled, named: FactFile, console: Console) -> bool:
    """Ask whether the changes are to be written; where nobody can be asked, they are not."""
    if sys.stdin is None or not sys.stdin.isatty():
        console.complain(
            message('nothing was written to "{file}": nobody can be asked here', file=named.file),
            message("say that the changes are wanted with --yes"),
        )
        return False
    count = len(pulled.changes)
    question = message('write {count} changes to "{file}"?', count=count, file=named.file)
    if count == 1:
        question = message('write 1 change to "{file}"?', file=named.file)
    typer.echo(console.render(message("{question} [y/N]", question=question)) + " ", nl=False)
    is_wanted = sys.stdin.readline().strip().lower() in ("y", "yes", "是")
    if not is_wanted:
        console.say(message("nothing was written"))
    return is_wanted


def _did(pulled: Pulled, named: FactFile, *, dry: bool) -> Message:
    count = len(pulled.changes)
    match count, dry:
        case 1, True:
            did = message('would write 1 change to "{file}"', file=named.file)
        case 1, False:
            did = message('wrote 1 change to "{file}"', file=named.file)
        case _, True:
            did = message('would write {count} changes to "{file}"', count=count, file=named.file)
        case _:
            did = message('wrote {count} changes to "{file}"', count=count, file=named.file)
    report = report_of(pulled.content, named.file).value
    blanks = 0 if report is None else count_blanks(report)
    return message("{did}; {blanks}", did=did, blanks=blanks_left(blanks))


def _nothing_new(pulled: Pulled) -> Message:
    match pulled.already:
        case 0:
            return message("nothing to take")
        case 1:
            return message("nothing to take: 1 answer is in the facts already")
        case _:
            return message("nothing to take: {count} answers are in the facts already", count=pulled.already)
