"""Word files for the tests: built by our writer, then changed as Word, WPS or LibreOffice would have changed them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from reportgen.diagnostics import Route
from reportgen.document.nodes import BlankText, Block, Document, Elements, FactText, Inline, Paragraph, Text
from reportgen.layouts import LAYOUTS
from reportgen.writers import docx
from reportgen.writers.options import WriteOptions

__all__ = ["DELETED", "blank", "changed", "control", "document", "fact", "paragraph", "part", "replaced", "written"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
DELETED = '<w:del w:id="901" w:author="李四" w:date="2023-01-05T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def fact(text: str, route: str, label: str = "次数", *, filters: str | None = None, occurrence: int = 1) -> FactText:
    return FactText(text, Route.parse(route), label, "count", text, filters, occurrence)


def blank(route: str, label: str = "次数", prefix: str = "", suffix: str = "") -> BlankText:
    return BlankText(Route.parse(route), label, "count", prefix, suffix)


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def document(
    *blocks: Block, identity: tuple[tuple[str, str], ...] = (("report", "ideology"), ("year", "2022"))
) -> Document:
    return Document(Elements(title=((Text("工作情况报告"),),)), blocks, identity=identity)


def written(made: Document) -> bytes:
    target = io.BytesIO()
    docx.write(made, target, OPTIONS)
    return target.getvalue()


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def changed(content: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """Return a file with parts put in, or taken out where there is None."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as other:
        for name in package.namelist():
            if name not in parts:
                other.writestr(name, package.read(name))
        for name, text in parts.items():
            if text is not None:
                other.writestr(name, text)
    return target.getvalue()


def replaced(content: bytes, old: str, new: str) -> bytes:
    """Return a file with one stretch of its document part replaced."""
    body = part(content)
    assert body.count(old) == 1, f"{body.count(old)} times: {old}"
    return changed(content, {"word/document.xml": body.replace(old, new)})


def control(content: bytes, route: str) -> str:
    """Return what our writer put between the start and the end of a fact's bookmark, these two included."""
    found = re.search(
        rf'<w:bookmarkStart w:id="(\d+)" w:name="f_\d+"/><w:sdt>(?:(?!<w:sdt>).)*?<w:tag w:val="{re.escape(route)}"/>'
        r'.*?</w:sdt><w:bookmarkEnd w:id="\1"/>',
        part(content),
    )
    assert found is not None, route
    return found[0]
