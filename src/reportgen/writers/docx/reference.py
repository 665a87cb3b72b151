"""A lent look: the mould that another Word file makes (its styles, faces, page, headers and footers), without its text.

Word knows a built-in style by its name, whatever its id is, so the pour's styles are looked up by name; those that
the file lacks are added, based on its own.  Its page settings and the size of its text are taken over into the layout.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from reportgen.diagnostics import ReportgenError, message
from reportgen.layouts import Face, Layout
from reportgen.writers.docx.markup import MAIN_NAMESPACE, RELATIONSHIPS
from reportgen.writers.docx.mould import DOCUMENT, FACTS, PROPERTIES, SHARED_PARTS, Mould, facts_parts
from reportgen.writers.docx.style import STYLE_IDS, style_definitions, style_kind

__all__ = ["mould_of_reference"]

_KEPT = frozenset(
    f"{RELATIONSHIPS}/{kind}" for kind in ("styles", "theme", "fontTable", "settings", "numbering", "header", "footer")
)
"""What the document part may be related to: all that makes its look, and nothing of its text."""
_UNWANTED_SETTINGS = tuple(
    qn(f"w:{name}")
    for name in (
        "writeProtection",
        "attachedTemplate",
        "mailMerge",
        "revisionView",
        "trackRevisions",
        "documentProtection",
        "footnotePr",
        "endnotePr",
        "docVars",
        "rsids",
    )
)
"""What would protect the output, track its changes, or point to a part that is left behind."""
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_UNWANTED_OF_SECTION = tuple(
    qn(f"w:{name}") for name in ("footnotePr", "endnotePr", "type", "printerSettings", "sectPrChange", "pgNumType")
)
_NOT_A_DOCUMENT = (
    OpcError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,  # from python-docx, of a part that is not what its content type says
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,  # from python-docx, of a relationship that leads nowhere
    ValueError,
)
_DEFAULT_SIZE = 20  # half-points, where a file says nothing


@lru_cache(maxsize=4)
def mould_of_reference(content: bytes, layout: Layout) -> Mould:
    """Return the mould of a Word file; ``layout`` gives the numbers that the file does not have.

    Raises:
        ReportgenError: It is no Word file that can be read.
    """
    try:
        document = docx.Document(io.BytesIO(content))
        return _mould(document, layout)
    except _NOT_A_DOCUMENT as error:
        raise ReportgenError(
            message("the reference is not a Word document that can be read"),
            message("open it in Word or WPS and save it as .docx, without a password"),
        ) from error


def _mould(document: WordDocument, layout: Layout) -> Mould:
    section = _first_section(document)
    styles = document.styles.element
    lent = _lent_layout(layout, section, styles)
    ids = _style_ids(styles)
    _add_missing(styles, ids, lent)
    _settle(document.settings.element)
    references = "".join(_written(child) for child in section if child.tag in _REFERENCES)
    settings = "".join(
        _written(child)
        for child in section
        if child.tag not in _REFERENCES
        and child.tag not in _UNWANTED_OF_SECTION
        and str(child.tag).startswith("{" + MAIN_NAMESPACE)
    )
    return Mould(
        parts=_parts(document),
        layout=lent,
        ids=ids,
        section_references=references,
        section_settings=settings,
        last_section_references=references,
        numbers_itself=True,
    )


def _first_section(document: WordDocument) -> etree._Element:
    """Return the settings of the first section: a later one that shows the same header and footer names none."""
    body = document.element.body
    section: etree._Element = next(body.iter(qn("w:sectPr"))) if body.xpath(".//w:sectPr") else body.get_or_add_sectPr()
    return section


def _settle(settings: etree._Element) -> None:
    for setting in list(settings):
        if setting.tag in _UNWANTED_SETTINGS:
            settings.remove(setting)
    for zoom in settings.iterchildren(qn("w:zoom")):
        if zoom.get(qn("w:percent")) is None:  # the schema wants one, some tools write none
            zoom.set(qn("w:percent"), "100")


# --- parts ------------------------------------------------------------------------------------------------------------


def _parts(document: WordDocument) -> dict[str, bytes]:
    """Return the parts to keep, with ours among them; the pour writes those that are still empty here."""
    main, package = document.part, document.part.package
    for key, relation in list(main.rels.items()):
        if relation.reltype not in _KEPT:
            del main.rels[key]
    for key, relation in list(package.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[key]
    main.partname = PackURI(f"/{DOCUMENT}")
    for name, content_type, kind in SHARED_PARTS:
        part = Part(PackURI(f"/{name}"), content_type, b"", package)
        main.relate_to(part, str(kind))
        if name == FACTS:
            content = facts_parts()["customXml/itemProps1.xml"].encode()
            part.relate_to(
                Part(PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, content, package),
                RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
            )
    properties = Part(PackURI(f"/{PROPERTIES}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, b"", package)
    package.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    if not all(all(each.rels) for each in (package, *package.iter_parts())):
        raise ValueError  # a relationship without a name cannot be saved
    saved = io.BytesIO()
    package.save(saved)
    written_later = {DOCUMENT, PROPERTIES, *(name for name, _, _ in SHARED_PARTS)}
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist()) if name not in written_later}


def _written(element: etree._Element) -> str:
    """Return an element as text, without the namespaces that only the document around it used."""
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode", with_tail=False)


# --- styles -----------------------------------------------------------------------------------------------------------


def _style_ids(styles: etree._Element) -> dict[str, str]:
    """Return the id of each style of ours: the file's own where it has one of that name and kind, else a free one."""
    there = {
        (str(style.get(qn("w:type"), "paragraph")), _name(style).lower()): str(style.get(qn("w:styleId")))
        for style in styles.iterchildren(qn("w:style"))
        if style.get(qn("w:styleId"))
    }
    default = _xpath(styles, 'w:style[@w:type="paragraph"][@w:default="1"]/@w:styleId')
    taken = set(there.values())
    ids = {}
    for name, usual in STYLE_IDS.items():
        found = default[0] if name == "Normal" and default else there.get((style_kind(name), name.lower()))
        if found is None:
            found = usual if usual not in taken else f"Reportgen{usual}"
            taken.add(found)
        ids[name] = str(found)
    return ids


