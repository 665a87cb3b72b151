"""Two versions of a report, compared: the facts first, then the sentences that differ otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, FactText
from reportgen.document.passage import Passage
from reportgen.facts.provenance import NO_PROVENANCE, Provenance

__all__ = ["Comparison", "FactChange", "Move", "SentenceChange", "Stated", "Version", "compared", "fact_changes"]

_ENDS = "。！？"
_CLOSING = "”’》）】〕"
_MOST_COMPARED = 4_000_000
"""Pairs of sentences that are compared exactly; beyond, those that are frequent are no anchors."""


@frozen
class Stated:
    """What a version states of a fact, or of a whole list."""

    label: str
    text: str
    """As people read it: ``20次``; of a list an item a line; empty where it is not known."""
    state: str
    """``known``, ``blank``, ``not-applicable``, ``not-given``."""
    answer: str = ""
    """In canonical writing, whatever a filter made of it: ``20``."""
    number: Fraction | None = None
    """Of an exact count or rate."""
    unit: str = ""
    provenance: Provenance = NO_PROVENANCE

    def is_same(self, other: Stated) -> bool:
        """Tell whether two versions state the same, as it is printed or as it is written."""
        if self.state != other.state or self.state != "known":
            return self.state == other.state
        return self.text == other.text or (self.answer != "" and self.answer == other.answer)


@frozen
class Version:
    """One version of a report."""

    name: str
    """As it was named."""
    facts: Mapping[Route, Stated] | None
    """Of its facts those that it has; None where its format carries none."""
    passages: tuple[Passage, ...]
    """What its reader sees; none where it cannot be drawn up."""


class Move(StrEnum):
    """What became of a fact."""

    CHANGED = "changed"
    KNOWN = "became-known"
    BLANK = "became-blank"
    NOT_APPLICABLE = "became-not-applicable"
    ADDED = "added"
    DROPPED = "dropped"


@frozen
class FactChange:
    """A fact that the two versions state differently."""

    route: Route
    move: Move
    old: Stated | None
    new: Stated | None

    @property
    def label(self) -> str:
        """What the fact is called now, or was."""
        return (self.new or self.old or _NOTHING).label

    @property
    def difference(self) -> Fraction | None:
        """By how much a number has changed; None of what is no exact number, or of another unit."""
        old, new = self.old, self.new
        if old is None or new is None or old.number is None or new.number is None or old.unit != new.unit:
            return None
        return new.number - old.number

    @property
    def ratio(self) -> Fraction | None:
        """The change as a part of what was; None of a rate, whose change is in points, and of what was nothing."""
        difference = self.difference
        if difference is None or self.old is None or not self.old.number or self.old.unit == "%":
            return None
        return difference / self.old.number


@frozen
class SentenceChange:
    """Sentences that stand in the place of others; one of the two may be empty."""

    old: str
    new: str


@frozen
class Comparison:
    """What differs."""

    facts: tuple[FactChange, ...]
    """In the order of the model."""
    sentences: tuple[SentenceChange, ...]
    """In the order of the document; a sentence in which only facts differ is none of them."""


_NOTHING = Stated("", "", "")


def compared(old: Version, new: Version) -> Comparison:
    """Compare two versions; a version without facts is compared by what its reader sees alone."""
    facts = tuple(fact_changes(old, new))
    told = frozenset(change.route for change in facts)
    return Comparison(facts, tuple(_sentence_changes(old.passages, new.passages, told)))


def fact_changes(old: Version, new: Version) -> Iterator[FactChange]:
    """Yield the facts that two versions state differently, in the order of the model; none where one has no facts."""
    if old.facts is None or new.facts is None:
        return
    for route in dict.fromkeys((*new.facts, *old.facts)):
        before, after = old.facts.get(route), new.facts.get(route)
        if before is not None and after is not None and before.is_same(after):
            continue
        move = _move(before, after)
        if move is not None:
            yield FactChange(route, move, before, after)


def _move(old: Stated | None, new: Stated | None) -> Move | None:
    """Return what became of a fact; None where it is as unknown as it was."""
    was, now = "not-given" if old is None else old.state, "not-given" if new is None else new.state
    if now == "known":
        return {"known": Move.CHANGED, "not-given": Move.ADDED}.get(was, Move.KNOWN)
    if now == "not-given":
        return Move.DROPPED if was == "known" else None
    if now == "not-applicable":
        return Move.NOT_APPLICABLE if was != now else None
    return Move.BLANK if was != now and was != "not-given" else None


# --- sentences --------------------------------------------------------------------------------------------------------


class _Sentence(NamedTuple):
    """A sentence, by what is compared (a changed fact by its route) and as it is shown."""

    key: str
    shown: str


def _sentence_changes(
    old: Sequence[Passage], new: Sequence[Passage], told: Collection[Route]
) -> Iterator[SentenceChange]:
    if not old or not new:
        return  # one of the two cannot be drawn up
    before = [sentence for passage in old for sentence in _sentences(passage, told)]
    after = [sentence for passage in new for sentence in _sentences(passage, told)]
    is_long = len(before) * len(after) > _MOST_COMPARED
    matcher = SequenceMatcher(None, [each.key for each in before], [each.key for each in after], autojunk=is_long)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield SentenceChange(_joined(before[old_start:old_end]), _joined(after[new_start:new_end]))


def _joined(sentences: Sequence[_Sentence]) -> str:
    return "".join(sentence.shown for sentence in sentences).strip("\n")


def _sentences(passage: Passage, told: Collection[Route]) -> Iterator[_Sentence]:
    """Yield the sentences of a passage; the last one ends its line."""
    key = shown = ""
    for unit, text in _units(passage, told):
        if shown and shown.rstrip(_CLOSING)[-1:] in tuple(_ENDS) and text not in _CLOSING:
            yield _Sentence(key, shown)
            key = shown = ""
        key, shown = key + unit, shown + text
    if shown.strip():
        yield _Sentence(f"{key}\n", f"{shown}\n")


def _units(passage: Passage, told: Collection[Route]) -> Iterator[tuple[str, str]]:
    """Yield the characters of a passage, and each fact that has changed in one, as they are compared and as shown.

    What is made of a fact that has not changed (a change from last year, say) is compared as it is read.
    """
    for piece in passage.pieces:
        text = passage.text[piece.start : piece.end]
        if isinstance(piece.inline, FactText | BlankText) and _is_told(piece.inline.route, told):
            yield f"\0{piece.inline.route}\0", text
        else:
            yield from ((character, character) for character in text)
    if not passage.pieces:
        yield from ((character, character) for character in passage.text)


def _is_told(route: Route, told: Collection[Route]) -> bool:
    """Tell whether it is said of a fact already, or of a list that it is in, that it has changed."""
    return route in told or any(outer in told for outer in route.above())
