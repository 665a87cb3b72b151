"""The XML of a workbook's parts, element by element: no tree is built, no entity is expanded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from reportgen.readers.package import Package
from reportgen.readers.refusal import damaged, too_large

__all__ = ["Attributes", "parse"]

Attributes = Mapping[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Data = Callable[[str], None]

_MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
"""The namespaces of workbooks, by the transitional and by the strict standard (ISO/IEC 29500-4 and -1)."""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = {
    f"{space} {name}": name
    for space in (*_MAIN, _RELATIONSHIPS)
    for name in (
        "workbookPr",
        "sheet",
        "Relationship",
        "numFmt",
        "fonts",
        "font",
        "strike",
        "vertAlign",
        "cellXfs",
        "xf",
        "si",
        "r",
        "rPr",
        "t",
        "rPh",
        "row",
        "c",
        "v",
        "f",
        "is",
        "comment",
    )
}
"""The elements that a reader here looks at; all others are passed over."""
_MOST_ELEMENTS = 1_500_000
"""Of one part: some applications write a row element for each of the 1,048,576 rows that are empty."""


def parse(package: Package, part: str, *, start: Start, end: End | None = None, data: Data | None = None) -> None:
    """Call ``start``, ``end`` and ``data`` for what stands in a part.

    Raises:
        RefusedError: The part is missing, broken, or too large, or declares a document type, which no workbook does.
    """
    content = package.content(part)
    known, seen = _NAMES.get, 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > _MOST_ELEMENTS:
            raise too_large(package.file)
        local = known(name)
        if local is not None:
            start(local, attributes)

    def on_end(name: str) -> None:
        local = known(name)
        if local is not None and end is not None:
            end(local)

    def on_document_type(*_: object) -> None:
        raise damaged(package.file)

    # Whatever encoding a part declares: workbooks are UTF-8, or UTF-16 with its mark, which expat sees by itself.
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.StartDoctypeDeclHandler = on_document_type
    if end is not None:
        parser.EndElementHandler = on_end
    if data is not None:
        parser.CharacterDataHandler = data
    try:
        # In one piece: given in many, some versions of expat read a long token anew for each.
        parser.Parse(content, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError:
        raise damaged(package.file) from None
