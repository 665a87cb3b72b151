"""What stands in the cells of a workbook, sheet by sheet."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.forms.xlsx.markup import Attributes, parse
from reportgen.forms.xlsx.package import Package, not_a_workbook, part_at, too_large
from reportgen.forms.xlsx.sheet import Sheet, SheetReader
from reportgen.forms.xlsx.style import number_formats
from reportgen.forms.xlsx.text import shared_texts

__all__ = ["Workbook", "open_workbook"]

_MOST_SHEETS = 100


@frozen
class Workbook:
    """The sheets of a file, in its order."""

    sheets: tuple[Sheet, ...]
    since_1904: bool
    """Whether days count from 1904, as on a Macintosh."""


def open_workbook(content: bytes, file: str) -> Workbook:
    """Read all cells.

    Raises:
        RefusedError: It is no workbook, is broken, or is too large.
    """
    package = Package(content, file)
    base = _target(package, "", "officeDocument") or "xl/workbook.xml"
    if base not in package:
        raise not_a_workbook(file)
    ids: list[str] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            ids.extend(value for key, value in attributes.items() if key.endswith("relationships id"))

    parse(package, base, start=start)
    if len(ids) > _MOST_SHEETS:
        raise too_large(file)
    related = _relationships(package, base)
    targets = {name: target for name, (_, target) in related.items()}
    strings = _part_of(related, "sharedStrings")
    texts = shared_texts(package, strings) if strings in package else []
    styles = _part_of(related, "styles")
    formats = number_formats(package, styles) if styles in package else []
    reader = SheetReader(package, texts, formats)
    return Workbook(tuple(reader.sheet(targets[name]) for name in ids if targets.get(name, "") in package), since_1904)


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
            related[attributes.get("Id", "")] = (sort, part_at(base, attributes.get("Target", "")))

    if part in package:
        parse(package, part, start=start)
    return related
