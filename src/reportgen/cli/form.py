"""``reportgen form``: what is not known yet, as one form for each owner."""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile, fact_file
from reportgen.cli.here import shown
from reportgen.cli.request import STANDARD, is_folder
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Diagnostic, Message, Outcome, ReportgenError, has_errors, listed, message
from reportgen.forms.form import Form
from reportgen.pipeline.file import Output, deliver, read_input, refuse_irregular
from reportgen.pipeline.forms import forms_of
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.road import report_of
from reportgen.project import SETTINGS_FILE, layout_of, meant, settings_of

__all__ = ["send_out"]

_FORMATS = ("xlsx", "docx")
_SUFFIXES = tuple(f".{name}" for name in _FORMATS)
_FOLDER = "forms"
"""Where forms go in a project."""
_REFUSED = r'[<>:"/\\|?*\x00-\x1f\x7f]'
"""What no name of a file may hold on Windows."""
_LONGEST = 60
"""Characters of an owner in a name of a file: 255 bytes are the limit, of which a Chinese character takes three."""


def send_out(
    facts: str,
    *,
    owner: str | None = None,
    output: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the option
    everything: bool = False,
    force: bool = False,
    quiet: bool = False,
    console: Console,
) -> int:
    """Write the forms of a fact file and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: The facts cannot be read, or a form cannot or must not be written.
    """
    suffix = _FORMATS[0] if format is None else format
    if suffix not in _FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=suffix), meant(suffix, _FORMATS))
    for option, stated in (("--output", output), ("--owner", owner)):
        if stated == "":
            raise WrongUsage(message('option "{option}" needs a value', option=option))
    if facts == STANDARD:
        raise WrongUsage(
            message("a form names the fact file that it was made from, and standard input has no name"),
            message("name the fact file itself"),
        )
    if output is not None and output.lower().endswith(_SUFFIXES) and not is_folder(output):
        raise WrongUsage(
            message('"{file}" is no folder, and each owner has a form of their own', file=output),
            message("name a folder; the forms in it are named after the fact file and their owners"),
        )
    named = fact_file(facts)
    drawn = _forms(named, everything=everything)
    console.show(drawn.diagnostics)
    if drawn.value is None:
        return 1
    folder = named.root / _FOLDER if output is None else Path(output)
    outputs = dict(zip(drawn.value, _outputs(drawn.value, Path(facts).stem, folder, suffix), strict=True))
    wanted = {form: output for form, output in outputs.items() if owner in (None, form.owner)}
    if not outputs or not wanted:
        return _nothing(drawn.value, owner, quiet=quiet, console=console)
    written = _contents(wanted, suffix, named, console)
    if written is None:
        return 1
    _put_out(written, force=force)
    if not quiet:
        for form, target in wanted.items():
            console.say(_wrote(form, target))
    return 0


def _forms(named: FactFile, *, everything: bool) -> Outcome[tuple[Form, ...]]:
    """Return the forms of all owners: what they are named by must not hang on which of them is wanted."""
    report = report_of(named.content, named.file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    previous = named_previous(report.value, named.folder)
    diagnostics: tuple[Diagnostic, ...] = (*report.diagnostics, *previous.diagnostics)
    if has_errors(diagnostics):
        return Outcome(None, diagnostics)
    forms = forms_of(report.value, previous.value, facts=Path(named.file).name, everything=everything)
    return Outcome(forms, diagnostics)


def _nothing(forms: Sequence[Form], owner: str | None, *, quiet: bool, console: Console) -> int:
    """Say why no form is written; that is a fault only where an owner is named whom nobody knows."""
    if not forms:
        if not quiet:
            console.say(message("no blanks left: there is nothing to ask"))
        return 0
    owners = [form.owner for form in forms]
    raise ReportgenError(
        message('nothing is asked of "{owner}"', owner=owner or ""),
        message("owners of what is asked: {names}", names=listed(owners)),
    )


# --- names ------------------------------------------------------------------------------------------------------------


def _outputs(forms: Iterable[Form], stem: str, folder: Path, suffix: str) -> Iterator[Output]:
    """Yield where each form goes; two owners whose names look the same to a file system are told apart by a number."""
    taken: set[str] = set()
    for form in forms:
        base = name = f"{stem}-{_written(form.owner)}"
        number = 2
        while _key(name) in taken:
            name = f"{base}-{number}"
            number += 1
        taken.add(_key(name))
        path = folder / f"{name}.{suffix}"
        yield Output("", path, shown(path))


def _written(owner: str) -> str:
    """Return an owner as a part of a name that every file system takes."""
    return re.sub(_REFUSED, "_", " ".join(owner.split()))[:_LONGEST].rstrip(" .") or "_"


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


# --- contents ---------------------------------------------------------------------------------------------------------


def _contents(wanted: dict[Form, Output], suffix: str, named: FactFile, console: Console) -> dict[Output, bytes] | None:
    """Return the content of each form; None where the settings of the project are wrong, which is said."""
    if suffix == "xlsx":
        from reportgen.forms.xlsx.writing import write

        contents = {}
        for form, output in wanted.items():
            target = io.BytesIO()
            write(form, target)
            contents[output] = target.getvalue()
        return contents
    settings = settings_of(named.root, shown(named.root / SETTINGS_FILE))
    console.show(settings.diagnostics)
    if settings.value is None:
        return None
    from reportgen.forms.docx import document_of
    from reportgen.pipeline.road import write as write_document
    from reportgen.writers.options import WriteOptions

    options = WriteOptions(layout_of(settings.value), __version__, settings.value.compress)
    return {output: write_document(document_of(form), "docx", options) for form, output in wanted.items()}


def _put_out(contents: dict[Output, bytes], *, force: bool) -> None:
    """Write all forms or none; one that is there already, and that somebody may have filled in, stays.

    Raises:
        ReportgenError: One is there already, and is not what is written now; or it cannot be written.
    """
    refuse_irregular(contents)
    for output, content in contents.items():
        if force or output.path is None or not os.path.isfile(output.path):  # noqa: PTH113 - may raise
            continue
        if read_input(output.path, output.file) != content:
            raise ReportgenError(
                message('"{file}" is there already, and somebody may have filled it in', file=output.file),
                message("pull it first, move it away, or replace it with --force"),
            )
    deliver(list(contents), lambda output, target: target.write(contents[output]))


def _wrote(form: Form, output: Output) -> Message:
    count = len(form.questions)
    said = (
        message("wrote {file}: 1 question", file=output.file)
        if count == 1
        else message("wrote {file}: {count} questions", file=output.file, count=count)
    )
    return message("{said}, due {day}", said=said, day=form.due) if form.due else said
