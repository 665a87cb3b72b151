"""How the paragraphs and the pages of a Word file look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from lxml import etree

from reportgen.layouts.look import FooterLook, PageLook, ParagraphLook, RunLook
from reportgen.readers.docx.style_sheet import Properties, StyleSheet, W, is_on
from reportgen.readers.docx.word_file import WordFile

__all__ = ["page_looks", "paragraph_look"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SETTINGS = "word/settings.xml"
_DEFAULT_SIZE = "20"
"""Half-points, where nothing says a size (ECMA-376-1, 17.3.2.38)."""
_KINDS: Mapping[str, Literal["default", "even", "first"]] = {"default": "default", "even": "even", "first": "first"}
_ALIGNMENTS = {"start": "left", "end": "right", "": "left"}
_A4 = ("11906", "16838")
_MARGIN = "1440"


def paragraph_look(element: etree._Element, sheet: StyleSheet, page: int = 0) -> ParagraphLook:
    """Return how a paragraph looks.

    Args:
        element: w:p.
        sheet: The styles of its file.
        page: The index of the page settings that it stands under.
    """
    properties = sheet.paragraph(element)
    runs = tuple(_runs(element, sheet))
    size = runs[0].size * 10 if runs else int(_DEFAULT_SIZE) * 10
    is_exact = properties.get("spacing.lineRule") == "exact"
    alignment = properties.get("jc", "")
    return ParagraphLook(
        runs=runs,
        alignment=_ALIGNMENTS.get(alignment, alignment),
        first_line=_indent(properties, "firstLine", size) - _indent(properties, "hanging", size),
        left=_indent(properties, "left", size) or _indent(properties, "start", size),
        right=_indent(properties, "right", size) or _indent(properties, "end", size),
        line=_number(properties.get("spacing.line", "0")) if is_exact else 0,
        page=page,
        in_table=next(element.iterancestors(f"{W}tc"), None) is not None,
        is_ruled=_is_ruled(element),
    )


def _is_ruled(element: etree._Element) -> bool:
    """Tell whether a line is drawn at a paragraph; the style of a table is taken to draw some."""
    own = (f"{W}pPr/{W}pBdr", f".//{W}drawing", f".//{W}pict")
    if any(element.find(path) is not None for path in own):
        return True
    table, cell = (next(element.iterancestors(f"{W}{name}"), None) for name in ("tbl", "tc"))
    of_table = (f"{W}tblPr/{W}tblBorders", f"{W}tblPr/{W}tblStyle")
    return (table is not None and any(table.find(path) is not None for path in of_table)) or (
        cell is not None and cell.find(f"{W}tcPr/{W}tcBorders") is not None
    )


def _runs(element: etree._Element, sheet: StyleSheet) -> Iterator[RunLook]:
    """Yield the runs that hold text; neighbours of one look are one."""
    style = sheet.style_of(element)
    last: RunLook | None = None
    for run in element.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not element or _is_gone(run):
            continue
        text = "".join(each.text or "" for each in run.findall(f"{W}t"))
        if not text:
            continue
        look = _run(text, sheet.run(run, style))
        if last is not None and _face(last) == _face(look):
            last = RunLook(last.text + text, *_face(last))
        else:
            if last is not None:
                yield last
            last = look
    if last is not None:
        yield last


def _is_gone(run: etree._Element) -> bool:
    return next(run.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None


def _run(text: str, properties: Properties) -> RunLook:
    latin = properties.get("rFonts.ascii", "") or properties.get("rFonts.hAnsi", "")
    size, spacing = _number(properties.get("sz", _DEFAULT_SIZE)), _number(properties.get("spacing", "0"))
    return RunLook(text, properties.get("rFonts.eastAsia", ""), latin, size, is_on(properties, "b"), spacing)


def _face(look: RunLook) -> tuple[str, str, int, bool, int]:
    return look.chinese, look.latin, look.size, look.bold, look.spacing


def _indent(properties: Properties, side: str, size: int) -> int:
    """Return an indent; where it is stated in characters, these are as wide as the type is high."""
    characters = _number(properties.get(f"ind.{side}Chars", "0"))
    return characters * size // 100 if characters else _number(properties.get(f"ind.{side}", "0"))


def _number(text: str) -> int:
    match = re.match(r"-?\d+", text)
    return int(match[0]) if match else 0


# --- pages ------------------------------------------------------------------------------------------------------------


def page_looks(word_file: WordFile, sheet: StyleSheet) -> tuple[PageLook, ...]:
    """Return the page settings of a file's sections, in their order.

    Raises:
        RefusedError: A part that they name is broken.
    """
    targets = _targets(word_file)
    mirrors = _mirrors(word_file)
    looks: list[PageLook] = []
    inherited: dict[str, FooterLook] = {}
    for section in word_file.tree(word_file.main).iter(f"{W}sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag == f"{W}sectPrChange":
            continue
        for footer in _footers(section, targets, word_file, sheet):
            inherited[footer.kind] = footer  # what a section does not say, it has from the one before
        has_first = section.find(f"{W}titlePg") is not None
        kinds = ("default", *(("even",) if mirrors else ()), *(("first",) if has_first else ()))
        footers = tuple(inherited[kind] for kind in kinds if kind in inherited)
        looks.append(_page(section, footers, mirrors=mirrors))
    return tuple(looks)


def _page(section: etree._Element, footers: tuple[FooterLook, ...], *, mirrors: bool) -> PageLook:
    size, margin, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    return PageLook(
        width=_attribute(size, "w", _A4[0]),
        height=_attribute(size, "h", _A4[1]),
        top=abs(_attribute(margin, "top", _MARGIN)),
        bottom=abs(_attribute(margin, "bottom", _MARGIN)),
        left=_attribute(margin, "left", _MARGIN) + _attribute(margin, "gutter", "0"),
        right=_attribute(margin, "right", _MARGIN),
        grid="" if grid is None else str(grid.get(f"{W}type", "")),
        grid_line=_attribute(grid, "linePitch", "0"),
        grid_spacing=_attribute(grid, "charSpace", "0"),
        footers=footers,
        mirrors=mirrors,
    )


def _attribute(element: etree._Element | None, name: str, default: str) -> int:
    return _number(str((None if element is None else element.get(f"{W}{name}")) or default))


def _mirrors(word_file: WordFile) -> bool:
    if _SETTINGS not in word_file.package:
        return False
    switch = word_file.tree(_SETTINGS).find(f"{W}evenAndOddHeaders")
    return switch is not None and str(switch.get(f"{W}val", "1")) not in ("0", "false", "off")


def _targets(word_file: WordFile) -> Mapping[str, str]:
    """Return the parts that the main part names, by the ids that it names them by."""
    name = re.sub(r"([^/]+)$", r"_rels/\1.rels", word_file.main)
    if name not in word_file.package:
        return {}
    folder = word_file.main.rpartition("/")[0]
    return {
        str(relation.get("Id", "")): _resolved(folder, str(relation.get("Target", "")))
        for relation in word_file.tree(name).iter(_RELATION)
    }


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"


def _footers(
    section: etree._Element, targets: Mapping[str, str], word_file: WordFile, sheet: StyleSheet
) -> Iterator[FooterLook]:
    for reference in section.findall(f"{W}footerReference"):
        kind = _KINDS.get(str(reference.get(f"{W}type", "default")))
        part = targets.get(str(reference.get(f"{_R}id", "")), "")
        if kind is None or part not in word_file.package:
            continue
        paragraphs = list(word_file.tree(part).iter(f"{W}p"))
        numbered = next((each for each in paragraphs if "#" in _footer_text(each)), None)
        if numbered is not None:
            yield FooterLook(kind, _footer_text(numbered), paragraph_look(numbered, sheet))
        elif paragraphs:
            text = "".join(map(_footer_text, paragraphs))
            yield FooterLook(kind, text, paragraph_look(paragraphs[0], sheet))


def _footer_text(paragraph: etree._Element) -> str:
    """Return the text of a footer's paragraph, ``#`` for the field that numbers pages."""
    text, fields = "", list[bool]()
    """Of each field that is open: whether its result has begun, which is left out."""
    for element in paragraph.iter(f"{W}t", f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if _numbers_pages(element):
            text += "#"
        elif element.tag == f"{W}fldChar":
            sort = element.get(f"{W}fldCharType")
            fields = [*fields, False] if sort == "begin" else fields[:-1] if sort == "end" else [*fields[:-1], True]
        elif element.tag == f"{W}t" and not (fields and fields[-1]) and not _is_in_simple(element):
            text += element.text or ""
    return text.strip()


def _numbers_pages(element: etree._Element) -> bool:
    """Tell whether an element is the instruction to number pages."""
    if element.tag not in (f"{W}instrText", f"{W}fldSimple"):
        return False
    instruction = str(element.get(f"{W}instr", "")) or element.text or ""
    return instruction.strip().upper().split(" ")[0] == "PAGE"


def _is_in_simple(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{W}fldSimple"), None) is not None
