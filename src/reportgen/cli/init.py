"""``reportgen init``: a new project that builds at once, every fact of it blank."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.here import check_here, shown
from reportgen.cli.language import words
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, listed, message
from reportgen.facts.schema import schema_file, with_schema
from reportgen.pipeline import Output, deliver
from reportgen.pipeline.schema_file import SCHEMAS, content_of_schema
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
_GIT_FILE = ".gitattributes"
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
    if not folder:
        raise WrongUsage(message("the name of the folder is empty"))
    check_here()
    files = {Output("", Path(folder, name), shown(Path(folder, name))): each for name, each in _files(year, console)}
    standing = [output for output in files if output.path is not None and os.path.lexists(output.path)]
    kept = [output for output in standing if output.path == Path(folder, _GIT_FILE)]
    for output in standing:
        if output not in kept:
            raise ReportgenError(
                message('"{file}" is there already', file=output.file),
                message("lay the project out in another folder"),
            )
    new = [output for output in files if output not in kept]
    deliver(new, lambda output, target: target.write(files[output]))
    if not quiet:
        console.say(message("wrote {files}", files=listed(output.file for output in new)))
        for output in kept:
            console.say(message('kept "{file}" as it is; "*.docx binary" belongs in it', file=output.file))
        facts = shown(Path(folder, "data", f"{year}.yaml"))
        console.say(message("fill in {file}, then run: reportgen build {file}", file=facts))
    return 0


def _files(year: str, console: Console) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file."""
    say = console.translate
    settings = say(words("The settings of this project; what is commented out is the default."))
    yield SETTINGS_FILE, _SETTINGS.format(settings=settings).encode()
    schema = f"{SCHEMAS}/{schema_file(_REPORT_TYPE)}"
    facts = skeleton(_REPORT_TYPE, REPORTS[_REPORT_TYPE].MODEL, int(year)).encode()
    yield f"data/{year}.yaml", with_schema(facts, f"../{schema}")
    yield schema, content_of_schema(_REPORT_TYPE)
    note = _TEMPLATES.format(
        heading=say(words("Templates of this project")),
        own=say(words("A template here is used in place of the shipped one of the same name.")),
        shipped=say(words("The shipped ones do when this folder holds none, and it may be deleted.")),
    )
    yield "templates/README.md", note.encode()
    yield _GIT_FILE, _GIT_ATTRIBUTES.encode()
