"""From what is asked on the command line to one order a report, all checked before anything is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reportgen import __version__
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Diagnostic, Outcome, ReportgenError, has_errors, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline import Order, Output, read_input
from reportgen.project import SETTINGS_FILE, Settings, find_root, layout_of, meant, settings_of
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions

__all__ = ["Request", "order_all"]

STANDARD = "-"
"""Standard input as a fact file, standard output as an output."""


@frozen
class Request:
    """The arguments of ``reportgen build``, as they were typed."""

    facts: tuple[str, ...]
    formats: tuple[str, ...] = ()
    output: str | None = None
    reference: str | None = None
    final: bool = False
    force: bool = False
    dry_run: bool = False


@frozen
class _Project:
    """What the orders of one project have in common."""

    root: Path
    """As it is shown: so are the templates in it."""
    formats: tuple[str, ...]
    folder: Path
    options: WriteOptions


def order_all(request: Request) -> Outcome[tuple[Order, ...]]:
    """Return the orders of a request, in the order of its fact files.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: Two outputs would have one name, or an input of them all cannot be read.
    """
    _check_words(request)
    projects: dict[Path, _Project] = {}
    diagnostics: list[Diagnostic] = []
    for root in dict.fromkeys(_root_of(facts) for facts in request.facts):
        file = shown(root / SETTINGS_FILE)
        settings = settings_of(root, file)
        diagnostics += settings.diagnostics
        if settings.value is not None:
            projects[root] = _project(root, settings.value, request)
    if has_errors(diagnostics):
        return Outcome(None, tuple(diagnostics))
    of_facts = [(facts, projects[_root_of(facts)]) for facts in request.facts]
    count = sum(len(project.formats) for _, project in of_facts)
    _check_output(request.output, count)
    orders = tuple(_order(facts, project, request, alone=count == 1) for facts, project in of_facts)
    _check_names(orders)
    return Outcome(orders, tuple(diagnostics))


def shown(path: Path) -> str:
    """Return a file's name as it is shown: from where the user stands, when that is shorter."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except ValueError:  # another drive of Windows
        return str(path)


def _root_of(facts: str) -> Path:
    return find_root(Path.cwd() if facts == STANDARD else Path(facts).parent.resolve())


def _project(root: Path, settings: Settings, request: Request) -> _Project:
    reference = request.reference
    if reference is None and settings.reference is not None:
        reference = shown(root / settings.reference)
    options = WriteOptions(
        layout=layout_of(settings),
        version=__version__,
        compress=settings.compress,
        reference=None if reference is None else read_input(Path(reference), reference),
    )
    formats = tuple(dict.fromkeys(request.formats or settings.formats or WRITERS))
    return _Project(Path(shown(root)), formats, root / settings.output, options)


def _order(facts: str, project: _Project, request: Request, *, alone: bool) -> Order:
    is_standard = facts == STANDARD
    stem = "stdin" if is_standard else Path(facts).stem
    return Order(
        facts=None if is_standard else Path(facts),
        file="<stdin>" if is_standard else facts,
        content=sys.stdin.buffer.read() if is_standard else b"",
        root=project.root,
        options=project.options,
        outputs=tuple(_output(stem, name, project, request.output, alone=alone) for name in project.formats),
        final=request.final,
        force=request.force,
        dry_run=request.dry_run,
    )


def _output(stem: str, writer: str, project: _Project, stated: str | None, *, alone: bool) -> Output:
    if stated == STANDARD:
        return Output(writer, None, "<stdout>")
    name = stem + WRITERS[writer].SUFFIX
    if stated is None:
        path = project.folder / name
    elif alone and not _is_folder(stated):
        path = Path(stated)
    else:
        path = Path(stated, name)
    return Output(writer, path, shown(path))


def _is_folder(stated: str) -> bool:
    return stated.endswith(("/", os.sep)) or Path(stated).is_dir()


# --- what cannot be meant ---------------------------------------------------------------------------------------------


def _check_words(request: Request) -> None:
    for name in request.formats:
        if name not in WRITERS:
            raise WrongUsage(message('there is no format "{name}"', name=name), meant(name, WRITERS))
    if request.facts.count(STANDARD) > 1:
        raise WrongUsage(message("standard input can be read only once"))
    if STANDARD in request.facts and request.output is None:
        raise WrongUsage(
            message("facts from standard input have no file name to name the outputs by"),
            message("say where to write with -o"),
        )


def _check_output(stated: str | None, count: int) -> None:
    if stated is None or count == 1:
        return
    if stated == STANDARD:
        raise WrongUsage(
            message("standard output takes one report in one format, not {count} outputs", count=count),
            message("choose the format with -f"),
        )
    path = Path(stated)
    is_file_name = path.suffix.lower() in {writer.SUFFIX for writer in WRITERS.values()} and not path.is_dir()
    if path.is_file() or (is_file_name and not stated.endswith(("/", os.sep))):
        raise WrongUsage(
            message('"{file}" is one file, but there are {count} outputs', file=stated, count=count),
            message("choose the format with -f, or name a folder"),
        )


def _check_names(orders: Sequence[Order]) -> None:
    """Refuse two outputs that would have one name on a file system that ignores case, and one that is an input."""
    taken = {_key(order.facts): order.file for order in orders if order.facts is not None}
    inputs = set(taken)
    for file, output in [(order.file, output) for order in orders for output in order.outputs]:
        if output.path is None:
            continue
        key = _key(output.path)
        if key in inputs:
            raise ReportgenError(message('output "{file}" would replace a fact file', file=output.file))
        if key in taken:
            raise ReportgenError(
                message(
                    '"{first}" and "{second}" would both be written to "{file}"',
                    first=taken[key],
                    second=file,
                    file=output.file,
                ),
                message("rename one of them, or build them into different folders with -o"),
            )
        taken[key] = file


def _key(path: Path) -> str:
    return os.path.realpath(path).casefold()
