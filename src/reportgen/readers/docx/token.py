"""The text of a Word part as one flat row of tokens: paragraphs, texts, and where controls and bookmarks begin and end.

What is recorded as deleted or moved away is left out, and so is what is struck out or hidden; what is recorded as
inserted is kept, and of two drawings of one text box (``mc:AlternateContent``) the first counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from lxml import etree

__all__ = ["Sort", "Token", "tokens_of"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{urn:schemas-microsoft-com:vml}imagedata",
    }
)
_PICTURE = "〔图片〕"
_FALLBACK = f"{_MC}Fallback"
_SKIPPED = frozenset(
    {f"{_W}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "sdtEndPr", "rt", "instrText")}
)
"""What holds nothing that people read in its place; ``rt`` is the reading above a character."""
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom"})
_COME = frozenset({f"{_W}ins", f"{_W}moveTo"})
_RUN = f"{_W}r"
_STRUCK = tuple(f"{_W}{name}" for name in ("strike", "dstrike", "vanish"))
_OFF = frozenset({"0", "false", "off"})
_RAISED = frozenset({"superscript", "subscript"})
_PRIVATE = range(0xE000, 0xF900)
"""Where symbol faces keep characters that mean nothing elsewhere."""
_WRITTEN = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "-",
}


class Sort(Enum):
    """What a token is."""

    PARAGRAPH = auto()
    """A paragraph begins."""
    PARAGRAPH_END = auto()
    JOINED = auto()
    """The end of the paragraph is recorded as deleted: the next goes on with it."""
    TRACKED = auto()
    """A change is recorded here."""
    TEXT = auto()
    """``other`` is ``raised`` where it stands higher or lower, ``inserted`` where it is recorded as that."""
    DELETED = auto()
    """Text stands here that is recorded as deleted or moved away, is struck out, or hidden."""
    CONTROL = auto()
    """A control begins: ``text`` is its id, ``other`` its tag."""
    CONTROL_END = auto()
    BOOKMARK = auto()
    """A bookmark begins: ``text`` is its id, ``other`` its name."""
    BOOKMARK_END = auto()
    CELL = auto()
    """A cell of a table begins."""
    CELL_END = auto()
    BOX = auto()
    """A text box begins, within a paragraph."""
    BOX_END = auto()


class Token(NamedTuple):
    """A tuple, as there are so many of them."""

    sort: Sort
    text: str = ""
    other: str = ""
    element: etree._Element | None = None
    """Of a paragraph: where it begins."""


_STARTS = {f"{_W}p": Sort.PARAGRAPH, f"{_W}tc": Sort.CELL, f"{_W}txbxContent": Sort.BOX}
_ENDS = {
    f"{_W}p": Sort.PARAGRAPH_END,
    f"{_W}tc": Sort.CELL_END,
    f"{_W}txbxContent": Sort.BOX_END,
    f"{_W}sdtContent": Sort.CONTROL_END,
}


def tokens_of(root: etree._Element) -> Iterator[Token]:
    """Yield the tokens of a part, in its order."""
    gone = come = raised = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED or _is_second_drawing(element):
                walk.skip_subtree()
            elif tag == _RUN:
                gone, raised = gone + _is_struck(element), raised + _is_raised(element)
            elif tag in _GONE:
                gone += 1
                yield Token(Sort.TRACKED)
            elif tag in _COME:
                come += 1
                yield Token(Sort.TRACKED)
            elif tag == f"{_W}pPr":
                walk.skip_subtree()
                yield from _paragraph_mark(element)
            elif tag == f"{_W}sdtPr":
                walk.skip_subtree()
            else:
                state = Sort.DELETED if gone else Sort.TEXT
                yield from _begun(element, str(tag), state, "raised" if raised else "inserted" if come else "")
        elif tag == _RUN:
            gone, raised = gone - _is_struck(element), raised - _is_raised(element)
        elif tag in _GONE:
            gone -= 1
        elif tag in _COME:
            come -= 1
        elif tag in _ENDS:
            yield Token(_ENDS[tag])


def _begun(element: etree._Element, tag: str, state: Sort, how: str) -> Iterator[Token]:
    """Yield what begins with an element; a text as ``state`` and ``how`` say."""
    if tag in _STARTS:
        yield Token(_STARTS[tag], element=element)
    elif tag == f"{_W}sdtContent":
        yield _control(element)
    elif tag == f"{_W}bookmarkStart":
        yield Token(Sort.BOOKMARK, element.get(f"{_W}id", ""), element.get(f"{_W}name", ""))
    elif tag == f"{_W}bookmarkEnd":
        yield Token(Sort.BOOKMARK_END, element.get(f"{_W}id", ""))
    elif tag == f"{_W}delText":
        yield Token(Sort.DELETED)
    else:
        text = _text(element, tag)
        if text:
            yield Token(Sort.DELETED) if state is Sort.DELETED else Token(Sort.TEXT, text, how)


def _text(element: etree._Element, tag: str) -> str:
    """Return what people read in an element of a run."""
    if tag in (f"{_W}t", _MATHS_TEXT):
        return element.text or ""
    if tag == f"{_W}sym":
        return _symbol(element.get(f"{_W}char", ""))
    return _PICTURE if tag in _PICTURES else _WRITTEN.get(tag, "")


def _is_struck(run: etree._Element) -> bool:
    """Tell whether a run is struck out or hidden: who sees it takes it for deleted, or does not see it."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    return any(each.tag in _STRUCK and each.get(f"{_W}val", "") not in _OFF for each in properties)


def _is_raised(run: etree._Element) -> bool:
    """Tell whether a run stands higher or lower than the line: a mark, or a power, but no digit of a number."""
    properties = run.find(f"{_W}rPr")
    return properties is not None and _value(properties, "vertAlign") in _RAISED


def _is_second_drawing(element: etree._Element) -> bool:
    """Tell whether an element repeats, for older word processors, what stands before it."""
    return element.tag == _FALLBACK and element.getprevious() is not None


def _paragraph_mark(properties: etree._Element) -> Iterator[Token]:
    """Yield what is recorded of the end of a paragraph."""
    mark = properties.find(f"{_W}rPr")
    if mark is None:
        return
    tags = {child.tag for child in mark}
    if tags & (_GONE | _COME):
        yield Token(Sort.TRACKED)
    if tags & _GONE:
        yield Token(Sort.JOINED)


def _control(content: etree._Element) -> Token:
    parent = content.getparent()
    properties = None if parent is None else parent.find(f"{_W}sdtPr")
    if properties is None:
        return Token(Sort.CONTROL)
    return Token(Sort.CONTROL, _value(properties, "id"), _value(properties, "tag"))


def _value(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _symbol(code: str) -> str:
    """Return a character that was inserted from a symbol face, where it means the same everywhere."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    is_character = 0x20 <= number <= 0x10FFFF and number not in _PRIVATE and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else "\ufffd"
