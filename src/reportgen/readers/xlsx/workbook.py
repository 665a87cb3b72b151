"""What stands in the cells of a workbook, sheet by sheet."""

from __future__ import annotations

import posixpath

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.readers.package import Format, Package
from reportgen.readers.refusal import too_large
from reportgen.readers.xlsx.markup import Attributes, parse
from reportgen.readers.xlsx.sheet import Cells, SheetReader
from reportgen.readers.xlsx.style import styles
from reportgen.readers.xlsx.text import TextRuns, shared_texts, words_of

__all__ = ["Comment", "Sheet", "Workbook", "opened"]

_FORMAT = Format("not-a-workbook", "xl/workbook.xml", message("an Excel workbook (.xlsx)"))
_MOST_SHEETS, _MOST_COMMENTS = 100, 1_000


@frozen
class Comment:
    """A remark that is pinned to a cell."""

    cell: str
    """``I8``."""
    text: str


@frozen
class Sheet:
    """One sheet."""

    name: str
    cells: Cells
    comments: tuple[Comment, ...] = ()


@frozen
class Workbook:
    """The sheets of a file, in its order."""

    file: str
    """Its name as it is shown."""
    sheets: tuple[Sheet, ...]
    since_1904: bool
    """Whether days count from 1904, as on a Macintosh."""


def opened(content: bytes, file: str) -> Workbook:
    """Read all cells.

    Raises:
        RefusedError: It is no workbook, is broken, or is too large.
    """
    package = Package(content, file, _FORMAT)
    base = _target(package, "", "officeDocument") or _FORMAT.main
    if base not in package:
        raise package.without_main()
    listed: list[tuple[str, str]] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            ids = (value for key, value in attributes.items() if key.endswith("relationships id"))
            listed.extend((one, attributes.get("name", "")) for one in ids)

    parse(package, base, start=start)
    if len(listed) > _MOST_SHEETS:
        raise too_large(file)
    related = _relationships(package, base)
    targets = {name: target for name, (_, target) in related.items()}
    strings = _part_of(related, "sharedStrings")
    texts = shared_texts(package, strings) if strings in package else []
    looks = _part_of(related, "styles")
    reader = SheetReader(package, texts, styles(package, looks) if looks in package else [])
    sheets = tuple(
        Sheet(name, reader.cells(targets[one]), _comments(package, targets[one]))
        for one, name in listed
        if targets.get(one, "") in package
    )
    return Workbook(file, sheets, since_1904)


def _comments(package: Package, sheet: str) -> tuple[Comment, ...]:
    """Return the comments of a sheet; a conversation has a copy among them, for applications that know none."""
    part = _target(package, sheet, "comments")
    if part not in package:
        return ()
    found: list[Comment] = []
    collected = TextRuns()
    cell = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal cell
        if name == "comment":
            cell = attributes.get("ref", "")
        collected.start(name, attributes)

    def end(name: str) -> None:
        collected.end(name)
        if name == "comment":
            found.append(Comment(cell, words_of(collected.take()).text))
            if len(found) > _MOST_COMMENTS:
                raise too_large(package.file)

    parse(package, part, start=start, end=end, data=collected.add)
    return tuple(found)


def _target(package: Package, base: str, sort: str) -> str:
    return _part_of(_relationships(package, base), sort)


def _part_of(related: dict[str, tuple[str, str]], sort: str) -> str:
    return next((target for told, target in related.values() if told == sort), "")


def _relationships(package: Package, base: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to, by the name of the reference: its sort, and the part; nothing outside the file."""
    folder, _, name = base.rpartition("/")
    part = f"{folder}/_rels/{name}.rels".lstrip("/")
    related: dict[str, tuple[str, str]] = {}

    def start(local: str, attributes: Attributes) -> None:
        if local == "Relationship" and attributes.get("TargetMode") != "External":
            sort = attributes.get("Type", "").rpartition("/")[2]
            related[attributes.get("Id", "")] = (sort, _part_at(base, attributes.get("Target", "")))

    if part in package:
        parse(package, part, start=start)
    return related


def _part_at(base: str, target: str) -> str:
    """Return the name of the part that another part refers to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")
