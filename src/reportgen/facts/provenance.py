"""What is said of a fact beside its value: where it comes from, or whom to ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportgen.diagnostics.frozen import frozen

__all__ = ["KEYS", "NO_PROVENANCE", "OF_VALUE", "PROVENANCE", "Provenance", "inherited", "on_one_line"]

PROVENANCE = {
    "source": "数据来源",
    "as_of": "数据截至",
    "by": "填报人",
    "note": "备注",
    "owner": "责任单位",
    "due": "填报期限",
    "ask": "填报要求",
}
"""The keys, and what they are called, in the order in which they are written."""
KEYS = ("value", *PROVENANCE)
"""The keys of a fact that is stated with its provenance."""
OF_VALUE = ("source", "as_of", "by")
"""What is said of one value, and not of the one that comes after it."""


@frozen
class Provenance:
    """Where a fact comes from, and for one that is not known yet, whom to ask (all as the user wrote it)."""

    source: str | None = None
    as_of: date | None = None
    by: str | None = None
    note: str | None = None
    owner: str | None = None
    """Who owns the answer: 责任单位."""
    due: date | None = None
    ask: str | None = None
    """What is asked, in words for the owner."""


NO_PROVENANCE = Provenance()


def inherited(own: Provenance, of_list: Provenance) -> Provenance:
    """Return what is said of a fact in a list; whom to ask, and what, its list says where the fact does not."""
    return replace(own, owner=own.owner or of_list.owner, due=own.due or of_list.due, ask=own.ask or of_list.ask)


def on_one_line(text: str) -> str:
    """Return what somebody typed of a source or in a note as the one line that a fact file holds of it."""
    return "；".join(line.strip() for line in text.splitlines() if line.strip())
