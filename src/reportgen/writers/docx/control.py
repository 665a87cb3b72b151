"""Content controls: each printed fact, and each blank, as something that can be found again.

A rich inline control inside an enclosing bookmark of the same id is the one encoding whose values all survive an edit
and a save in LibreOffice (which drops tag and alias and keeps the bookmark).  What an id stands for is listed in a
customXml part, whose content survives too.
"""

from __future__ import annotations

import re
from binascii import crc32
from dataclasses import dataclass, field
from hashlib import sha256

from reportgen.document.nodes import BlankText, FactText
from reportgen.writers.docx.markup import XML_DECLARATION, escape, escape_attribute

__all__ = ["FACTS_NAMESPACE", "Controls"]

FACTS_NAMESPACE = "urn:reportgen:facts:1"
_NAME = re.compile("(?!xml)[A-Za-z_][A-Za-z0-9_-]*")
_JOINED = ' joined="true"'
_LONGEST = 64
"""Characters that Word takes in a tag or an alias."""


@dataclass(slots=True)
class Controls:
    """The controls of one document: hands out their ids, and remembers what each stands for."""

    _ids: set[int] = field(default_factory=set)
    _entries: list[str] = field(default_factory=list)

    def known(self, fact: FactText, run: str, *, is_joined: bool = False) -> str:
        """Return the control of a known fact, ``run`` being its text as it is set.

        ``is_joined`` says that another control follows at once, as in 《甲》《乙》: when the first is typed over,
        LibreOffice leaves all but one character outside its bookmark, and only this tells what it belongs to.
        """
        entry = f'{_JOINED if is_joined else ""} value="{escape_attribute(fact.value)}"'
        return self._control(fact, entry, "known", escape(fact.text), run, "")

    def blank(self, blank: BlankText, run: str, *, is_joined: bool = False) -> str:
        """Return the control of a blank, ``run`` being its prompt as it is set; typing replaces a prompt as a whole."""
        entry = _JOINED if is_joined else ""
        entry += "".join(
            f' {name}="{escape_attribute(text)}"'
            for name, text in (("prefix", blank.prefix), ("suffix", blank.suffix))
            if text
        )
        return self._control(blank, entry, "blank", escape(blank.prompt), run, "<w:showingPlcHdr/>")

    def part(self, identity: tuple[tuple[str, str], ...] = ()) -> str:
        """Return the customXml part that lists the controls, in the order of the document.

        Args:
            identity: What the document says of itself; a name that XML cannot take as an attribute's is left out.
        """
        said = "".join(
            f' {name}="{escape_attribute(text)}"' for name, text in dict(identity).items() if _NAME.fullmatch(name)
        )
        return f'{XML_DECLARATION}<facts xmlns="{FACTS_NAMESPACE}"{said}>{"".join(self._entries)}</facts>'

    def _control(
        self, fact: FactText | BlankText, entry: str, state: str, printed: str, run: str, placeholder: str
    ) -> str:
        route = str(fact.route)
        number = self._free_id(f"{route}#{fact.occurrence}")
        bookmark = len(self._entries)
        written = escape_attribute(route)
        filters = "" if fact.filter is None else f' filter="{escape_attribute(fact.filter)}"'
        self._entries.append(
            f'<fact id="{number}" bookmark="f_{number}" route="{written}" label="{escape_attribute(fact.label)}"'
            f' occurrence="{fact.occurrence}" kind="{escape_attribute(fact.kind)}" state="{state}"'
            f"{filters}{entry}>{printed}</fact>"
        )
        tag = written if len(route) <= _LONGEST else sha256(route.encode("utf-8", "replace")).hexdigest()
        return (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="f_{number}"/><w:sdt><w:sdtPr>'
            f'<w:alias w:val="{escape_attribute(fact.label[:_LONGEST])}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{number}"/>{placeholder}<w15:appearance w15:val="hidden"/></w:sdtPr>'
            f'<w:sdtContent>{run}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{bookmark}"/>'
        )

    def _free_id(self, key: str) -> int:
        """Return a positive 31-bit id that follows from the key, and from the keys before it only when two collide."""
        number = crc32(key.encode("utf-8", "replace")) & 0x7FFFFFFF or 1
        while number in self._ids:
            number = number % 0x7FFFFFFF + 1
        self._ids.add(number)
        return number
