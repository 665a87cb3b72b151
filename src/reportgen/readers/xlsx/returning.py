"""A workbook form that came back, as values: which cell answers which question, and what was typed there.

What a cell means is not decided here (see :mod:`reportgen.facts.answer`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome, Severity, message
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.forms.form import BESIDE, FORM_VERSION
from reportgen.forms.xlsx import identity
from reportgen.forms.xlsx.column import VALUE
from reportgen.forms.xlsx.identity import Asked, DamagedError, Identity
from reportgen.readers.refusal import refused
from reportgen.readers.xlsx.answer import answer_in
from reportgen.readers.xlsx.remark import Seen, remarks_on
from reportgen.readers.xlsx.table import Headings, Row, headings_of, rows_of, span_of
from reportgen.readers.xlsx.workbook import Sheet, Workbook

__all__ = ["returned_file"]

_FRESH = message("write the forms anew with this version and copy what was typed into them")


def returned_file(workbook: Workbook) -> Outcome[ReturnedFile]:
    """Return what came back in a form; rows that cannot be taken are told.

    Raises:
        RefusedError: It is not ours, or damaged.
    """
    file, since_1904 = workbook.file, workbook.since_1904
    told, visible = _told(workbook)
    found: list[Diagnostic] = []
    seen = tuple(_seen(visible, told, file, found))
    # Of each question what its rows say: None is a row that cannot be taken.
    rows: dict[str, list[Returned | None]] = {}
    for row, asked, sheet in _asking(seen):
        outcome = answer_in(row, asked, file, sheet, since_1904=since_1904)
        found.extend(outcome.diagnostics)
        is_sound = all(each.severity is not Severity.ERROR for each in outcome.diagnostics)
        if outcome.value is not None or not is_sound:
            rows.setdefault(asked.key, []).append(outcome.value)
    facts = tuple(one for each in told.asked if (one := _settled(rows.get(each.key, []), found)) is not None)
    if all(each.severity is not Severity.ERROR for each in found):
        found.extend(_missing(told, seen, file))
    if any(each.heading_row is not None for each in seen):
        found.extend(remarks_on(seen, told, file, since_1904=since_1904))
    return Outcome(ReturnedFile(file, "form", told.pairs, facts), tuple(found))


# --- whose form it is -------------------------------------------------------------------------------------------------


def _told(workbook: Workbook) -> tuple[Identity, tuple[Sheet, ...]]:
    """Return what the form says of itself, and the sheets that people see.

    Raises:
        RefusedError: It is no form, or not a form of this version, or was tampered with.
    """
    file = workbook.file
    hidden = [sheet for sheet in workbook.sheets if _text_at(sheet, 1) == identity.MAGIC]
    if not hidden:
        said = message('"{file}" is no form of reportgen', file=file)
        cure = message("pull the form that was sent out; copy what was typed elsewhere into it")
        raise refused("foreign-file", said, cure)
    if len(hidden) > 1:
        said = message('"{file}" holds several forms', file=file)
        raise refused("several-forms", said, message("pull each form as a file of its own, as it was sent out"))
    version = _text_at(hidden[0], 2)
    if version != FORM_VERSION:
        said = message(
            '"{file}" is a form of version "{version}", and this is for "{known}"',
            file=file,
            version=version,
            known=FORM_VERSION,
        )
        raise refused("unknown-version", said, _FRESH)
    last = max(hidden[0].cells)
    try:
        told = identity.read(_text_at(hidden[0], row) for row in range(3, last + 1)) if last < 100_000 else None
    except DamagedError:
        told = None
    if told is None:
        said = message('what "{file}" keeps of its questions was changed', file=file)
        raise refused("damaged-list", said, message("copy what was typed into a fresh form"))
    return told, tuple(sheet for sheet in workbook.sheets if sheet is not hidden[0])


def _text_at(sheet: Sheet, row: int) -> str:
    cell = sheet.cells.get(row, {}).get(1)
    return "" if cell is None else cell.text


# --- rows -------------------------------------------------------------------------------------------------------------


def _seen(sheets: tuple[Sheet, ...], told: Identity, file: str, found: list[Diagnostic]) -> Iterator[Seen]:
    """Yield the sheets with their rows: a copy of the table is one more; say which rows cannot be taken."""
    tables = [(sheet, headings_of(sheet)) for sheet in sheets]
    first = next((sheet for sheet, headings in tables if headings is not None), None)
    if first is None:
        said = message('the table of "{file}" is gone: no row has the heading "{heading}"', file=file, heading=VALUE)
        found.append(Diagnostic("no-table", said, None, message("put the headings back as they were sent out")))
    for sheet, headings in tables:
        name = "" if sheet is first else sheet.name
        if headings is not None and headings.repeated is not None:
            found.append(_repeated_heading(headings, *headings.repeated, file, name))
        elif headings is None:
            yield Seen(sheet, name, None, (), frozenset())
        else:
            rows = tuple(rows_of(sheet, headings, told))
            faults = {row.number: fault for row in rows if (fault := row.fault(file, name)) is not None}
            found.extend(faults.values())
            yield Seen(sheet, name, headings.row, rows, frozenset(faults))


def _repeated_heading(headings: Headings, heading: str, column: int, file: str, sheet: str) -> Diagnostic:
    said = message('the heading "{heading}" stands over two columns', heading=heading)
    cure = message("leave the column that holds the answers, and take the other out")
    return Diagnostic("repeated-heading", said, span_of(file, headings.row, column, sheet), cure)


def _asking(sheets: tuple[Seen, ...]) -> Iterator[tuple[Row, Asked, str]]:
    """Yield the rows that ask for something, each with its question and the name of its sheet."""
    for seen in sheets:
        yield from ((row, row.asked, seen.name) for row in seen.rows if row.is_as_sent and row.asked is not None)


def _missing(told: Identity, sheets: tuple[Seen, ...], file: str) -> Iterator[Diagnostic]:
    """Tell the questions whose rows were taken out: they count as not answered."""
    there = {row.asked.key for seen in sheets for row in seen.rows if row.asked is not None}
    for asked in told.asked:
        if asked.key not in there:
            said = message('"{file}" has no row for "{label}" any more', file=file, label=asked.label)
            cure = message("it stays as it is in the fact file; ask again if an answer is needed")
            yield Diagnostic("missing-row", said, None, cure, Severity.WARNING, asked.route)


# --- several rows of one question -------------------------------------------------------------------------------------


def _settled(rows: list[Returned | None], found: list[Diagnostic]) -> Returned | None:
    """Return what the rows of a question say together; None where they say different things, which is told.

    A copy that nobody filled in says nothing.
    """
    sound = [row for row in rows if row is not None]
    if not sound or len(sound) < len(rows):
        return None
    first, *others = [row for row in sound if row.is_edited or row.provenance] or sound[:1]
    for other in others:
        apart = _apart(first, other)
        if apart is not None:
            found.append(_repeated(first, other, *apart))
            return None
        first = _together(first, other)
    return first


def _apart(one: Returned, other: Returned) -> tuple[str, str] | None:
    """Return in what two rows contradict each other."""
    if one.typed != other.typed:
        return one.typed, other.typed
    said, also = dict(one.provenance), dict(other.provenance)
    key = next((key for key in BESIDE if key in said and also.get(key, said[key]) != said[key]), None)
    return None if key is None else (f"{BESIDE[key]}：{said[key]}", f"{BESIDE[key]}：{also[key]}")


def _together(one: Returned, other: Returned) -> Returned:
    said = {**dict(other.provenance), **dict(one.provenance)}
    spans = {**dict(other.provenance_spans), **dict(one.provenance_spans)}
    keys = [key for key in BESIDE if key in said]
    return replace(
        one,
        provenance=tuple((key, said[key]) for key in keys),
        provenance_spans=tuple((key, spans[key]) for key in keys),
    )


def _repeated(one: Returned, other: Returned, first: str, second: str) -> Diagnostic:
    said = message(
        '"{label}" is answered twice: "{first}" in {cell} and "{second}" here',
        label=other.label,
        first=first,
        cell=one.span.where,
        second=second,
    )
    return Diagnostic("repeated-row", said, other.span, message("leave one of the two rows"), route=other.route)
