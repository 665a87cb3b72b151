"""From what is asked on the command line to one order a report, all checked before anything is written."""

from __future__ import annotations

import io
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen import __version__
from reportgen.cli.fact_file import standard_input
from reportgen.cli.here import check_here, shown
from reportgen.cli.request import STANDARD, Request, check_output, check_words, expanded, is_folder
from reportgen.diagnostics import Diagnostic, Outcome, ReportgenError, has_errors, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Document
from reportgen.pipeline import Order, Output, read_input
from reportgen.pipeline.file import refuse_irregular
from reportgen.project import SETTINGS_FILE, Settings, find_root, layout_of, settings_of, template_folders
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions

__all__ = ["Ordered", "options_of_project", "order_all", "write_options"]


@frozen
class _Project:
    """What the orders of one project have in common."""

    root: Path
    """As it is shown: so are the templates in it."""
    formats: tuple[str, ...]
    folder: Path
    options: WriteOptions
    reference: Path | None = None


@frozen
class Ordered:
    """The orders of a request, in the order of its fact files."""

    orders: tuple[Order, ...]
    left_out: int = 0
    """Fact files of projects whose settings are wrong."""


def order_all(request: Request) -> Outcome[Ordered]:
    """Return the orders of a request; the diagnostics are about settings.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: Two outputs would have one name, or an input of them all cannot be read.
    """
    check_words(request)
    check_here()
    named = tuple(expanded(request.facts))
    projects: dict[Path, _Project] = {}
    diagnostics: list[Diagnostic] = []
    for root in dict.fromkeys(_root_of(facts) for facts in named):
        file = shown(root / SETTINGS_FILE)
        settings = settings_of(root, file)
        diagnostics += settings.diagnostics
        if settings.value is not None:
            projects[root] = _project(root, settings.value, request)
    of_facts = [(facts, projects[root]) for facts in named if (root := _root_of(facts)) in projects]
    if not of_facts:
        return Outcome(None, tuple(diagnostics))
    left_out = len(named) - len(of_facts)
    formats = [*(name for _, project in of_facts for name in project.formats), *[""] * left_out]
    check_output(request.output, formats)
    orders = tuple(_order(facts, project, request, alone=len(formats) == 1) for facts, project in of_facts)
    _check_names(orders, [project for _, project in of_facts])
    refuse_irregular(output for order in orders for output in order.outputs)
    return Outcome(Ordered(orders, left_out), tuple(diagnostics))


def _root_of(facts: str) -> Path:
    return find_root(Path.cwd() if facts == STANDARD else Path(os.path.realpath(Path(facts).parent)))


def _project(root: Path, settings: Settings, request: Request) -> _Project:
    reference = request.reference
    if reference is None and settings.reference is not None:
        reference = shown(root / settings.reference)
    try:
        return _project_with(reference, root, settings, request)
    except ReportgenError as error:
        if request.reference is not None:
            raise
        said = message(
            '{problem}; "reference" in "{file}" names it', problem=error.problem, file=shown(root / SETTINGS_FILE)
        )
        raise ReportgenError(said, error.help) from error


def _project_with(reference: str | None, root: Path, settings: Settings, request: Request) -> _Project:
    options = write_options(settings, reference)
    formats = tuple(dict.fromkeys(request.formats or settings.formats or WRITERS))
    if reference is not None:
        _try_reference(formats, options, reference)
    lent = None if reference is None else Path(reference)
    return _Project(Path(shown(root)), formats, root / settings.output, options, lent)


def write_options(settings: Settings, reference: str | None) -> WriteOptions:
    """Return how outputs look by the settings of a project; ``reference`` names the Word file that lends its look.

    Raises:
        ReportgenError: That file cannot be read.
    """
    return WriteOptions(
        layout=layout_of(settings),
        version=__version__,
        compress=settings.compress,
        reference=None if reference is None else read_input(Path(reference), reference, suffixes=(".docx",)),
    )


def options_of_project(root: Path) -> WriteOptions:
    """Return how the reports of a project look.

    Raises:
        ReportgenError: Its settings are wrong, or the lent Word file cannot be read.
    """
    file = shown(root / SETTINGS_FILE)
    settings = settings_of(root, file)
    if has_errors(settings.diagnostics):
        first = settings.diagnostics[0]
        raise ReportgenError(message('"{file}": {problem}', file=file, problem=first.message), first.help)
    stated = settings.value or Settings()
    return write_options(stated, None if stated.reference is None else shown(root / stated.reference))


def _try_reference(formats: Iterable[str], options: WriteOptions, reference: str) -> None:
    """Write an empty document, so that a file that lends no look is told once, by its name, before any report."""
    try:
        for name in formats:
            WRITERS[name].write(Document(), io.BytesIO(), options)
    except ReportgenError as error:
        said = message('reference "{file}": {problem}', file=reference, problem=error.problem)
        raise ReportgenError(said, error.help) from error


def _order(facts: str, project: _Project, request: Request, *, alone: bool) -> Order:
    is_standard = facts == STANDARD
    stem = "stdin" if is_standard else Path(facts).stem
    return Order(
        facts=None if is_standard else Path(facts),
        file="<stdin>" if is_standard else facts,
        content=standard_input() if is_standard else b"",
        root=project.root,
        options=project.options,
        outputs=tuple(_output(stem, name, project, request.output, alone=alone) for name in project.formats),
        final=request.final,
        force=request.force,
        dry_run=request.dry_run,
        check=request.check,
        locked=request.locked,
    )


def _output(stem: str, writer: str, project: _Project, stated: str | None, *, alone: bool) -> Output:
    if stated == STANDARD:
        return Output(writer, None, "<stdout>")
    name = stem + WRITERS[writer].SUFFIX
    if stated is None:
        path = project.folder / name
    elif alone and not is_folder(stated):
        path = Path(stated)
    else:
        path = Path(stated, name)
    return Output(writer, path, shown(path))


def _check_names(orders: Sequence[Order], projects: Sequence[_Project]) -> None:
    """Refuse two outputs that would have one name on a file system that ignores case, and one that is an input."""
    taken: dict[str, str] = {}
    inputs = {_key(order.facts) for order in orders if order.facts is not None} | set(_inputs_of(projects))
    for file, output in [(order.file, output) for order in orders for output in order.outputs]:
        if output.path is None:
            continue
        key = _key(output.path)
        if not inputs.isdisjoint((key, *map(str, Path(key).parents))):
            raise ReportgenError(
                message('output "{file}" would replace what reports are made from', file=output.file),
                message("write to another place with -o"),
            )
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


def _inputs_of(projects: Iterable[_Project]) -> Iterator[str]:
    """Yield what the reports of some projects are made from, besides their facts; of templates their folders."""
    for project in dict.fromkeys(projects):
        yield _key(project.root / SETTINGS_FILE)
        yield from map(_key, template_folders(project.root))
        if project.reference is not None:
            yield _key(project.reference)


def _key(path: Path) -> str:
    """Return a name that is equal for two paths if some file system takes them for one."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
