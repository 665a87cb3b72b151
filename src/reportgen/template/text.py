"""Strings of a template that hold marks: what may be done with them as text."""

from __future__ import annotations

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from reportgen.diagnostics import message
from reportgen.document.marks import MARK_CHARACTERS, strip_places
from reportgen.template.unknown import refuse

__all__ = ["holds_fact", "opened", "plain"]


def holds_fact(text: str) -> bool:
    """Tell whether a fact has been printed into a string of the template."""
    return MARK_CHARACTERS.search(strip_places(text)) is not None


def opened(text: str, operation: str) -> Any:
    """Return a string as the text that it is, without the marks of places; refuse one that a fact is printed into."""
    if MARK_CHARACTERS.search(text) is None:
        return text
    text = strip_places(text)
    if MARK_CHARACTERS.search(text) is None:
        return text
    return refuse(
        "filter-refused",
        message(
            '"{operation}" would have to look into a text that a fact is already printed into', operation=operation
        ),
        advice=message("apply it to the fact, before the fact is joined with other text"),
    )


@pass_context
def plain(context: Context, value: object) -> Any:  # noqa: ARG001 - keeps Jinja from computing it while it compiles
    """Return what a comparison sees of a value."""
    return opened(value, "comparison") if isinstance(value, str) else value
