"""A unit that is not a legal unit of measurement.

Official documents use the legal units; 公分 and 平米 are said, and a 市斤 has to be converted by its reader.

Bad:

    新建档案库房300平米，书架间距80公分。

Good:

    新建档案库房300平方米，书架间距80厘米。

Allow: for goods that are sold by such a unit.

Source: GB/T 9704-2012, 9, and GB 3100-1993; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN_DIGITS
from reportgen.check.table import table
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "non-legal-unit"
SEVERITY = Severity.WARNING


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the units behind numbers; one that is a legal unit by another name can be put right."""
    legal = {row["unit"]: row for row in table("non-legal-units")}
    for passage in manuscript.passages:
        for found in _unit().finditer(passage.outside_titles):
            unit, row = found["unit"], legal[found["unit"]]
            right, is_same = row["legal"], row["same"] == "yes"
            said = message('"{unit}" is not a legal unit', unit=unit)
            help_ = (
                message('write "{right}"', right=right) if is_same else message('convert it to "{unit}"', unit=right)
            )
            yield Flag(passage, *found.span("unit"), said, help_, right if is_same else None)


@cache
def _unit() -> re.Pattern[str]:
    units = []
    for row in sorted(table("non-legal-units"), key=lambda row: -len(row["unit"])):
        other = "|".join(row["unless"].split())
        units.append(row["unit"] + (f"(?!的?(?:{other}))" if other else ""))
    same = "|".join(row["unit"] for row in table("non-legal-units") if row["same"])
    return re.compile(rf"(?:(?<=[0-9{HAN_DIGITS}余多几半数])|(?<=[每/])(?={same}))(?P<unit>{'|'.join(units)})")
