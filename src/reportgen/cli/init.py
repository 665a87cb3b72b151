"""``reportgen init``: a new project that builds at once, every fact of it blank."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.language import words
from reportgen.cli.orders import shown
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.pipeline import Output, deliver
from reportgen.project import SETTINGS_FILE
from reportgen.reports import REPORTS
from reportgen.reports.skeleton import skeleton

__all__ = ["lay_out"]

_REPORT_TYPE = "ideology"
_SETTINGS = """\
# {settings}
# formats = ["docx", "md"]
# output = "reports"
# compress = false
# reference = "house-style.docx"

# [layout]
# geometry = "gbt33476"
# grid = "portable"
"""
_TEMPLATES = """\
# {heading}

{own}

{shipped}
"""
_GIT_ATTRIBUTES = """\
*.docx binary
*.md text eol=lf
*.j2 text eol=lf
*.yaml text
"""


def lay_out(folder: str, year: str | None, *, quiet: bool, console: Console) -> int:
    """Write the files of a new project into a folder and return the exit code.

    The year of the first report is this year when it is not stated: the one place where the clock is asked.

    Raises:
        WrongUsage: The year is none.
        ReportgenError: A file is there already, or cannot be written.
    """
    year = str(time.localtime().tm_year) if year is None else year
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise WrongUsage(message('"{year}" is no year', year=year), message("write --year 2022"))
    files = _files(year, console)
    outputs = [Output("", Path(folder, name), shown(Path(folder, name))) for name in files]
    for output in outputs:
        if output.path is not None and os.path.lexists(output.path):
            raise ReportgenError(
                message('"{file}" is there already', file=output.file),
                message("lay the project out in another folder"),
            )
    deliver(zip(outputs, (content.encode() for content in files.values()), strict=True))
    if not quiet:
        console.say(message("wrote {files}", files=", ".join(output.file for output in outputs)))
        facts = shown(Path(folder, "data", f"{year}.yaml"))
        console.say(message("fill in {file}, then run: reportgen build {file}", file=facts))
    return 0


def _files(year: str, console: Console) -> Mapping[str, str]:
    """Return the content of each file by its name."""
    say = console.translate
    return {
        SETTINGS_FILE: _SETTINGS.format(
            settings=say(words("The settings of this project; what is commented out is the default."))
        ),
        f"data/{year}.yaml": skeleton(_REPORT_TYPE, REPORTS[_REPORT_TYPE].MODEL, int(year)),
        "templates/README.md": _TEMPLATES.format(
            heading=say(words("Templates of this project")),
            own=say(words("A template here is used in place of the shipped one of the same name.")),
            shipped=say(words("The shipped ones do when this folder holds none, and it may be deleted.")),
        ),
        ".gitattributes": _GIT_ATTRIBUTES,
    }
