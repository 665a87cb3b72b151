"""The front matter: ``name: text`` lines between two ``---``, each an element of the official document.

Names are Chinese or English.  A text is inline Markdown; an empty one means that the element is absent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from reportgen.diagnostics import Diagnostic, Message, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.inline import InlineReader
from reportgen.document.marks import strip_places
from reportgen.document.nodes import Attachment, Elements, Inlines
from reportgen.document.places import Places
from reportgen.document.spacing import TRIMMED
from reportgen.document.walking import plain_text

__all__ = ["NAMES", "REPEATABLE", "FrontMatter", "find_front_matter", "read_front_matter"]

NAMES = {
    "title": "标题",
    "serial_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "issuer": "发文机关标志",
    "document_number": "发文字号",
    "signatory": "签发人",
    "addressee": "主送",
    "signature": "署名",
    "date": "成文日期",
    "sealed": "用印",
    "attachment": "附件",
    "note": "附注",
    "copies": "抄送",
    "printer": "印发机关",
    "print_date": "印发日期",
}
"""The English name of each element and the Chinese one, in the order in which they are written."""
REPEATABLE = frozenset({"title", "issuer", "signatory", "signature", "attachment"})

_FENCE = "---"
_BY_NAME = {chinese: english for english, chinese in NAMES.items()} | {english: english for english in NAMES}
_YES = frozenset({"是", "用印", "true"})
_NO = frozenset({"否", "不用印", "false"})
_COLON = re.compile("[:：]")


@frozen
class FrontMatter:
    """What the front matter says."""

    elements: Elements
    attachments: tuple[Attachment, ...] = ()
    """Those that are only named: they are bound apart."""


def find_front_matter(lines: Sequence[str]) -> tuple[range, bool]:
    """Return the lines between the two fences (from 0; none without a first one), and whether the second is there."""
    start = next((number for number, line in enumerate(lines) if strip_places(line).strip(TRIMMED)), len(lines))
    if start == len(lines) or lines[start].rstrip(TRIMMED) != _FENCE:
        return range(0), True
    for number in range(start + 1, len(lines)):
        if lines[number].rstrip(TRIMMED) == _FENCE:
            return range(start + 1, number), True
    return range(start + 1, len(lines)), False


def read_front_matter(lines: Sequence[str], numbers: range, inlines: InlineReader, places: Places) -> FrontMatter:
    """Read the lines with these numbers (from 0); what is wrong goes to ``inlines.diagnostics``."""
    reading = _Reading(inlines, places)
    for number in numbers:
        if strip_places(lines[number]).strip(TRIMMED):
            reading.read(lines[number], number)
    return reading.result()


@dataclass(slots=True)
class _Reading:
    inlines: InlineReader
    places: Places
    _found: dict[str, list[Inlines]] = field(default_factory=dict)

    def read(self, line: str, number: int) -> None:
        colon = _COLON.search(line)
        if colon is None:
            self._complain(
                number,
                "front-matter-line",
                message('"{line}" is not a line of the form name: text', line=strip_places(line).strip(TRIMMED)),
                message("write the element's name, a colon and its text: 标题: …"),
            )
            return
        written = strip_places(line[: colon.start()]).strip(TRIMMED)
        name = _BY_NAME.get(written) or _BY_NAME.get(written.lower().replace(" ", "_"))
        if name is None:
            self._complain_name(number, written)
            return
        text = self.inlines.read(line[colon.end() :].strip(TRIMMED), number)
        if not text:
            return
        if name == "sealed" and plain_text(text).lower() not in _YES | _NO:
            self._complain(
                number,
                "unknown-value",
                message('"{value}" does not say whether the document is sealed', value=plain_text(text)),
                message("write 是 or 否"),
            )
            return
        if name in self._found and name not in REPEATABLE:
            self._complain(
                number,
                "element-repeated",
                message('the element "{name}" is given twice', name=written),
                message("keep one of the two lines"),
            )
            return
        self._found.setdefault(name, []).append(text)

    def result(self) -> FrontMatter:
        many = {name: tuple(self._found.get(name, ())) for name in REPEATABLE}
        one = {name: self._found[name][0] if name in self._found else () for name in NAMES if name not in REPEATABLE}
        elements = Elements(
            title=many["title"],
            serial_number=one["serial_number"],
            secrecy=one["secrecy"],
            urgency=one["urgency"],
            issuer=many["issuer"],
            document_number=one["document_number"],
            signatories=many["signatory"],
            addressee=one["addressee"],
            signature=many["signature"],
            date=one["date"],
            sealed=plain_text(one["sealed"]).lower() in _YES,
            note=one["note"],
            copies=one["copies"],
            printer=one["printer"],
            print_date=one["print_date"],
        )
        return FrontMatter(elements, tuple(map(Attachment, many["attachment"])))

    def _complain_name(self, number: int, written: str) -> None:
        close = get_close_matches(written.lower(), _BY_NAME, n=1, cutoff=0.5)
        self._complain(
            number,
            "unknown-element",
            message('an official document has no element "{name}"', name=written),
            message('did you mean "{name}"?', name=close[0])
            if close
            else message("known are: {names}", names="、".join(NAMES.values())),
        )

    def _complain(self, number: int, rule: str, said: Message, help_line: Message) -> None:
        span = self.places.span(None, line=number)
        self.inlines.diagnostics.append(Diagnostic(rule, said, span, help_line))
