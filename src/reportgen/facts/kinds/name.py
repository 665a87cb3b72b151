"""A name: of an organ, a person, a place.  Layouts do not break it over two lines where that can be helped."""

from __future__ import annotations

from typing import ClassVar

from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.kinds.text import (
    TextValue,
    refuse_ending,
    refuse_label,
    refuse_marker_within,
    refuse_several_lines,
)

__all__ = ["PUNCTUATION", "Name", "NameValue"]

PUNCTUATION = "。，、；：,;:"
"""What may not end a name."""


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
        refuse_label(text, self.label)
        refuse_ending(text, self.label, PUNCTUATION)
        return NameValue(text)
