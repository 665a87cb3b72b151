"""A workbook form that came back: which cell answers which question, and what was typed there.

The form is known by its hidden sheet, its table by the headings and its rows by their keys, so that sheets may be
renamed, rows sorted and columns moved.  What a cell means is not decided here (see :mod:`reportgen.facts.answer`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, Message, Outcome, Severity, message
from reportgen.facts.returned import Returned, ReturnedFile, Stated
from reportgen.forms.form import FORM_VERSION
from reportgen.forms.xlsx import identity
from reportgen.forms.xlsx.column import PROVENANCE, VALUE
from reportgen.forms.xlsx.identity import DamagedError, Identity
from reportgen.forms.xlsx.number import NumberFormat, typed_number
from reportgen.forms.xlsx.refusal import RefusedError
from reportgen.forms.xlsx.sheet import Cell, Sheet
from reportgen.forms.xlsx.table import Answered, answered_rows, headings_of, span_of
from reportgen.forms.xlsx.workbook import Workbook, open_workbook

__all__ = ["read"]

_GAP = "__"
_AS_OF = "数据截至"
_FRESH = message("write the forms anew with this version and copy what was typed into them")
_DAYS = range(36_526, 73_051)
"""2000 to 2099, where a day has lost its format."""


def read(content: bytes, file: str) -> Outcome[ReturnedFile]:
    """Read a form that came back; the value is None where it is no form of ours.

    Rows that cannot be taken are among the diagnostics, and the others in the value.
    """
    try:
        workbook = open_workbook(content, file)
        told, visible = _told(workbook, file)
    except RefusedError as error:
        return Outcome(None, (Diagnostic(error.rule, error.problem, None, error.cure),))
    found: list[Diagnostic] = []
    rows: dict[str, Returned] = {}
    for answered in _rows(visible, told, file, found):
        returned = _returned(answered, file, found, since_1904=workbook.since_1904)
        if returned is not None:
            _put(rows, answered.asked.key, returned, found)
    if not found:
        found.extend(_missing(told, rows, file))
    facts = tuple(rows[asked.key] for asked in told.asked if asked.key in rows)
    return Outcome(ReturnedFile(file, "form", told.pairs, facts), tuple(found))


# --- whose form it is -------------------------------------------------------------------------------------------------


def _told(workbook: Workbook, file: str) -> tuple[Identity, tuple[Sheet, ...]]:
    """Return what the form says of itself, and the sheets that people see.

    Raises:
        RefusedError: It is no form, or not a form of this version, or was tampered with.
    """
    hidden = [sheet for sheet in workbook.sheets if _text_at(sheet, 1) == identity.MAGIC]
    if not hidden:
        said = message('"{file}" is no form of reportgen', file=file)
        cure = message("pull the form that was sent out; copy what was typed elsewhere into it")
        raise RefusedError("not-a-form", said, cure)
    if len(hidden) > 1:
        said = message('"{file}" holds several forms', file=file)
        raise RefusedError("several-forms", said, message("pull each form as a file of its own, as it was sent out"))
    version = _text_at(hidden[0], 2)
    if version != FORM_VERSION:
        said = message(
            '"{file}" is a form of version "{version}", and this is for "{known}"',
            file=file,
            version=version,
            known=FORM_VERSION,
        )
        raise RefusedError("other-form-version", said, _FRESH)
    last = max(hidden[0])
    try:
        told = identity.read(_text_at(hidden[0], row) for row in range(3, last + 1)) if last < 100_000 else None
    except DamagedError:
        told = None
    if told is None:
        said = message('what "{file}" keeps of its questions was changed', file=file)
        raise RefusedError("damaged-form", said, message("copy what was typed into a fresh form"))
    return told, tuple(sheet for sheet in workbook.sheets if sheet is not hidden[0])


def _text_at(sheet: Sheet, row: int) -> str:
    cell = sheet.get(row, {}).get(1)
    return "" if cell is None else cell.text


def _rows(sheets: Iterable[Sheet], told: Identity, file: str, found: list[Diagnostic]) -> Iterator[Answered]:
    """Yield the rows of all tables: a copy of the sheet is one more."""
    tables = [(sheet, headings) for sheet in sheets if (headings := headings_of(sheet)) is not None]
    if not tables:
        said = message('the table of "{file}" is gone: no row has the heading "{heading}"', file=file, heading=VALUE)
        found.append(Diagnostic("no-table", said, None, message("put the headings back as they were sent out")))
    for sheet, headings in tables:
        names = [heading for heading, _ in headings.columns]
        twice = next((pair for pair in reversed(headings.columns) if names.count(pair[0]) > 1), None)
        if twice is not None:
            said = message('the heading "{heading}" stands over two columns', heading=twice[0])
            cure = message("leave the column that holds the answers, and take the other out")
            found.append(Diagnostic("repeated-heading", said, span_of(file, headings.row, twice[1]), cure))
            continue
        for row in answered_rows(sheet, headings, told, file):
            found.extend(row.diagnostics)
            if row.value is not None:
                yield row.value


def _missing(told: Identity, rows: dict[str, Returned], file: str) -> Iterator[Diagnostic]:
    """Tell the questions whose rows were taken out: they count as not answered."""
    for asked in told.asked:
        if asked.key not in rows:
            said = message('"{file}" has no row for "{label}" any more', file=file, label=asked.label)
            cure = message("it stays as it is in the fact file; ask again if an answer is needed")
            yield Diagnostic("missing-row", said, None, cure, Severity.WARNING, asked.route)


# --- what was typed ---------------------------------------------------------------------------------------------------


def _returned(answered: Answered, file: str, found: list[Diagnostic], *, since_1904: bool) -> Returned | None:
    """Return what came back in a row; None where a cell of it cannot be taken."""
    asked, faults = answered.asked, list[Diagnostic]()
    texts = {}
    for heading in (VALUE, *PROVENANCE):
        cell = answered.cell(heading)
        typed = "" if cell is None else _typed(cell, heading, asked.label, since_1904=since_1904)
        if isinstance(typed, tuple):
            rule, said, cure = typed
            span = span_of(file, answered.row, answered.columns[heading])
            faults.append(Diagnostic(rule, said, span, cure, route=asked.route))
        else:
            texts[heading] = typed
    found.extend(faults)
    if faults:
        return None
    prefix, _, suffix = asked.hint.partition(_GAP)
    return Returned(
        route=asked.route,
        label=asked.label,
        typed=texts[VALUE],
        exported=Stated(asked.standing),
        span=span_of(file, answered.row, answered.columns[VALUE]),
        is_edited=texts[VALUE] != _trimmed(asked.standing[: identity.LONGEST_TEXT]),
        prefix=prefix,
        suffix=suffix,
        provenance=tuple((key, texts[heading]) for heading, key in PROVENANCE.items() if texts[heading]),
    )


def _typed(cell: Cell, heading: str, label: str, *, since_1904: bool) -> str | tuple[str, Message, Message]:
    """Return what was typed in a cell; or the rule, the sentence and the advice where it cannot be taken."""
    if cell.has_formula:
        said = message('"{heading}" of "{label}" holds a formula', heading=heading, label=label)
        return "formula-in-cell", said, message("type the value itself, or paste it as a value")
    match cell.sort:
        case "s":
            return _trimmed(cell.text)
        case "b":
            said = message('"{heading}" of "{label}" is a truth value, TRUE or FALSE', heading=heading, label=label)
            return "truth-value-in-cell", said, message("type a number or a text")
        case "d":
            return cell.text.removesuffix("Z").partition("T00:00:00")[0].replace("T", " ")
        case "n":
            number = _number(cell, heading, since_1904=since_1904)
            if number is not None:
                return number
    said = message('"{heading}" of "{label}" cannot be read: "{text}"', heading=heading, label=label, text=cell.text)
    return "error-in-cell", said, message("type the value anew")


def _number(cell: Cell, heading: str, *, since_1904: bool) -> str | None:
    form = cell.format
    typed = typed_number(cell.text, form, since_1904=since_1904)
    is_bare_day = heading == _AS_OF and typed is not None and typed.isdecimal() and len(typed) == 5
    if is_bare_day and typed is not None and int(typed) in _DAYS:
        return typed_number(cell.text, NumberFormat(is_day=True), since_1904=since_1904)
    return typed


def _trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def _put(rows: dict[str, Returned], key: str, returned: Returned, found: list[Diagnostic]) -> None:
    """Keep a row; one that stands there twice says the same twice, or is told."""
    before = rows.setdefault(key, returned)
    if before.typed != returned.typed or before.provenance != returned.provenance:
        said = message(
            '"{label}" is answered twice: "{first}" in {cell} and "{second}" here',
            label=returned.label,
            first=before.typed,
            cell=before.span.where,
            second=returned.typed,
        )
        cure = message("leave one of the two rows")
        found.append(Diagnostic("repeated-row", said, returned.span, cure, route=returned.route))