def _add_missing(styles: etree._Element, ids: Mapping[str, str], layout: Layout) -> None:
    there = {style.get(qn("w:styleId")) for style in styles.iterchildren(qn("w:style"))}
    for name, definition in style_definitions(layout, ids).items():
        if ids[name] not in there:
            root = etree.fromstring(f'<w:styles xmlns:w="{MAIN_NAMESPACE}">{definition}</w:styles>')
            styles.append(root[0])


def _name(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), ""))


# --- numbers ----------------------------------------------------------------------------------------------------------


def _lent_layout(layout: Layout, section: etree._Element, styles: etree._Element) -> Layout:
    """Return the layout with the page and the text of the file, as far as it says them."""
    normal = _xpath(styles, 'w:style[@w:type="paragraph"][@w:default="1"]')
    defaults = _xpath(styles, "w:docDefaults/w:rPrDefault | w:docDefaults/w:pPrDefault")
    titles = [style for style in styles.iterchildren(qn("w:style")) if _name(style).lower() == "title"]
    sources = [*normal, *defaults]
    body = _face(layout.body, sources)
    title = _face(layout.title, titles)
    number = _first_number
    page_height = number([section], "w:pgSz/@w:h", layout.page_height)
    margin_bottom = abs(number([section], "w:pgMar/@w:bottom", layout.margin_bottom))
    pitch = number([section], "w:docGrid[@w:type]/@w:linePitch", body.height * 3 // 2)
    return replace(
        layout,
        page_width=number([section], "w:pgSz/@w:w", layout.page_width),
        page_height=page_height,
        margin_top=abs(number([section], "w:pgMar/@w:top", layout.margin_top)),
        margin_bottom=margin_bottom,
        margin_left=number([section], "w:pgMar/@w:left", layout.margin_left),
        margin_right=number([section], "w:pgMar/@w:right", layout.margin_right),
        line=number(normal, 'w:pPr/w:spacing[@w:lineRule="exact"]/@w:line', pitch),
        grid="lines",
        grid_spacing=0,
        character_spacing=number(sources, ".//w:rPr/w:spacing/@w:val", 0),
        body=body,
        title=title,
        title_line=round(title.height * 36 / 22),
        imprint=replace(layout.imprint, chinese=body.chinese, latin=body.latin),
        table=replace(layout.table, chinese=body.chinese, latin=body.latin),
        imprint_bottom=page_height - margin_bottom,
    )


def _face(face: Face, sources: list[etree._Element]) -> Face:
    """Return the face that the first of the sources names, and the size that the first of them says."""
    chinese = _first(sources, ".//w:rPr/w:rFonts/@w:eastAsia") or face.chinese
    latin = _first(sources, ".//w:rPr/w:rFonts/@w:ascii") or face.latin
    return replace(
        face, chinese=chinese, latin=latin, size=_first_number(sources, ".//w:rPr/w:sz/@w:val", _DEFAULT_SIZE)
    )


def _xpath(element: etree._Element, path: str) -> list[Any]:
    found: Any = etree.XPath(path, namespaces={"w": MAIN_NAMESPACE})(element)
    return list(found)


def _first(sources: list[etree._Element], path: str) -> str | None:
    for source in sources:
        found = _xpath(source, path)
        if found:
            return str(found[0])
    return None


def _first_number(sources: list[etree._Element], path: str, default: int) -> int:
    """Return the first number that a path finds; Word writes some of them with fractions."""
    found = _first(sources, path)
    return default if found is None else round(float(found))
