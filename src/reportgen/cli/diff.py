"""``reportgen diff``: what changed between two versions of a report, in facts and sentences."""

from __future__ import annotations

from pathlib import PurePath

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.diff_formats import rendered
from reportgen.cli.diff_workbook import workbook_of
from reportgen.cli.here import check_here
from reportgen.cli.request import STANDARD
from reportgen.cli.side import MARKDOWN, WORD, Side, content_of_side, drawn_of, sides_of
from reportgen.cli.single_output import check_target, put_out
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Outcome, Severity, has_errors, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.history.comparing import Version, compared
from reportgen.pipeline.history.version import as_word, version_of_markdown, version_of_word
from reportgen.project import meant
from reportgen.writers.options import WriteOptions

__all__ = ["FORMATS", "DiffRequest", "show_difference"]

FORMATS = ("text", "json", "markdown", "csv", "xlsx")
_SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".csv": "csv", ".xlsx": "xlsx"}
"""How a file is named that holds each."""
_WORKBOOK = "xlsx"


@frozen
class DiffRequest:
    """The arguments of ``reportgen diff``, as they were typed."""

    versions: tuple[str, ...]
    format: str | None = None
    output: str | None = None
    staged: bool = False
    quiet: bool = False


def show_difference(request: DiffRequest, console: Console) -> int:
    """Show what differs, and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: A version cannot be read, or the output cannot be written.
    """
    format = _format(request, console)  # noqa: A001 - the word of the option
    check_here()
    sides = sides_of(request.versions, staged=request.staged)
    output = STANDARD if request.output is None else request.output
    check_target(output, [side for side in sides if isinstance(side, str)])
    _check_suffix(request, output)
    is_of_word = any(str(side).lower().endswith(WORD) for side in sides)
    options = WriteOptions(LAYOUTS["gb9704"](), __version__) if is_of_word else None
    outcomes = [_version(side, options) for side in sides]
    for outcome in outcomes:
        console.show(outcome.diagnostics)
    old, new = (outcome.value for outcome in outcomes)
    if old is None or new is None:
        return 1
    found = compared(old, new)
    if format == _WORKBOOK:
        content = workbook_of(old, new, found, console.translate)
    else:
        content = rendered(format, old, new, found, console.translate).encode("utf-8", "replace")
    put_out(content, output, console, quiet=request.quiet)
    return 1 if any(has_errors(outcome.diagnostics) for outcome in outcomes) else 0


def _format(request: DiffRequest, console: Console) -> str:
    """Return the format that is meant: the stated one, else by how the output is named; text where nothing says.

    Raises:
        WrongUsage: There is none of this name, or a workbook would go to a terminal.
    """
    if request.format is not None and request.format not in FORMATS:
        said = message('there is no format "{name}"', name=request.format)
        raise WrongUsage(said, meant(request.format, FORMATS))
    suffix = PurePath(request.output or "").suffix.lower()
    found = request.format or _SUFFIXES.get(suffix, "text")
    if found == _WORKBOOK and request.output in (None, STANDARD) and console.is_terminal:
        raise WrongUsage(message("a workbook needs a file"), message("write -o FILE.xlsx"))
    return found


def _check_suffix(request: DiffRequest, output: str) -> None:
    """Make sure that a suffix, where the output has one, says the format unless that is stated.

    Raises:
        WrongUsage: It says another one.
    """
    suffix = PurePath(output).suffix.lower()
    if request.format is None and suffix and suffix not in _SUFFIXES:
        said = message('"{file}" does not say what it is to be', file=output)
        raise WrongUsage(said, message("let its name end with {suffixes}, or state -f", suffixes=listed(_SUFFIXES)))


def _version(side: Side, options: WriteOptions | None) -> Outcome[Version]:
    name = str(side)
    if name.lower().endswith(WORD):
        return version_of_word(content_of_side(side), name)
    if name.lower().endswith(MARKDOWN):
        return version_of_markdown(content_of_side(side), name)
    drawn, _ = drawn_of(side)
    if drawn.value is None:
        return Outcome(None, drawn.diagnostics)
    version = drawn.value.version if options is None else as_word(drawn.value, options)
    return Outcome(version, tuple(each for each in drawn.diagnostics if each.severity is Severity.ERROR))
