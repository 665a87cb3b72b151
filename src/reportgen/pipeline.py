"""The road, from a fact file to finished outputs, as plain functions.

    fact file ──load, validate──▶ report ──render, read──▶ document ──write──▶ bytes ──deliver──▶ files

Knows every room below and is known by ``cli`` only.  Nothing here asks the clock, the environment or the language.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import (
    Diagnostic,
    Message,
    Outcome,
    ReportgenError,
    has_errors,
    in_order,
    message,
)
from reportgen.diagnostics.frozen import frozen
from reportgen.document.reading import read
from reportgen.facts.fact import Fact, State
from reportgen.facts.loading import load
from reportgen.facts.walking import facts_of
from reportgen.reports import REPORTS, validate
from reportgen.template.environment import Templates
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from reportgen.document.nodes import Document
    from reportgen.reports.official import OfficialReport

__all__ = [
    "Built",
    "Order",
    "Output",
    "build",
    "deliver",
    "draw_up",
    "read_input",
    "refuse_edited",
    "report_of",
    "write",
]


@frozen
class Output:
    """One file to make of a report."""

    writer: str
    """The name of its format."""
    path: Path | None
    """None: the bytes are handed back (standard output)."""
    file: str
    """Its name as it is shown."""


@frozen
class Order:
    """One report to build: all its named inputs, and where its outputs go."""

    facts: Path | None
    """None: they are in ``content`` (standard input)."""
    file: str
    """The fact file's name as it is shown."""
    root: Path
    """Of the project, as it is shown."""
    options: WriteOptions
    outputs: tuple[Output, ...]
    content: bytes = b""
    final: bool = False
    """Refuse while blanks are left."""
    force: bool = False
    """Replace outputs that somebody edited."""
    dry_run: bool = False
    """Do everything but write."""


@frozen
class Built:
    """A report that was built."""

    outputs: tuple[Output, ...]
    blanks: int
    """Facts that are still blank."""
    contents: tuple[bytes, ...] = ()
    """Of the outputs without a path, in their order."""


