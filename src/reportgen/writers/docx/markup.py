"""The XML that the writer makes: namespaces, and text made safe to stand in it."""

from __future__ import annotations

import re

__all__ = [
    "ATTRIBUTE_BREAKS",
    "DOCUMENT_OPEN",
    "MAIN_NAMESPACE",
    "NOT_PLAIN",
    "RELATIONSHIPS",
    "XML_DECLARATION",
    "escape",
    "escape_attribute",
    "legal",
]

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT_OPEN = (
    f'{XML_DECLARATION}<w:document xmlns:w="{MAIN_NAMESPACE}" xmlns:r="{RELATIONSHIPS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"><w:body>'
)
"""The start of word/document.xml."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold at all."""
NOT_PLAIN = re.compile('[&<>" \u3000\t\r\n\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
"""What may keep a text from standing in XML just as it is; a space does so at its ends or beside another."""
ATTRIBUTE_BREAKS = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def legal(text: str) -> str:
    """Return a text in which U+FFFD stands for what XML cannot hold, so that its place stays visible."""
    return _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """Make text safe between tags, and :func:`legal`."""
    if text.isalnum() or not NOT_PLAIN.search(text):  # most are letters only, and that is told at once
        return text
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Make text safe between double quotes; line breaks and tabs survive."""
    if text.isalnum() or not NOT_PLAIN.search(text):
        return text
    safe = escape(text).replace('"', "&quot;")
    for character, reference in ATTRIBUTE_BREAKS.items():
        safe = safe.replace(character, reference)
    return safe
