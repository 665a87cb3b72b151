"""What comes back from people: what stands in a form's cells or a report's controls, before it is understood."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from reportgen.diagnostics import Route, Span
from reportgen.diagnostics.frozen import frozen

__all__ = ["ProseEdit", "Returned", "ReturnedFile", "ReturnedParagraph", "Stated"]


@frozen
class Stated:
    """What was stated of a fact when the form was sent out, or the report built."""

    text: str
    """As :func:`~reportgen.facts.answer.shown_answer` writes it: empty for a blank, ``30余``, the lines of a list."""


@frozen
class Returned:
    """One place of a fact that came back."""

    route: Route
    label: str
    """As the file shows it."""
    typed: str
    """What stands there now; empty where nothing was typed (a prompt that was left alone is nothing)."""
    exported: Stated
    span: Span
    """Of the cell or the control: ``where`` names it."""
    is_edited: bool
    """Whether what stands there differs from what was sent out."""
    filter: str | None = None
    """The filters that made the printed text: an edit of it is told, and cannot be taken back into the fact."""
    prefix: str = ""
    """Of a blank: what is printed before its place (``近``) …"""
    suffix: str = ""
    """… and after it (``余场``)."""
    provenance: tuple[tuple[str, str], ...] = ()
    """``source``, ``by``, ``as_of``, ``note``, as typed; only those that were."""
    provenance_spans: tuple[tuple[str, Span], ...] = ()
    """Where each of these was typed, as far as the reader tells."""
    printed: str = ""
    """What stood there when the report was built: of a blank its prompt; empty in a form."""
    touching: tuple[str, str] = ("", "")
    """Of a number in a report: digits, or words that make it another, right before its place and right behind it.

    Whether they stood there when it was sent out, the report as it was built tells.
    """


@frozen
class ReturnedParagraph:
    """A paragraph as it came back."""

    text: str
    """All changes accepted; each fact's place as ``{route}``, so that two paragraphs of equal prose are equal."""
    shown: str
    """The same as people read it."""
    span: Span
    """``line`` is the number of the paragraph."""
    is_tracked: bool = False
    """Whether changes are recorded in it (修订)."""


@frozen
class ProseEdit:
    """A paragraph of prose that is not as it was built."""

    before: str
    """Empty for a new paragraph; facts are shown by their printed text."""
    after: str
    """Empty for a deleted one."""
    span: Span
    is_tracked: bool = False
    """Whether the change is recorded in the file (修订)."""


@frozen
class ReturnedFile:
    """A form or a report that came back."""

    file: str
    """Its name as it is shown."""
    sort: Literal["form", "report"]
    identity: tuple[tuple[str, str], ...]
    """``report``, ``year``; of a form also ``facts`` (name of the fact file), ``owner``, ``form`` (version)."""
    facts: tuple[Returned, ...]
    paragraphs: tuple[ReturnedParagraph, ...] = field(default=(), repr=False)
    """Of a report: its paragraphs, those of table cells too, in the order of the document; empty ones left out."""
