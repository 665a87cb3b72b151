"""What was typed in the row of a question, as it would be typed anywhere.

What it means is not decided here (see :mod:`reportgen.facts.answer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Message, Outcome, Severity, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.returned import Returned, Stated
from reportgen.forms.form import BESIDE, GAP
from reportgen.forms.xlsx.column import AS_OF, VALUE
from reportgen.forms.xlsx.identity import LONGEST_TEXT, Asked
from reportgen.readers.xlsx.literal import added
from reportgen.readers.xlsx.number import NumberFormat, typed_number
from reportgen.readers.xlsx.sheet import Cell
from reportgen.readers.xlsx.table import Row, span_of

__all__ = ["answer_in", "shown_in"]

_DAYS = range(36_526, 73_051)
"""2000 to 2099, where a day has lost its format."""
_TIME = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?")
"""What stands behind a day that was copied from elsewhere."""

_Fault = tuple[str, Message, Message]
"""The rule, the sentence and the advice."""


@frozen
class _Place:
    """A cell of a row, and what is to be called by its name."""

    heading: str
    label: str
    span: Span


def answer_in(row: Row, asked: Asked, file: str, sheet: str, *, since_1904: bool) -> Outcome[Returned]:
    """Return what came back in a row; None where a cell of it cannot be taken, or the answer is struck out."""
    texts: dict[str, str] = {}
    spans: dict[str, Span] = {}
    found: list[Diagnostic] = []
    for heading in (VALUE, *BESIDE.values()):
        cell = row.cell(heading)
        if cell is None:
            texts[heading] = ""
            continue
        spans[heading] = span_of(file, row.number, row.columns[heading], sheet)
        place = _Place(heading, asked.label, spans[heading])
        outcome = _typed(cell, place, asked, since_1904=since_1904)
        found.extend(outcome.diagnostics)
        texts[heading] = outcome.value or ""
    is_struck = (value := row.cell(VALUE)) is not None and value.is_struck
    if is_struck or any(each.severity is Severity.ERROR for each in found):
        return Outcome(None, tuple(found))
    prefix, _, suffix = asked.hint.partition(GAP)
    is_edited = texts[VALUE] != _as_sent(asked.standing)
    provenance = tuple(_said(asked, texts, is_edited=is_edited))
    returned = Returned(
        route=asked.route,
        label=asked.label,
        typed=texts[VALUE],
        exported=Stated(asked.standing),
        span=span_of(file, row.number, row.columns[VALUE], sheet),
        is_edited=is_edited,
        prefix=prefix,
        suffix=suffix,
        provenance=provenance,
        provenance_spans=tuple((key, spans[BESIDE[key]]) for key, _ in provenance),
    )
    return Outcome(returned, tuple(found))


def shown_in(cell: Cell, *, since_1904: bool) -> str:
    """Return what is read in a cell that is no answer."""
    number = typed_number(cell.text, cell.format, since_1904=since_1904) if cell.sort == "n" else None
    return cell.text if number is None else number


def _said(asked: Asked, texts: Mapping[str, str], *, is_edited: bool) -> Iterator[tuple[str, str]]:
    """Yield what is said of a value: what stood there before is said again only where the value is new."""
    before = {key: _as_sent(text) for key, text in asked.provenance}
    for key, heading in BESIDE.items():
        if texts[heading] and (is_edited or texts[heading] != before.get(key)):
            yield key, texts[heading]


def _as_sent(text: str) -> str:
    """Return a text as a cell shows it, which keeps no more than a spreadsheet takes."""
    return _trimmed(text[:LONGEST_TEXT])


# --- one cell ---------------------------------------------------------------------------------------------------------


def _typed(cell: Cell, place: _Place, asked: Asked, *, since_1904: bool) -> Outcome[str]:
    """Return what was typed in a cell; nothing where it is struck out, None where it cannot be taken."""
    if cell.is_struck and cell.text.strip():
        said = message(
            '"{heading}" of "{label}" is struck out: "{text}"', heading=place.heading, label=place.label, text=cell.text
        )
        cure = message("it is not taken; empty the cell, or take the line off what is meant")
        return Outcome("", (Diagnostic("struck-out", said, place.span, cure, Severity.WARNING, asked.route),))
    fault = _fault_of_look(cell, place)
    typed = _text(cell, place.heading, since_1904=since_1904) if fault is None else None
    if typed is not None:
        return Outcome(typed)
    rule, said, cure = fault or _unreadable(cell, place)
    return Outcome(None, (Diagnostic(rule, said, place.span, cure, route=asked.route),))


def _text(cell: Cell, heading: str, *, since_1904: bool) -> str | None:
    match cell.sort:
        case "s":
            text = _trimmed(cell.text)
        case "d":
            text = cell.text.removesuffix("Z").partition("T00:00:00")[0].replace("T", " ")
        case "n":
            return _number(cell, heading, since_1904=since_1904)
        case _:
            return None
    time = _TIME.search(text) if heading == AS_OF else None
    return text[: time.start()] if time is not None and time.end() == len(text) else text


def _number(cell: Cell, heading: str, *, since_1904: bool) -> str | None:
    form = cell.format
    typed = typed_number(cell.text, form, since_1904=since_1904)
    if heading != AS_OF or typed is None:
        return typed
    is_bare_day = not (form.is_day or form.is_time or form.is_percent) and int(float(cell.text)) in _DAYS
    is_day = form.is_day or is_bare_day
    return typed_number(cell.text, NumberFormat(is_day=True), since_1904=since_1904) if is_day else typed


def _fault_of_look(cell: Cell, place: _Place) -> _Fault | None:
    """Return what is wrong with a cell of which people see something else than it holds."""
    heading, label = place.heading, place.label
    if cell.has_formula:
        said = message('"{heading}" of "{label}" holds a formula', heading=heading, label=label)
        return "formula-in-cell", said, message("type the value itself, or paste it as a value")
    if cell.is_raised:
        said = message('a part of "{text}" is set as superscript or subscript', text=cell.text)
        cure = message("remove the mark there; what it says goes into the text, or beside the answer")
        return "raised-mark", said, cure
    beside = _beside(cell)
    if beside:
        said = message(
            '"{heading}" of "{label}" holds {held}, and the number format of its cell shows "{added}" beside it',
            heading=heading,
            label=label,
            held=cell.text,
            added=beside,
        )
        return "number-format", said, message("type what is meant as a text, such as 3万 or 20余, or clear the format")
    return None


def _beside(cell: Cell) -> str:
    """Return what the number format writes beside the value, where that changes what it says."""
    if not cell.format.code or cell.sort not in ("s", "n"):
        return ""
    try:
        return added(cell.format.code, float(cell.text) if cell.sort == "n" else None)
    except ValueError:
        return ""


def _unreadable(cell: Cell, place: _Place) -> _Fault:
    heading, label = place.heading, place.label
    if cell.sort == "b":
        said = message('"{heading}" of "{label}" is a truth value, TRUE or FALSE', heading=heading, label=label)
        return "truth-value-in-cell", said, message("type a number or a text")
    said = message('"{heading}" of "{label}" cannot be read: "{text}"', heading=heading, label=label, text=cell.text)
    return "error-in-cell", said, message("type the value anew")


def _trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))
