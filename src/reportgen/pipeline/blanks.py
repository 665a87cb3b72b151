"""What a report does not know yet: each blank, whom to ask, last year's value, where it is printed; the progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.document.elements import ELEMENTS, NAMES
from reportgen.document.nodes import BlankText, Block, Document, Elements, FactText, Heading
from reportgen.document.numbering import attachment_label, number_headings
from reportgen.document.walking import inlines_of, plain_text
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import Field, field_at
from reportgen.facts.kinds import ListOf
from reportgen.facts.provenance import Provenance, inherited
from reportgen.facts.section import Section
from reportgen.facts.walking import blank_of, blanks_in, facts_of
from reportgen.pipeline.forms import asked_label
from reportgen.pipeline.previous import facts_by_route, printed_before
from reportgen.reports.official import OfficialReport

__all__ = ["Blank", "Printing", "Progress", "blanks_of", "count_blanks", "owners_of", "printings_of", "progress_of"]


@frozen
class Printing:
    """A place in the report where a fact is printed."""

    heading: str
    """The nearest heading above it with its number, ``（一）提高政治站位``; outside the text the element: ``标题``."""
    template: str | None
    line: int | None


@frozen
class Blank:
    """A fact that is not known yet, and what helps to find it out."""

    fact: Fact
    label: str
    """In a list with the number of its item: ``打算的内容（第2项）``."""
    section: str
    """The labels of the sections that it is in; of a list at the top its own; empty at the top."""
    previous: str | None
    """Last year's value as it was printed; None when there is none."""
    printed: tuple[Printing, ...] | None
    """None when that is not known: the report could not be drawn up."""
    owner: str | None = None
    due: date | None = None
    ask: str | None = None
    """These three are said of the fact, or else of the list that it is in."""


@frozen
class Progress:
    """How many facts there are of each state; a list is one fact, unless something in it is blank."""

    known: int = 0
    blank: int = 0
    not_applicable: int = 0

    @property
    def all(self) -> int:
        """The number of facts that are asked for."""
        return self.known + self.blank + self.not_applicable

    def __add__(self, other: Progress) -> Progress:
        return Progress(self.known + other.known, self.blank + other.blank, self.not_applicable + other.not_applicable)


def blanks_of(report: OfficialReport, previous: OfficialReport | None, document: Document | None) -> tuple[Blank, ...]:
    """Return what a report does not know yet, in the order of its model.

    Args:
        report: The facts.
        previous: Those of the year before, if there are any.
        document: The report as it is drawn up; None when it cannot be.
    """
    before = {} if previous is None else facts_by_route(previous)
    printings = None if document is None else printings_of(document)
    return tuple(
        _blank(report, fact, asked, _printed_before(before.get(fact.route)), printings)
        for fact, asked in _facts(report)
        if fact.state is State.BLANK
    )


def count_blanks(report: OfficialReport) -> int:
    """Return how many facts of a report are blank."""
    return len(blanks_in(report))


def _blank(
    report: OfficialReport,
    fact: Fact,
    asked: Provenance,
    previous: str | None,
    printings: Mapping[Route, tuple[Printing, ...]] | None,
) -> Blank:
    printed = None if printings is None else _printings_at(fact.route, printings)
    section, label = _section_of(report, fact.route), asked_label(fact.label, fact.route)
    return Blank(fact, label, section, previous, printed, asked.owner, asked.due, asked.ask)


def owners_of(report: OfficialReport) -> tuple[str, ...]:
    """Return everybody who owns a fact, each once, in the order of the model."""
    owners = (asked.owner for _, asked in (*_facts(report), *_members(report)))
    return tuple(dict.fromkeys(owner for owner in owners if owner is not None))


def progress_of(report: OfficialReport, owner: str | None = None, *, nobody: bool = False) -> dict[str, Progress]:
    """Return how far each section is, by its label, in the order of the model; what is not given does not count.

    Only the facts of ``owner`` are counted when one is named; with ``nobody`` those that nobody owns.
    """
    sections: dict[str, Progress] = {}
    for member, asked in _members(report):
        if (nobody and asked.owner is None) or (not nobody and owner in (None, asked.owner)):
            counted = _counted(member)
            if counted.all and not _is_beside_the_point(report, member):
                section = _section_of(report, member.route)
                sections[section] = sections.get(section, Progress()) + counted
    return sections


# --- the facts --------------------------------------------------------------------------------------------------------


