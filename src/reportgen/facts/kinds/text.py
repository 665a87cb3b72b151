"""Running text, printed exactly as it stands in the file."""

from __future__ import annotations

from typing import ClassVar

from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.marker import marker_within
from reportgen.facts.refusal import UnreadableError

__all__ = ["Text", "TextValue", "refuse_marker_within", "refuse_several_lines"]


@frozen
class TextValue:
    """A text; spaces and line ends around it are no part of it."""

    text: str

    def printed(self, unit: str | None) -> str:  # noqa: ARG002 - a text has no measure word
        """Return the text."""
        return self.text

    def canonical(self) -> str:
        """Return the text."""
        return self.text


@frozen
class Text(Kind):
    """A text of any length; a block scalar may hold several lines."""

    NAME: ClassVar[str] = "text"

    def value_of(self, text: str) -> TextValue:
        """Read any text without a marker in it."""
        refuse_marker_within(text, self.label)
        return TextValue(text)


def refuse_marker_within(text: str, label: str) -> None:
    """Stop at a marker within longer text: half a fact can be neither printed nor listed as a blank.

    Raises:
        UnreadableError: There is one.
    """
    marker = marker_within(text)
    if marker is not None:
        raise UnreadableError(
            "marker-in-text",
            message('{label} "{text}" holds the marker "{marker}"', label=label, text=shown(text), marker=marker),
            message("write the whole text, or leave the whole value empty until it is known"),
        )


def refuse_several_lines(text: str, label: str) -> None:
    """Stop at a line end.

    Raises:
        UnreadableError: There is one.
    """
    if "\n" in text:
        said = message('{label} "{text}" goes over several lines', label=label, text=shown(text))
        raise UnreadableError("several-lines", said, message("write it on one line"))
