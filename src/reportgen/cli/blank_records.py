"""Blanks for other programs: a JSON list of objects, and a table for Excel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.cli.blank_table import Listed, shown_printing
from reportgen.pipeline.blanks import Blank, Printing

__all__ = ["as_csv", "as_json", "record_of"]

_HEADINGS = {
    "route": "路径",
    "label": "事实",
    "section": "分组",
    "kind": "类型",
    "unit": "量词",
    "prefix": "数前",
    "suffix": "数后",
    "owner": "责任单位",
    "due": "填报期限",
    "overdue": "已逾期",
    "ask": "填报说明",
    "previous": "上年",
    "file": "文件",
    "line": "行",
    "column": "列",
    "printed": "所在正文",
}
_YES_OR_NO = {True: "是", False: "否", None: ""}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet would compute instead of showing it."""


def as_json(found: Sequence[Listed], today: date | None) -> bytes:
    """Return one list of objects over all files, in UTF-8; null where there is nothing."""
    return (json.dumps(list(_records(found, today)), ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(found: Sequence[Listed], today: date | None) -> bytes:
    """Return the same as comma-separated values, headings in Chinese, with the byte order mark that Excel asks for."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(_HEADINGS.values())
    for record in _records(found, today):
        writer.writerow([_cell(record[key]) for key in _HEADINGS])
    return target.getvalue().encode("utf-8-sig")


def _records(found: Sequence[Listed], today: date | None) -> Iterator[dict[str, object]]:
    for one in found:
        for blank in one.blanks:
            yield record_of(blank, one.file, today)


def record_of(blank: Blank, file: str, today: date | None) -> dict[str, object]:
    """Return a blank as its documented keys and values."""
    fact = blank.fact
    return {
        "route": str(fact.route),
        "label": blank.label,
        "section": blank.section or None,
        "kind": fact.kind,
        "unit": fact.unit,
        "prefix": fact.prefix or None,
        "suffix": fact.suffix or None,
        "owner": blank.owner,
        "due": None if blank.due is None else blank.due.isoformat(),
        "overdue": None if today is None or blank.due is None else blank.due < today,
        "ask": blank.ask,
        "previous": blank.previous,
        "file": file,
        "line": fact.span.line,
        "column": fact.span.column,
        "printed": None if blank.printed is None else [_printing(each) for each in blank.printed],
    }


def _printing(printing: Printing) -> dict[str, object]:
    return {"heading": printing.heading or None, "template": printing.template, "line": printing.line}


def _cell(value: object) -> str:
    """Return a value as it stands in a cell; a text that a spreadsheet would take for a formula gets a ``'``."""
    if value is None or isinstance(value, bool):
        return _YES_OR_NO[value]
    if isinstance(value, list):
        value = "；".join(shown_printing(**each) for each in value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
