"""The schema file of a project, and the line by which a fact file names it to an editor."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.facts.schema import is_path, schema_file, schema_in, schema_text, with_schema
from reportgen.reports import REPORTS

__all__ = ["SCHEMAS", "content_of_schema", "naming_schema", "place_of_schema"]

SCHEMAS = "schemas"
"""The folder of a project that holds its schema files."""


def content_of_schema(report_type: str) -> bytes:
    """Return the content of the schema file of a report type."""
    report = REPORTS[report_type]
    return schema_text(report.MODEL, report_type, report.NAME).encode()


def place_of_schema(root: Path, report_type: str) -> Path:
    """Return where a project, given by its root, has the schema file of a report type."""
    return root / SCHEMAS / schema_file(report_type)


def naming_schema(content: bytes, *, old: Path, new: Path, standard: Path) -> tuple[bytes, Path | None]:
    """Return a new fact file that names its schema, and where that is.

    What the old one names, the new one names too, by the path from its own folder.  The place is None where that is not
    the schema of a project: an address, or a file of another name.

    Args:
        content: Of the new file; it names a schema as the old one does, or none.
        old: Where the fact file is from which the new one was begun.
        new: Where the new one will be.
        standard: Where its project has its schema file.
    """
    named = schema_in(content)
    if named is not None and not is_path(named):
        return content, None
    schema = standard if named is None else Path(os.path.normpath(_absolute(old.parent) / named))
    if named is None or _absolute(old.parent) != _absolute(new.parent):
        content = with_schema(content, _path_to(schema, _absolute(new.parent)))
    return content, schema if schema.name == standard.name else None


def _absolute(folder: Path) -> Path:
    """Return a folder's path as an editor sees it, which follows no links."""
    return Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute keeps ".."


def _path_to(schema: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(schema, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return schema.as_posix()
