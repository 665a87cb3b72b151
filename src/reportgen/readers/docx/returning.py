"""A Word file that came back, as values: its facts, its paragraphs, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Literal

from reportgen.diagnostics import Outcome, Route, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.returned import Returned, ReturnedFile, ReturnedParagraph, Stated
from reportgen.readers.docx import objections
from reportgen.readers.docx.flow import Paragraph, paragraphs_of
from reportgen.readers.docx.form import answers_of, other_text
from reportgen.readers.docx.found import Found, found_in, touching
from reportgen.readers.docx.listing import Entry, Listed
from reportgen.readers.docx.place import Places, places_of
from reportgen.readers.docx.token import Sort, Token, tokens_of
from reportgen.readers.docx.typed import is_new, typed_of
from reportgen.readers.docx.word_file import WordFile

__all__ = ["ReadText", "read_text", "returned_file"]

_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")
_BREAKS = re.compile(r"[\t\r\n\v\f]")


@frozen
class ReadText:
    """The text of a file, and what it says that it carries."""

    told: Listed
    is_form: bool
    places: Places
    paragraphs: tuple[Paragraph, ...]
    source: Source
    """Its text, each paragraph a line."""


def read_text(word_file: WordFile, told: Listed) -> ReadText:
    """Read the text of a file that carries some facts, or none.

    Raises:
        RefusedError: A part of it is damaged.
    """
    tokens = _tokens(word_file)
    is_form = any(name == "form" for name, _ in told.identity)
    places = places_of(told.entries, tokens, is_form=is_form)
    paragraphs = tuple(paragraphs_of(tokens, places))
    lines = (_BREAKS.sub(" ", paragraph.text) for paragraph in paragraphs)
    return ReadText(told, is_form, places, paragraphs, Source(word_file.file, "\n".join(lines)))


def returned_file(word_file: WordFile, text: ReadText) -> Outcome[ReturnedFile]:
    """Return what came back in a file of ours.

    Raises:
        RefusedError: A part of it is damaged.
    """
    told, is_form, places = text.told, text.is_form, text.places
    paragraphs, source = text.paragraphs, text.source
    found = found_in(paragraphs)
    gone = _gone(told.entries, found)
    diagnostics = [*objections.gone(gone, word_file.file)]
    if is_form:
        answers = answers_of(told, places.copies, found, paragraphs, source)
        sound = answers.value or {}
        facts = _with_provenance(_facts(told.entries, sound, source), told.entries, sound, source)
        diagnostics += answers.diagnostics
        diagnostics += other_text(told, paragraphs, source)
        prose: tuple[ReturnedParagraph, ...] = ()
    else:
        entries = (*told.entries, *(told.entries[index] for index in places.copies))
        problems = {index: objections.unclear(entries[index], here, source) for index, here in found.items()}
        diagnostics += [problem for _, problem in sorted(problems.items()) if problem is not None]
        clear = {index: here for index, here in found.items() if problems[index] is None}
        facts = _facts(entries, clear, source)
        prose = tuple(_prose(paragraphs, entries, source))
    diagnostics += objections.comments(word_file)
    sort: Literal["form", "report"] = "form" if is_form else "report"
    return Outcome(ReturnedFile(word_file.file, sort, told.identity, facts, prose), tuple(diagnostics))


def _tokens(word_file: WordFile) -> list[Token]:
    """Return the tokens of the text and of its notes, one part after the other."""
    names = [word_file.main, *sorted(name for name in word_file.names if _NOTES.fullmatch(name))]
    return [token for name in names for token in (*tokens_of(word_file.tree(name)), Token(Sort.PARAGRAPH))]


def _gone(entries: Sequence[Entry], found: Container[int]) -> tuple[Entry, ...]:
    """Return the entries that have no place any more; what stood beside an answer goes with it."""
    gone = [entry for index, entry in enumerate(entries) if index not in found]
    routes = {entry.route for entry in gone}
    return tuple(entry for entry in gone if not entry.is_provenance or entry.of_fact not in routes)


# --- facts ------------------------------------------------------------------------------------------------------------


def _facts(entries: Sequence[Entry], found: Mapping[int, Found], source: Source) -> tuple[Returned, ...]:
    """Return the facts as they are found, in the order of the list."""
    return tuple(
        _returned(entry, found[index], source)
        for index, entry in enumerate(entries)
        if index in found and not entry.is_provenance
    )


def _returned(entry: Entry, found: Found, source: Source) -> Returned:
    return Returned(
        route=entry.route,
        label=entry.label,
        typed=typed_of(entry, found.text),
        exported=Stated(entry.value),
        printed=entry.printed,
        span=found.span(entry, source),
        is_edited=is_new(entry, found.text),
        filter=entry.filter,
        prefix=entry.prefix,
        suffix=entry.suffix,
        touching=touching(entry, found),
    )


def _with_provenance(
    facts: tuple[Returned, ...], entries: Sequence[Entry], found: Mapping[int, Found], source: Source
) -> tuple[Returned, ...]:
    """Return the facts of a form with what was typed beside each."""
    beside: dict[Route, list[tuple[str, str, bool, Span]]] = {}
    for index, entry in enumerate(entries):
        if entry.is_provenance and index in found:
            typed = typed_of(entry, found[index].text)
            if typed:
                key, span = str(entry.route.steps[-1]), found[index].span(entry, source)
                beside.setdefault(entry.of_fact, []).append((key, typed, is_new(entry, typed), span))
    return tuple(_with_said(fact, beside.get(fact.route, ())) for fact in facts)


def _with_said(fact: Returned, beside: Iterable[tuple[str, str, bool, Span]]) -> Returned:
    """Return a fact with what is said of it: what stood there before is said again only where the fact is new."""
    said = [(key, typed, span) for key, typed, is_new, span in beside if is_new or fact.is_edited]
    return replace(
        fact,
        provenance=tuple((key, typed) for key, typed, _ in said),
        provenance_spans=tuple((key, replace(span, where=f"{fact.label}·{span.where}")) for key, _, span in said),
    )


# --- prose ------------------------------------------------------------------------------------------------------------


def _prose(paragraphs: Sequence[Paragraph], entries: Sequence[Entry], source: Source) -> Iterator[ReturnedParagraph]:
    for line, paragraph in enumerate(paragraphs, 1):
        text = _compared(paragraph, entries)
        if text.strip():
            yield ReturnedParagraph(text, paragraph.text, Span(source, line), paragraph.is_tracked)


def _compared(paragraph: Paragraph, entries: Sequence[Entry]) -> str:
    """Return the text with each fact's place as its route; what belongs to a blank around its place is left out."""
    compared = suffix = ""
    seen: set[int] = set()
    for fact, pieces in groupby(paragraph.pieces, itemgetter(0)):
        if fact is None:
            compared += "".join(piece.text for piece in pieces).removeprefix(suffix)
            suffix = ""
        elif fact not in seen:
            seen.add(fact)
            entry = entries[fact]
            compared = f"{compared.removesuffix(entry.prefix)}{{{entry.route}}}"
            suffix = entry.suffix
    return compared