def build(order: Order, templates: Templates) -> Outcome[Built]:
    """Go the whole road for one report; write all of its outputs or none.

    Raises:
        ReportgenError: The facts cannot be read, or an output cannot or must not be written.
    """
    content = order.content if order.facts is None else read_input(order.facts, order.file)
    report = report_of(content, order.file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    blanks = [fact for fact in facts_of(report.value) if fact.state is State.BLANK]
    document = draw_up(report.value, templates)
    diagnostics = in_order((*report.diagnostics, *document.diagnostics, *_refused(blanks, final=order.final)))
    if document.value is None or has_errors(diagnostics):
        return Outcome(None, diagnostics)
    made = [(output, write(document.value, output.writer, order.options)) for output in order.outputs]
    if not order.force:
        refuse_edited(made)
    if not order.dry_run:
        deliver(made)
    contents = tuple(content for output, content in made if output.path is None)
    return Outcome(Built(order.outputs, len(blanks), contents), diagnostics)


def report_of(content: bytes, file: str) -> Outcome[OfficialReport]:
    """Load a fact file and hold it against the model of its report type."""
    loaded = load(content, file)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    report = validate(loaded.value)
    diagnostics = in_order((*loaded.diagnostics, *report.diagnostics))
    return Outcome(None if has_errors(diagnostics) else report.value, diagnostics)


def draw_up(report: OfficialReport, templates: Templates) -> Outcome[Document]:
    """Pour a report into its template and read the document that results."""
    name = REPORTS[report.report.printed].TEMPLATE
    rendered = templates.render(name, report)
    if rendered.value is None or has_errors(rendered.diagnostics):
        return Outcome(None, rendered.diagnostics)
    text = rendered.value
    document = read(text.marked, marks=text.marks, sources=text.sources)
    diagnostics = (*rendered.diagnostics, *document.diagnostics)
    return Outcome(None if has_errors(document.diagnostics) else document.value, diagnostics)


def write(document: Document, writer: str, options: WriteOptions) -> bytes:
    """Return a document as the bytes that a writer makes of it."""
    target = io.BytesIO()
    WRITERS[writer].write(document, target, options)
    return target.getvalue()


def _refused(blanks: Sequence[Fact], *, final: bool) -> Iterator[Diagnostic]:
    """Say of each blank that a final report must not have it."""
    for fact in blanks if final else ():
        owner = fact.provenance.owner
        advice = message("fill it in") if owner is None else message('ask "{owner}", then fill it in', owner=owner)
        said = message('"{label}" is still blank', label=fact.label)
        yield Diagnostic("blank-left", said, fact.span, help=advice, route=fact.route)


# --- files ------------------------------------------------------------------------------------------------------------


def read_input(path: Path, file: str) -> bytes:
    """Return the content of a file that an output is made from; ``file`` is its name as it is shown.

    Raises:
        ReportgenError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportgenError(_unreadable(path, file, error)) from error


def _unreadable(path: Path, file: str, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return message('there is no file "{file}"', file=file)
    if path.is_dir():
        return message('"{file}" is a folder, not a file', file=file)
    if isinstance(error, PermissionError):
        return message('you may not read "{file}"', file=file)
    return message('"{file}" cannot be read: {reason}', file=file, reason=error.strerror or str(error))


def refuse_edited(made: Iterable[tuple[Output, bytes]]) -> None:
    """Refuse to replace a file that is not exactly as a writer of this project left it.

    Raises:
        ReportgenError: One of them was edited, or comes from elsewhere.
    """
    for output, content in made:
        path = output.path
        if path is None or not path.exists():
            continue
        with _target_problems(output.file):
            standing = path.read_bytes()
        if standing != content and not WRITERS[output.writer].is_untouched(standing):
            raise ReportgenError(
                message('"{file}" was edited since it was written, or comes from elsewhere', file=output.file),
                message("keep the edited file under another name, or replace it with --force"),
            )


def deliver(made: Iterable[tuple[Output, bytes]]) -> None:
    """Put each content at its output's path: all of them, each whole, or none.

    Every content is first written beside its target, so that what can fail fails before any target is replaced.  The
    disk is not waited for (fsync): that would double the time of a large batch, and an output can be built again.

    Raises:
        ReportgenError: A target is locked, or its folder cannot be written to.
    """
    drafts: list[tuple[Path, Path, str]] = []
    try:
        for output, content in made:
            if output.path is not None:
                target = output.path.resolve()
                drafts.append((target.with_name(f".reportgen-{os.getpid()}-{len(drafts)}.tmp"), target, output.file))
                with _target_problems(output.file):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _try_lock(target)
                    with drafts[-1][0].open("xb") as stream:
                        stream.write(content)
        for draft, target, file in drafts:
            with _target_problems(file):
                draft.replace(target)
    finally:
        for draft, _, _ in drafts:
            with suppress(OSError):  # a folder that could not be made holds no draft
                draft.unlink()


def _try_lock(target: Path) -> None:
    """Open a target for writing, which fails on Windows while Word or WPS has it open."""
    if target.exists():
        with target.open("r+b"):
            pass


@contextmanager
def _target_problems(file: str) -> Iterator[None]:
    """Say what went wrong with a target in words that tell what to do."""
    try:
        yield
    except IsADirectoryError as error:
        raise ReportgenError(message('"{file}" is a folder, not a file', file=file)) from error
    except PermissionError as error:
        raise ReportgenError(
            message('"{file}" cannot be written: it is open elsewhere, or you may not write there', file=file),
            message("close it in Word or WPS and try again"),
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise ReportgenError(
            message('"{file}" cannot be written: a part of its path is a file, not a folder', file=file)
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportgenError(message('"{file}" cannot be written: {reason}', file=file, reason=reason)) from error
