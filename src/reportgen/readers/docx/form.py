"""A form that came back as a Word file: whose answer stands where, and what else was written into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source, Span
from reportgen.forms.docx import LABEL
from reportgen.readers.docx import objections
from reportgen.readers.docx.flow import Paragraph
from reportgen.readers.docx.found import Found
from reportgen.readers.docx.listing import Entry, Listed
from reportgen.readers.docx.typed import is_new, is_same, typed_of, within_cell

__all__ = ["answers_of", "other_text"]

_MARKER = re.compile(r"^(?:[0-9]+\.|（[0-9]+）|[①-⑩]|·)")
"""What the writer puts before an item of a list."""


def answers_of(
    listed: Listed, copies: Sequence[int], found: Mapping[int, Found], paragraphs: Sequence[Paragraph], source: Source
) -> Outcome[dict[int, Found]]:
    """Return what is found of each entry, by its index, as far as it can be taken.

    An answer counts only under the label that was asked.  A copy of a row that was left alone, or says the same, counts
    for nothing; where copies differ, none of them is taken.

    Args:
        listed: What was sent out.
        copies: Which of its entries stand once more, by the indices after the last entry's.
        found: What is found of entries and copies.
        paragraphs: Of the whole file.
        source: Of the diagnostics.
    """
    entries = listed.entries
    labels = tuple(_labels(paragraphs))
    sent = {_squeezed(line) for line in listed.text}
    facts = {entry.route: entry for entry in entries if not entry.is_provenance}
    told: dict[tuple[str, Route | None], Diagnostic] = {}
    places: dict[int, list[Found]] = {}
    for index, number in (*((index, index) for index in range(len(entries))), *enumerate(copies, len(entries))):
        if index not in found:
            continue
        entry = entries[number]
        here = replace(found[index], text=within_cell(entry, found[index].text))
        problem = objections.unclear(entry, here, source)
        asked = facts.get(entry.of_fact, entry)
        if problem is None and is_new(entry, here.text) and not _is_asked(asked, labels[here.line - 1], sent):
            problem = objections.changed_row(asked, here.span(entry, source))
        if problem is None:
            places.setdefault(number, []).append(here)
        else:
            told.setdefault((problem.rule, problem.route), problem)
    taken: dict[int, Found] = {}
    for number, copied in places.items():
        outcome = _settled(entries[number], copied, source)
        told |= {(each.rule, each.route): each for each in outcome.diagnostics}
        if outcome.value is not None:
            taken[number] = outcome.value
    return Outcome(taken, tuple(told.values()))


def _labels(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield for each paragraph the label of the question that it belongs to."""
    label, follows = "", False
    for paragraph in paragraphs:
        text = _squeezed(paragraph.text)
        if follows:
            label = text
        elif text == LABEL:
            label = ""
        follows = text == LABEL
        yield label


def _is_asked(entry: Entry, shown: str, sent: Set[str]) -> bool:
    """Tell whether a question is still called as it was sent out: by its label, with the unit if there was one."""
    label = _squeezed(entry.label)
    return (shown == label or (shown.startswith(f"{label}（") and shown.endswith("）"))) and (not sent or shown in sent)


def _settled(entry: Entry, places: Sequence[Found], source: Source) -> Outcome[Found]:
    """Return the place of an entry that counts; of one that was not copied, the only one."""
    answered = [place for place in places if is_new(entry, place.text)]
    if not answered:
        return Outcome(places[0])
    first = answered[0]
    for other in answered[1:]:
        one, two = typed_of(entry, first.text), typed_of(entry, other.text)
        if not is_same(one, two):
            return Outcome(None, (objections.repeated_row(entry, one, two, other.span(entry, source)),))
    return Outcome(first)


def other_text(listed: Listed, paragraphs: Iterable[Paragraph], source: Source) -> Iterator[Diagnostic]:
    """Say what stands outside the places for answers and was not sent out; nothing where that is not known."""
    sent = {"", *map(_squeezed, listed.text), *(_squeezed(entry.printed) for entry in listed.entries)}
    for line, paragraph in enumerate(paragraphs, 1) if listed.text else ():
        written = "".join(piece.text for piece in paragraph.pieces if piece.fact is None)
        squeezed = _squeezed(written)
        if not {squeezed, squeezed.removesuffix("："), _MARKER.sub("", squeezed, count=1)} & sent:
            yield objections.other_text(written.strip(), Span(source, line))


def _squeezed(text: str) -> str:
    """Return a text without its white space: applications wrap and trim it."""
    return "".join(text.split())
