"""``reportgen trace --annex``: the evidence annex, written beside the report."""

from __future__ import annotations

import io
from pathlib import Path

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.orders import options_of_project
from reportgen.cli.request import STANDARD
from reportgen.cli.single_output import check_target, put_out
from reportgen.cli.traceable import Traceable
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import Output, read_input, write
from reportgen.pipeline.annex import Annex, annex_document, annex_of, annex_sheet
from reportgen.pipeline.file import refuse_edited
from reportgen.pipeline.manifest import FACTS, TEMPLATE
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions
from reportgen.writers.sheet import write_sheet

__all__ = ["check_annex", "write_annex"]

_SHEET = ".xlsx"
_OPTION = "--annex"


def check_annex(output: str, source: str) -> None:
    """Make sure that an annex may be written.

    Raises:
        WrongUsage: Its name does not say how.
        ReportgenError: It must not be replaced.
    """
    check_target(output, [source], _OPTION)
    if _writer_of(output) is None and not output.lower().endswith(_SHEET):
        said = message('"{file}" does not say what it is to be', file=output)
        raise WrongUsage(said, message("let its name end with .docx, .md or .xlsx"))


def write_annex(found: Traceable, output: str, console: Console, *, force: bool, quiet: bool) -> int:
    """Write the annex of a report, and return the exit code.

    Raises:
        ReportgenError: There are no facts; it was edited, or cannot be written.
    """
    if not found.is_sound:
        return 1
    annex = annex_of(found.title, found.traced, found.report)
    if not annex.facts:
        raise ReportgenError(
            message("there are no facts to list"), message("name a fact file, or a report built from one")
        )
    content = _content(annex, output, found)
    if not force and output != STANDARD:
        _refuse_edited(output, content)
    put_out(content, output, console, quiet=quiet)
    return 0


def _content(annex: Annex, output: str, found: Traceable) -> bytes:
    writer = _writer_of(output)
    if writer is None:
        target = io.BytesIO()
        write_sheet(annex_sheet(annex), target)
        return target.getvalue()
    identity = tuple((name, text) for name, text in found.identity if name in (FACTS, TEMPLATE))
    return write(annex_document(annex, identity), writer, _options(found))


def _options(found: Traceable) -> WriteOptions:
    """Return how the annex looks: as the reports of its project, where that is known."""
    if found.file is None:
        return WriteOptions(LAYOUTS["gb9704"](), __version__)
    return options_of_project(found.file.root)


def _refuse_edited(output: str, content: bytes) -> None:
    """Refuse to replace an annex that somebody has edited; of a workbook, one that is another.

    Raises:
        ReportgenError: It is there, and is not as it was written.
    """
    writer = _writer_of(output)
    if writer is not None:
        refuse_edited([Output(writer, Path(output), output)])
    elif Path(output).exists() and read_input(Path(output), output) != content:
        said = message('"{file}" is there already, and is another', file=output)
        raise ReportgenError(said, message("keep the file under another name, or replace it with --force"))


def _writer_of(output: str) -> str | None:
    return next((name for name, writer in WRITERS.items() if output.lower().endswith(writer.SUFFIX)), None)