def _members(section: Section) -> Iterator[tuple[Fact | FactList[object], Provenance]]:
    """Yield what is counted, and what is said of whom to ask: facts and lists; of a list with blanks in it, those."""
    for name in type(section).model_fields:
        member = getattr(section, name)
        if isinstance(member, Section):
            yield from _members(member)
        elif isinstance(member, FactList):
            blanks = [(fact, asked) for fact, asked in _in_list(member) if fact.state is State.BLANK]
            yield from blanks
            if not blanks:
                yield member, member.provenance
        elif isinstance(member, Fact):
            yield member, member.provenance


def _facts(section: Section) -> Iterator[tuple[Fact, Provenance]]:
    """Yield every fact in model order, and what is said of whom to ask; a blank list is one."""
    for name in type(section).model_fields:
        member = getattr(section, name)
        if isinstance(member, Section):
            yield from _facts(member)
        elif isinstance(member, FactList):
            yield from _in_list(member)
        elif isinstance(member, Fact):
            yield member, member.provenance


def _in_list(facts: FactList[object]) -> Iterator[tuple[Fact, Provenance]]:
    if facts.state is State.BLANK:
        yield blank_of(facts), facts.provenance
    for item in facts.items:
        for fact in (item,) if isinstance(item, Fact) else facts_of(cast("Section", item)):
            yield fact, inherited(fact.provenance, facts.provenance)


def _counted(member: Fact | FactList[object]) -> Progress:
    match member.state:
        case State.KNOWN:
            return Progress(known=1)
        case State.BLANK:
            return Progress(blank=1)
        case State.NOT_APPLICABLE:
            return Progress(not_applicable=1)
        case State.NOT_GIVEN:
            return Progress()


def _is_beside_the_point(report: OfficialReport, member: Fact | FactList[object]) -> bool:
    """Tell whether an optional fact is not applicable, as all of a section may be: nobody asks for it."""
    field = field_at(type(report), member.route)
    return field is not None and field.kind.optional and member.state is State.NOT_APPLICABLE


def _section_of(report: OfficialReport, route: Route) -> str:
    """Return what a fact is listed under."""
    field = field_at(type(report), route)
    if field is not None and field.sections:
        return " / ".join(field.sections)
    top = field_at(type(report), Route(route.steps[:1]))
    return top.kind.label if isinstance(top, Field) and isinstance(top.kind, ListOf) else ""


def _printed_before(fact: Fact | FactList[object] | None) -> str | None:
    """Return last year's value as people read it."""
    printed = printed_before(fact)
    return (printed if isinstance(fact, Fact) else "；".join(printed.split("\n"))) or None


# --- where they are printed -------------------------------------------------------------------------------------------


def printings_of(document: Document) -> dict[Route, tuple[Printing, ...]]:
    """Return where each fact is printed, in the order of the document; twice on a line of a template is once."""
    found: dict[Route, dict[Printing, None]] = {}
    for heading, part in _parts(document):
        for inline in inlines_of(part):
            if isinstance(inline, BlankText | FactText):
                place = inline.place
                printing = Printing(heading, *((None, None) if place is None else (place.template, place.line)))
                found.setdefault(inline.route, {})[printing] = None
    return {route: tuple(printings) for route, printings in found.items()}


def _parts(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield a document in parts, each with its heading."""
    for name in ELEMENTS:
        yield NAMES[name], Document(replace(Elements(), **{name: getattr(document.elements, name)}))
    yield from _under_headings(document.blocks, "")
    for number, attachment in enumerate(document.attachments, 1):
        label = f"{attachment_label(number, len(document.attachments))} {plain_text(attachment.title)}"
        yield label, Document(attachments=(replace(attachment, blocks=()),))
        yield from _under_headings(attachment.blocks, label)


def _under_headings(blocks: Iterable[Block], heading: str) -> Iterator[tuple[str, Document]]:
    for block, number in number_headings(blocks):
        if isinstance(block, Heading):
            heading = number + plain_text(block.inlines).rstrip("。")
        yield heading, Document(blocks=(block,))


def _printings_at(route: Route, printings: Mapping[Route, tuple[Printing, ...]]) -> tuple[Printing, ...]:
    """Return the printings of a fact; of a list in which nothing is known, also those of its one blank item."""
    within = (each for at, each in printings.items() if at.is_within(route))
    return tuple(dict.fromkeys(printing for each in within for printing in each))
