"""A name: of an organ, a person, a place.  Layouts do not break it over two lines where that can be helped."""

from __future__ import annotations

from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.kinds.text import TextValue, refuse_marker_within, refuse_several_lines
from reportgen.facts.refusal import UnreadableError

__all__ = ["Name", "NameValue"]

_PUNCTUATION = "。，、；：,;:"


@frozen
class NameValue(TextValue):
    """A name, as it stands in the file."""


@frozen
class Name(Kind):
    """A name on one line, without punctuation at its end."""

    NAME: ClassVar[str] = "name"

    def value_of(self, text: str) -> NameValue:
        """Read a name."""
        refuse_marker_within(text, self.label)
        refuse_several_lines(text, self.label)
        if text[-1] in _PUNCTUATION:
            said = message('{label} "{text}" ends with "{mark}"', label=self.label, text=shown(text), mark=text[-1])
            cure = message('write "{right}"; punctuation is the template\'s', right=shown(text.rstrip(_PUNCTUATION)))
            raise UnreadableError("punctuation-after-name", said, cure)
        return NameValue(text)
