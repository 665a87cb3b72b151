"""What the tests of the Word writer look at: the parts of a written file, as XML."""

from __future__ import annotations

import copy
import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

from reportgen.diagnostics import Route
from reportgen.document.nodes import BlankText, Document, FactText, Inlines, Text
from reportgen.layouts import Layout, gb9704
from reportgen.writers import WriteOptions, docx

SCHEMAS = Path(__file__).parents[3] / "xsd"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "facts": "urn:reportgen:facts:1",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NAMESPACES['w']}}}"
_MC = f"{{{NAMESPACES['mc']}}}"


def text(written: str) -> Inlines:
    return (Text(written),)


def fact(route: str, printed: str, *, label: str = "标签", kind: str = "count", occurrence: int = 1) -> FactText:
    return FactText(printed, Route.parse(route), label, kind, printed, None, occurrence)


def blank(route: str, label: str, *, prefix: str = "", suffix: str = "") -> BlankText:
    return BlankText(Route.parse(route), label, "count", prefix, suffix)


def written(
    document: Document, *, layout: Layout | None = None, reference: bytes | None = None, compress: bool = False
) -> bytes:
    target = io.BytesIO()
    options = WriteOptions(layout or gb9704(), "1.2.3", compress=compress, reference=reference)
    docx.write(document, target, options)
    return target.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(content)[name])


def find(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=NAMESPACES)


def paragraphs(content: bytes) -> list[etree._Element]:
    return find(part(content), "/w:document/w:body/w:p")


def shown(element: etree._Element) -> str:
    return "".join(find(element, ".//w:t/text()"))


def style_of(paragraph: etree._Element) -> str:
    return find(paragraph, "w:pPr/w:pStyle/@w:val")[0]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "wml.xsd"))


def schema_errors(content: bytes) -> list[str]:
    """Return what the transitional schemas object to, in every part that they cover."""
    errors = []
    for name, bytes_ in parts(content).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name and name != "word/reportgen.xml":
            errors += [
                f"{name}: {error.message}" for root in _as_consumed(etree.fromstring(bytes_)) for error in _log(root)
            ]
    return errors


def _log(root: etree._Element) -> list[etree._LogEntry]:
    schema = _schema()
    return [] if schema.validate(etree.fromstring(etree.tostring(root))) else list(schema.error_log)


def _as_consumed(root: etree._Element) -> list[etree._Element]:
    """Return the part without what may be ignored; the content of each text box becomes a document of its own."""
    ignorable = {root.nsmap[prefix] for prefix in root.get(f"{_MC}Ignorable", "").split()}
    root.attrib.pop(f"{_MC}Ignorable", None)
    for element in list(root.iter()):
        if any(str(element.tag).startswith(f"{{{namespace}}}") for namespace in ignorable):
            element.getparent().remove(element)
    boxes = []
    for box in find(root, "//w:txbxContent"):
        document = etree.Element(f"{W}document")
        body = etree.SubElement(document, f"{W}body")
        body.extend(copy.deepcopy(list(box)))
        boxes.append(document)
    for alternative in find(root, "//mc:AlternateContent"):
        alternative.getparent().remove(alternative)
    return [root, *boxes]
