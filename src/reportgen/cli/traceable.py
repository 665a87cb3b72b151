"""What ``reportgen trace`` can trace: the facts of a fact file, or those that a .docx carries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath

from reportgen.check.manuscript import Manuscript
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile, fact_file, origin_of_report
from reportgen.cli.work import templates_of
from reportgen.diagnostics import ReportgenError, has_errors, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Document
from reportgen.document.passage import passages_of
from reportgen.pipeline import draw_up, report_of
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.history.tracing import Traced, traced_in, traced_in_word
from reportgen.pipeline.manifest import ORIGIN
from reportgen.pipeline.objections import foreign
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.standing import standing_of
from reportgen.readers.docx import read
from reportgen.readers.docx.report import read_report
from reportgen.reports.official import OfficialReport

__all__ = ["Traceable", "traceable"]

_WORD = ".docx"


@frozen
class Traceable:
    """All that can be traced, and the facts that it was made from."""

    traced: tuple[Traced, ...]
    is_sound: bool = True
    """Whether nothing was wrong on the way."""
    file: FactFile | None = None
    report: OfficialReport | None = None
    """None where the fact file is not there, or cannot be read."""
    title: str = ""
    """Of the report; empty where it has none."""
    identity: tuple[tuple[str, str], ...] = ()
    """What it was made from."""


def traceable(file: str, console: Console) -> Traceable | None:
    """Return what a file states, or carries; None where it cannot be read, which is told.

    Raises:
        ReportgenError: It is not there, or another sort of file.
    """
    return _in_word(file, console) if file.lower().endswith(_WORD) else _in_facts(fact_file(file), console)


def _in_facts(file: FactFile, console: Console) -> Traceable | None:
    """Return what a fact file states and its report prints; None where it cannot be read, which is told."""
    report = report_of(file.content, file.file)
    console.show(report.diagnostics)
    if report.value is None:
        return None
    previous = named_previous(report.value, file.folder)
    document = draw_up(report.value, templates_of(file.root), previous.value)
    told = (*previous.diagnostics, *document.diagnostics)
    console.show(told)
    traced = traced_in(report.value, previous.value, document.value)
    drawn = document.value or Document()
    title = Manuscript(tuple(passages_of(drawn))).title
    return Traceable(traced, not has_errors(told), file, report.value, title, drawn.identity)


def _in_word(name: str, console: Console) -> Traceable | None:
    """Return what a .docx carries, and the fact file that it was made from, if it is there; None as above.

    Raises:
        ReportgenError: It cannot be read, or is a form.
    """
    path = Path(name)
    refuse_pipe(path, name)
    content = read_input(path, name, suffixes=(_WORD,))
    returned, report = read(content, name), read_report(content, name)
    if returned.value is None or report.value is None:
        console.show(returned.diagnostics or report.diagnostics)
        return None
    if returned.value.sort == "form":
        said = message('"{file}" is a form, not a report', file=name)
        raise ReportgenError(said, message('take it into its fact file with "reportgen pull"'))
    title = Manuscript(report.value.passages).title
    known = Traceable(traced_in_word(report.value, ()), title=title, identity=returned.value.identity)
    origin = origin_of_report(path, dict(returned.value.identity).get(ORIGIN))
    if origin is None:
        console.tell(message("the fact file that it was made from is not there: only what it carries is told"))
        return known
    _, file = origin
    facts = report_of(file.content, file.file)
    told = list(facts.diagnostics)
    if facts.value is not None:
        told += foreign(returned.value, standing_of(facts.value, file.file, PurePath(file.file).name))
    console.show(told)
    if facts.value is None or has_errors(told):
        return replace(known, is_sound=False)
    previous = named_previous(facts.value, file.folder)
    console.show(previous.diagnostics)
    traced = traced_in_word(report.value, traced_in(facts.value, previous.value, None))
    is_sound = not has_errors(previous.diagnostics)
    return replace(known, traced=traced, is_sound=is_sound, file=file, report=facts.value)
