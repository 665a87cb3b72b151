"""``reportgen schema``: the JSON Schema of a report type's fact files, by which an editor helps to write them."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.here import check_here
from reportgen.cli.request import STANDARD, is_folder
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.facts.schema import is_schema
from reportgen.pipeline import Output, deliver, read_input
from reportgen.pipeline.file import refuse_irregular
from reportgen.pipeline.schema_file import content_of_schema
from reportgen.project import meant
from reportgen.reports import REPORTS

__all__ = ["write_schema"]


def write_schema(report_type: str, output: str | None, *, quiet: bool, console: Console) -> int:
    """Print a schema, or write it to a file, and return the exit code; only a schema is ever replaced.

    Raises:
        WrongUsage: There is no report type of this name, or the file has none.
        ReportgenError: The file is something else, or cannot be written.
    """
    if report_type not in REPORTS:
        raise WrongUsage(message('there is no report type "{name}"', name=report_type), meant(report_type, REPORTS))
    if output == "":
        raise WrongUsage(message('option "{option}" needs a value', option="--output"))
    content = content_of_schema(report_type)
    if output is None or output == STANDARD:
        console.hand_over(content)
        return 0
    check_here()
    _refuse_other(output)
    deliver([Output("", Path(output), output)], lambda _, stream: stream.write(content))
    if not quiet:
        console.say(message("wrote {files}", files=output))
    return 0


def _refuse_other(output: str) -> None:
    """Refuse to replace what is no schema of ours.

    Raises:
        ReportgenError: It is a folder, a device, or another file.
    """
    path = Path(output)
    if is_folder(output):
        raise ReportgenError(message('"{file}" is a folder, not a file', file=output), message("name a file in it"))
    refuse_irregular([Output("", path, output)])
    if os.path.exists(path) and not is_schema(read_input(path, output)):  # noqa: PTH110 - Path.exists may raise
        raise ReportgenError(
            message('"{file}" is there already, and is not a schema of reportgen', file=output),
            message("name another file with -o, or move it away"),
        )
