"""A Word file that came back, as values: its facts, its paragraphs, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Literal

from reportgen.diagnostics import Diagnostic, Outcome, Route, Severity, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.returned import Returned, ReturnedFile, ReturnedParagraph, Stated
from reportgen.readers.docx.flow import Paragraph, paragraphs_of
from reportgen.readers.docx.listing import Entry, listed
from reportgen.readers.docx.package import Package
from reportgen.readers.docx.place import places_of
from reportgen.readers.docx.token import Sort, Token, tokens_of
from reportgen.readers.docx.typed import is_left_over, is_same, typed_of, within_cell

__all__ = ["returned_file"]

_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")
_COMMENTS = "word/comments.xml"
_COMMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}comment"
_PROVENANCE = "provenance"
"""The kind of a form's cells beside the answer: 数据来源 and the like."""
_BREAKS = re.compile(r"[\t\r\n\v\f]")


@frozen
class _Place:
    """Where a fact stands, and what is there now."""

    text: str
    line: int
    column: int


def returned_file(package: Package) -> Outcome[ReturnedFile]:
    """Return what came back in a file.

    Raises:
        RefusedError: It is not ours, or damaged.
    """
    list_of_facts = listed(package)
    entries, identity = list_of_facts.entries, list_of_facts.identity
    tokens = _tokens(package)
    is_form = any(name == "form" for name, _ in identity)
    paragraphs = tuple(paragraphs_of(tokens, places_of(entries, tokens, whole_cells=is_form)))
    source = Source(package.file, "\n".join(_BREAKS.sub(" ", paragraph.text) for paragraph in paragraphs))
    places = _places(paragraphs)
    if is_form:
        places = {
            index: replace(place, text=within_cell(entries[index], place.text)) for index, place in places.items()
        }
    found = [_diagnostic(entry, places.get(index), source) for index, entry in enumerate(entries)]
    facts = tuple(
        _returned(entry, places[index], source)
        for index, entry in enumerate(entries)
        if index in places and entry.kind != _PROVENANCE and not _is_unclear(entry, places[index])
    )
    if is_form:
        facts = _with_provenance(facts, entries, places)
    prose = () if is_form else tuple(_prose(paragraphs, entries, source))
    diagnostics = (*(one for one in found if one is not None), *_of_comments(package))
    sort: Literal["form", "report"] = "form" if is_form else "report"
    return Outcome(ReturnedFile(package.file, sort, identity, facts, prose), diagnostics)


def _tokens(package: Package) -> list[Token]:
    """Return the tokens of the text and of its notes, one part after the other."""
    names = [package.main, *sorted(name for name in package.names if _NOTES.fullmatch(name))]
    return [token for name in names for token in (*tokens_of(package.tree(name)), Token(Sort.PARAGRAPH))]


def _places(paragraphs: Sequence[Paragraph]) -> dict[int, _Place]:
    """Return where each fact stands, by its index."""
    places: dict[int, _Place] = {}
    for line, paragraph in enumerate(paragraphs, 1):
        column = 1
        for fact, text, _ in paragraph.pieces:
            if fact is not None:
                first = places.get(fact, _Place("", line, column))
                places[fact] = _Place(first.text + text, first.line, first.column)
            column += len(text)
    return places


# --- facts ------------------------------------------------------------------------------------------------------------


def _returned(entry: Entry, place: _Place, source: Source) -> Returned:
    typed = typed_of(entry, place.text)
    is_edited = bool(typed) if entry.is_blank else not is_same(typed, entry.printed)
    return Returned(
        route=entry.route,
        label=entry.label,
        typed=typed,
        exported=Stated(entry.value),
        span=_span(entry, place, source),
        is_edited=is_edited,
        filter=entry.filter,
        prefix=entry.prefix,
        suffix=entry.suffix,
    )


def _is_unclear(entry: Entry, place: _Place) -> bool:
    return is_left_over(entry, typed_of(entry, place.text))


def _span(entry: Entry, place: _Place, source: Source) -> Span:
    return Span(source, place.line, place.column, max(1, len(place.text)), where=entry.label)


def _with_provenance(
    facts: tuple[Returned, ...], entries: Sequence[Entry], places: dict[int, _Place]
) -> tuple[Returned, ...]:
    """Return the facts of a form with what was typed beside each."""
    beside: dict[Route, list[tuple[str, str, bool]]] = {}
    for index, entry in enumerate(entries):
        if entry.kind == _PROVENANCE and index in places and len(entry.route.steps) > 1:
            typed = typed_of(entry, places[index].text)
            if typed and not is_left_over(entry, typed):
                *fact, key = entry.route.steps
                is_new = entry.is_blank or not is_same(typed, entry.printed)
                beside.setdefault(Route(tuple(fact)), []).append((str(key), typed, is_new))
    return tuple(replace(fact, provenance=_said(fact, beside.get(fact.route, ()))) for fact in facts)


def _said(fact: Returned, beside: Iterable[tuple[str, str, bool]]) -> tuple[tuple[str, str], ...]:
    """Return what is said of a fact: what stood there before is said again only where the fact is new."""
    return tuple((key, typed) for key, typed, is_new in beside if is_new or fact.is_edited)


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


# --- what is to be said -----------------------------------------------------------------------------------------------


def _diagnostic(entry: Entry, place: _Place | None, source: Source) -> Diagnostic | None:
    if place is None:
        return Diagnostic(
            "place-gone",
            message('the place of {label} is no longer in "{file}"', label=entry.label, file=source.file),
            help=message("if it was changed there, change it in the fact file by hand"),
            severity=Severity.WARNING,
            route=entry.route,
        )
    if _is_unclear(entry, place):
        return Diagnostic(
            "prompt-left",
            message('"{text}" still holds a part of its prompt', text=place.text.strip()),
            _span(entry, place, source),
            message("leave only the answer there, and nothing of the prompt"),
            route=entry.route,
        )
    return None


def _of_comments(package: Package) -> Iterator[Diagnostic]:
    if _COMMENTS not in package.names:
        return
    count = sum(1 for _ in package.tree(_COMMENTS).iter(_COMMENT))
    if count:
        yield Diagnostic(
            "comments",
            message('there are comments in "{file}": {count}', file=package.file, count=count),
            help=message("read them in Word: they are not taken over"),
            severity=Severity.HINT,
        )
