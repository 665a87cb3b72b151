"""The year before: the fact file that ``previous:`` names, or, as a hint to people, the one that lies beside it."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Route, Severity, has_errors, message
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import fields_of
from reportgen.facts.kinds import YearValue
from reportgen.facts.walking import stated_at
from reportgen.pipeline.file import read_input
from reportgen.pipeline.report import report_of
from reportgen.pipeline.revision import Revision, content_beside
from reportgen.reports.official import OfficialReport

__all__ = ["facts_by_route", "hinted_previous", "named_previous", "printed_before"]


def named_previous(report: OfficialReport, folder: Path, revision: Revision | None = None) -> Outcome[OfficialReport]:
    """Load the fact file that ``previous:`` names, from the folder of the fact file that names it.

    Of a revision it is the one that stood there then; the one that is there now where git had none.

    No value and no diagnostics when none is named.  Errors when it is not there, has errors itself, or is not of the
    year before: what a report compares with must be what it says.

    Raises:
        ReportgenError: It is there and cannot be read.
    """
    fact = report.previous
    if fact.state is not State.KNOWN:
        return Outcome(None)
    path = folder / fact.printed
    then = None if revision is None else content_beside(revision, str(path))
    if revision is not None and then is not None:
        return _taken(report, then, f"{revision.name}:{path}")
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
        said = message('there is no file "{file}"', file=fact.printed)
        advice = message('write its path from the folder of this file, or leave "previous" out')
        return Outcome(None, (Diagnostic("missing-file", said, fact.span, help=advice, route=fact.route),))
    return _taken(report, read_input(path, str(path)), str(path))


def _taken(report: OfficialReport, content: bytes, file: str) -> Outcome[OfficialReport]:
    """Return the facts of the year before, if they are that."""
    previous = report_of(content, file)
    if previous.value is None:
        return previous
    found = (*previous.diagnostics, *_unfit(report, previous.value, file))
    return Outcome(None if has_errors(found) else previous.value, found)


def hinted_previous(report: OfficialReport, folder: Path) -> Outcome[OfficialReport]:
    """Load what ``previous:`` names; where it names nothing, ``<year-1>.yaml`` of the same folder, if it is there.

    Only for people to look at: the faults of a file that nobody named are one warning, and it has no value then.

    Raises:
        ReportgenError: The named file is there and cannot be read.
    """
    year = _year_of(report)
    if report.previous.state is State.KNOWN or year is None:
        return named_previous(report, folder)
    path = folder / f"{year - 1}.yaml"
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
        return Outcome(None)
    hint = report_of(read_input(path, str(path)), str(path))
    if hint.value is not None and not _unfit(report, hint.value, str(path)):
        return Outcome(hint.value)
    said = message('the values of last year are not shown: "{file}" cannot be taken for them', file=str(path))
    advice = message('correct that file, or name another in "previous"')
    warning = Diagnostic("unfit-hint", said, report.year.span, advice, Severity.WARNING, report.year.route)
    return Outcome(None, (warning,))


def _unfit(report: OfficialReport, previous: OfficialReport, file: str) -> tuple[Diagnostic, ...]:
    """Say why a fact file is not the one of the year before."""
    fact = report.previous
    if report.report.printed != previous.report.printed:
        said = message(
            '"{file}" is a report of the type "{other}", not "{type}"',
            file=file,
            other=previous.report.printed,
            type=report.report.printed,
        )
    elif (year := _year_of(report)) is not None and _year_of(previous) != year - 1:
        other = previous.year.printed or message("no year")
        said = message('"{file}" is of {other}, not of {year}', file=file, other=other, year=year - 1)
    else:
        return ()
    advice = message('name the fact file of the year before in "previous", or leave it out')
    return (Diagnostic("wrong-previous", said, fact.span, advice, route=fact.route),)


def _year_of(report: OfficialReport) -> int | None:
    value = report.year.value
    return value.number if isinstance(value, YearValue) else None


def facts_by_route(report: OfficialReport) -> dict[Route, Fact | FactList[object]]:
    """Return every fact and every list of a report by its route, in model order; a list stands for its items."""
    found = ((field.route, stated_at(report, field.route)) for field in fields_of(type(report)))
    return {route: fact for route, fact in found if fact is not None}


def printed_before(fact: Fact | FactList[object] | None) -> str:
    """Return last year's value as it was printed, of a list an item a line; empty where there is none."""
    if fact is None:
        return ""
    printed = fact.printed if isinstance(fact, Fact) else ""
    return printed or shown_answer(answer_of(fact))
