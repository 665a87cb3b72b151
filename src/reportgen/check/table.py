"""Tables: the words that rules know, kept as data.

A table is a file of ``tables/`` in UTF-8, its columns apart by tabs, the first line their names; an empty line, and one
that begins with ``#``, says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

__all__ = ["table"]

_FOLDER = Path(__file__).parent / "tables"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table, each by the names of its columns; a column that a row leaves out is empty.

    Raises:
        ValueError: A row has more columns than the first line names.
    """
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    found = []
    for row in rows:
        if len(row) > len(head):
            raise ValueError(f"{name}: {row}")
        found.append(MappingProxyType(dict(zip(head, [*row, *[""] * (len(head) - len(row))], strict=True))))
    return tuple(found)
