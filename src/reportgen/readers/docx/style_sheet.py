"""What the styles of a Word file come to: the properties of a paragraph and of a run, all levels taken together.

The levels are those of ECMA-376-1, 17.7.2: defaults, paragraph style, character style, direct formatting; table styles
are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportgen.readers.docx.word_file import WordFile

__all__ = ["Properties", "StyleSheet", "W", "is_on", "style_sheet_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STYLES, _THEME = "word/styles.xml", "word/theme/theme1.xml"
_OFF = frozenset({"0", "false", "off", "none"})
_MOST_BASES = 30
"""Styles that a style may go back to: a circle of them has no end."""

Properties = Mapping[str, str]
"""The attributes of the elements of w:pPr or w:rPr: ``ind.firstLine``, ``rFonts.eastAsia``, ``sz``, ``b``."""


class StyleSheet:
    """The styles of one file, by their ids."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        """Take in word/styles.xml and the faces that a theme names, as far as a file has them."""
        self.names: dict[str, str] = {}
        """What people call them: Word knows its own styles by these."""
        self._theme = {} if theme is None else _faces_of(theme)
        self._bases: dict[str, str] = {}
        self._of_paragraph: dict[str, Properties] = {}
        self._of_run: dict[str, Properties] = {}
        self._defaults: tuple[Properties, Properties] = ({}, {})
        self._default_style = ""
        self._known: dict[tuple[str, str], Properties] = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: etree._Element) -> None:
        defaults = styles.find(f"{W}docDefaults")
        if defaults is not None:
            paragraph, run = defaults.find(f"{W}pPrDefault/{W}pPr"), defaults.find(f"{W}rPrDefault/{W}rPr")
            self._defaults = self.properties(paragraph), self.properties(run)
        for style in styles.iter(f"{W}style"):
            name = str(style.get(f"{W}styleId", ""))
            self.names[name] = _value(style.find(f"{W}name"))
            self._bases[name] = _value(style.find(f"{W}basedOn"))
            self._of_paragraph[name] = self.properties(style.find(f"{W}pPr"))
            self._of_run[name] = self.properties(style.find(f"{W}rPr"))
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") not in (None, *_OFF):
                self._default_style = name

    def paragraph(self, element: etree._Element) -> Properties:
        """Return the properties of a paragraph."""
        direct = element.find(f"{W}pPr")
        style = self.style_of(element)
        return {**self._defaults[0], **self._through(style, "p"), **self.properties(direct)}

    def run(self, element: etree._Element, paragraph_style: str) -> Properties:
        """Return the properties of a run in a paragraph of a style."""
        direct = element.find(f"{W}rPr")
        style = "" if direct is None else _value(direct.find(f"{W}rStyle"))
        levels = (self._defaults[1], self._through(paragraph_style, "r"), self._through(style, "r"))
        return {name: value for level in (*levels, self.properties(direct)) for name, value in level.items()}

    def style_of(self, element: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        return _value(element.find(f"{W}pPr/{W}pStyle")) or self._default_style

    def properties(self, element: etree._Element | None) -> dict[str, str]:
        """Return what a w:pPr or w:rPr itself says."""
        found: dict[str, str] = {}
        for child in () if element is None else element:
            name = str(child.tag).removeprefix(W)
            attributes = {str(key).removeprefix(W): str(value) for key, value in child.attrib.items()}
            if name == "rFonts":
                attributes = self._faces(attributes)
            if "val" in attributes or not attributes:
                found[name] = attributes.pop("val", "1")
            found |= {f"{name}.{key}": value for key, value in attributes.items()}
        return found

    def _faces(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Return the faces that are named; one of the theme wins over one that stands beside it."""
        faces = {key: value for key, value in attributes.items() if not key.endswith("Theme")}
        for key in ("ascii", "hAnsi", "eastAsia"):
            if of_theme := self._theme.get(attributes.get(f"{key}Theme", "")):
                faces[key] = of_theme
        return faces

    def _through(self, style: str, sort: str) -> Properties:
        """Return what a style comes to, with all that it is based on."""
        if not style:
            return {}
        key = (style, sort)
        if key not in self._known:
            levels, name = list[Properties](), style
            while name and len(levels) < _MOST_BASES:
                levels.append((self._of_paragraph if sort == "p" else self._of_run).get(name, {}))
                name = self._bases.get(name, "")
            self._known[key] = {name: value for level in reversed(levels) for name, value in level.items()}
        return self._known[key]


def style_sheet_of(word_file: WordFile) -> StyleSheet:
    """Return the style sheet of a file; an empty one where it has none.

    Raises:
        RefusedError: A part of it is broken.
    """
    styles, theme = (word_file.tree(name) if name in word_file.package else None for name in (_STYLES, _THEME))
    return StyleSheet(styles, theme)


def _faces_of(theme: etree._Element) -> Mapping[str, str]:
    """Return the faces that a theme names."""
    faces: dict[str, str] = {}
    for sort in ("major", "minor"):
        fonts = theme.find(f".//{_A}{sort}Font")
        if fonts is None:
            continue
        chinese = _typeface(fonts.find(f"{_A}ea")) or _typeface(fonts.find(f"{_A}font[@script='Hans']"))
        faces |= {f"{sort}EastAsia": chinese, f"{sort}HAnsi": _typeface(fonts.find(f"{_A}latin"))}
    return {**faces, "majorAscii": faces.get("majorHAnsi", ""), "minorAscii": faces.get("minorHAnsi", "")}


def is_on(properties: Properties, name: str) -> bool:
    """Tell whether a property that is there or not is there."""
    return properties.get(name, "0") not in _OFF


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _typeface(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get("typeface", ""))
