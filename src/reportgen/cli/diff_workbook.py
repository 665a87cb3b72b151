"""What differs, as a workbook: numbers as numbers, so that Excel computes with them."""

from __future__ import annotations

import io
from fractions import Fraction

from reportgen.cli.diff_formats import COLUMNS, cells_of, title_of, unit_of_difference
from reportgen.diagnostics import Translate, message
from reportgen.pipeline.history.comparing import Comparison, FactChange, Stated, Version
from reportgen.writers.sheet import Column, Number, Sheet, write_sheet

__all__ = ["workbook_of"]

_WIDTHS = (34, 18, 18, 14, 12, 26, 34)
_CENTRED = range(1, 5)
_MOST_DIGITS = 10


def workbook_of(old: Version, new: Version, found: Comparison, translate: Translate) -> bytes:
    """Return the facts that differ as a workbook."""
    headings = (*COLUMNS, message("route"))
    columns = tuple(
        Column(heading.render(translate), width, is_centred=number in _CENTRED)
        for number, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=True))
    )
    rows = tuple(_row(change, translate) for change in found.facts)
    target = io.BytesIO()
    write_sheet(Sheet(title_of(old, new, translate), columns, rows), target)
    return target.getvalue()


def _row(change: FactChange, translate: Translate) -> tuple[str | Number, ...]:
    label, old, new, difference, ratio, source = cells_of(change, translate)
    return (
        label,
        _of_side(change.old) or old,
        _of_side(change.new) or new,
        _of_difference(change) or difference,
        ratio if change.ratio is None else Number(change.ratio, "+0.0%;-0.0%;0.0%"),
        source,
        str(change.route),
    )


def _of_side(stated: Stated | None) -> Number | None:
    """Return a value to compute with; None of what is no exact number, or prints otherwise."""
    if stated is None or stated.number is None or stated.state != "known":
        return None
    if stated.unit == "%":
        return _kept(Number(stated.number / 100, f"0{_digits(stated.number)}%"))
    return _kept(Number(stated.number, f'0{_digits(stated.number)}"{stated.unit}"'))


def _of_difference(change: FactChange) -> Number | None:
    if change.difference is None or change.new is None:
        return None
    form = f'0{_digits(change.difference)}"{unit_of_difference(change.new)}"'
    return _kept(Number(change.difference, f"+{form};-{form};{form}"))


def _digits(number: Fraction) -> str:
    """Return as many digits behind the point as a number has: ``.00``."""
    count = 0
    while number.denominator != 1 and count < _MOST_DIGITS:
        number, count = number * 10, count + 1
    return f".{'0' * count}" if count else ""


def _kept(number: Number) -> Number | None:
    return number if number.is_kept else None
