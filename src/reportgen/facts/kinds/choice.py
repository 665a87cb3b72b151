"""One of a few words."""

from __future__ import annotations

from dataclasses import field
from difflib import get_close_matches
from typing import ClassVar

from reportgen.diagnostics import listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.kinds.text import TextValue
from reportgen.facts.refusal import UnreadableError

__all__ = ["Choice", "ChoiceValue"]


@frozen
class ChoiceValue(TextValue):
    """The word that was chosen."""


@frozen
class Choice(Kind):
    """One of the words that the model lists."""

    NAME: ClassVar[str] = "choice"

    among: tuple[str, ...] = field(kw_only=True)

    def value_of(self, text: str) -> ChoiceValue:
        """Read one of the words."""
        if text in self.among:
            return ChoiceValue(text)
        words = listed(self.among)
        said = message('{label} "{text}" is not one of {words}', label=self.label, text=shown(text), words=words)
        near = get_close_matches(text, self.among, n=1, cutoff=0.4)
        cure = message('did you mean "{word}"?', word=near[0]) if near else message("write one of {words}", words=words)
        raise UnreadableError("unknown-choice", said, cure)
