"""``reportgen trace --annex``: the evidence annex, written beside the report."""

from __future__ import annotations

import io
from pathlib import Path

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.orders import options_of_project
from reportgen.cli.single_output import check_target, put_out
from reportgen.cli.traceable import Traceable
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import write
from reportgen.pipeline.file import refuse_touched
from reportgen.pipeline.history.annex import Annex, annex_document, annex_of, annex_sheet
from reportgen.pipeline.manifest import FACTS, TEMPLATE
from reportgen.writers import WRITERS, format_of
from reportgen.writers.options import WriteOptions
from reportgen.writers.sheet import is_untouched, write_sheet

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
    if format_of(output) is None and not output.lower().endswith(_SHEET):
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
    writer = format_of(output)
    if not force:
        refuse_touched(Path(output), output, is_untouched if writer is None else WRITERS[writer].is_untouched)
    put_out(_content(annex, writer, found), output, console, quiet=quiet)
    return 0


def _content(annex: Annex, writer: str | None, found: Traceable) -> bytes:
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
