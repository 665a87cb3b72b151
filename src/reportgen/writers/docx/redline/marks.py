"""What makes the elements of tracked changes and of comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reportgen.diagnostics.frozen import frozen
from reportgen.writers.docx.markup import legal
from reportgen.writers.docx.redline.atom import Atom
from reportgen.writers.docx.redline.element import W, joined

__all__ = ["Author", "Marks", "items_of", "tracked"]

_FIRST_ID = 900_000
"""Of the changes: above those of bookmarks, with which they share a space of ids."""


@frozen
class Author:
    """Who made the changes, and when: given, never taken from the machine."""

    name: str
    date: str | None = None
    """ISO 8601, to the second: ``2022-12-31T00:00:00Z``; None leaves it out."""

    def sign(self, element: etree._Element, number: int) -> etree._Element:
        """Give a change, or a comment, its number and say whose it is."""
        element.set(f"{W}id", str(number))
        element.set(f"{W}author", legal(self.name))
        if self.date is not None:
            element.set(f"{W}date", self.date)
        return element


@dataclass(slots=True)
class Marks:
    """Makes the elements of changes and comments."""

    author: Author
    reasons: Mapping[str, str]
    """Tag of a fact, or :func:`items_of` a list, and why it has changed."""
    next_id: int = _FIRST_ID
    comments: list[tuple[int, str]] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    """Of whose items a comment has said why."""

    def element(self, name: str) -> etree._Element:
        """Return an empty w:ins or w:del."""
        self.next_id += 1
        return self.author.sign(etree.Element(f"{W}{name}"), self.next_id - 1)

    def comment(self, tag: str) -> int | None:
        """Return the number of a new comment that says why a fact has changed; None where nobody knows.

        Of the items of a list the first that has changed speaks for all.
        """
        reason = self.reasons.get(tag)
        if reason is None:
            name = items_of(tag.partition("[")[0])
            reason = None if name in self.lists else self.reasons.get(name)
            self.lists.add(name)
        if reason is None:
            return None
        self.comments.append((len(self.comments), reason))
        return len(self.comments) - 1


def items_of(tag: str) -> str:
    """Return by what the reason is found why the items of a list have changed."""
    return f"{tag}[]"


def tracked(atoms: Sequence[Atom], change: str, marks: Marks) -> etree._Element:
    """Return atoms as one insertion or deletion."""
    made = marks.element(change)
    made.extend(joined(piece for atom in atoms for piece in atom.pieces))
    for text in list(made.iter(f"{W}t")) if change == "del" else ():
        text.tag = f"{W}delText"
    return made
