"""What comes back from people, held against the fact file: three-way, place by place.

A place of a form or a report says what its fact was when it was sent out (the base) and what it is said to be now
(theirs); the fact file says what it is by now (mine).  Theirs as the base, or as mine: nothing new.  Mine as the base:
a claim to take.  All three different: a conflict, which only people can settle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome, Route, Severity, Span, in_order
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer, answer_of, read_answer, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import Field, field_at
from reportgen.facts.kinds import Date
from reportgen.facts.provenance import OF_VALUE, on_one_line
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.forms.form import GAP
from reportgen.pipeline import objections
from reportgen.pipeline.forms import NEVER_ASKED, stated_provenance
from reportgen.pipeline.standing import Standing
from reportgen.template.filters.undoing import undone

__all__ = ["Claim", "Claims", "claims_of", "settled"]

_AS_OF = Date("数据截至")


@frozen
class Claim:
    """What a fact is said to be, and is not yet in the fact file."""

    route: Route
    label: str
    before: str
    """What the fact file states."""
    after: str
    """What is to stand there; the same as before where the provenance alone is new."""
    answer: Answer | None
    """The same for the fact file; None where the provenance alone is new."""
    provenance: tuple[tuple[str, str], ...]
    owner: str
    """Whose form it came in; empty for a report."""
    spans: tuple[Span, ...]
    """Every place that says so."""
    dropped: tuple[tuple[str, str], ...] = ()
    """What the fact file says of the value that is replaced, and goes with it."""


@frozen
class Claims:
    """What one file brought."""

    new: tuple[Claim, ...] = ()
    already: int = 0
    """Answers that stand in the fact file already."""


def claims_of(returned: ReturnedFile, standing: Standing) -> Outcome[Claims]:
    """Hold every place of a file against the fact file; a file that belongs to another has no claims."""
    found = list(objections.foreign(returned, standing))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return Outcome(None, tuple(found))
    owner = dict(returned.identity).get("owner", "")
    new: list[Claim] = []
    already = 0
    for place in returned.facts:
        if not (place.is_edited or place.provenance):
            continue
        outcome = _claim(place, standing, owner, is_form=returned.sort == "form")
        found.extend(outcome.diagnostics)
        if outcome.value is not None:
            new.append(outcome.value)
        elif place.is_edited and not outcome.diagnostics:
            already += 1
    return Outcome(Claims(tuple(new), already), in_order(found))


# --- one place --------------------------------------------------------------------------------------------------------


def _claim(place: Returned, standing: Standing, owner: str, *, is_form: bool) -> Outcome[Claim]:
    """Return what a place claims anew; None with nothing to say where that stands in the fact file already."""
    if place.route in NEVER_ASKED:
        return Outcome(None, (objections.fixed(place),) if place.is_edited else ())
    field = field_at(type(standing.report), place.route)
    mine = standing.facts.get(place.route)
    gone = objections.gone(place, field, standing, is_form=is_form)
    if field is None or mine is None or gone is not None:
        return Outcome(None, () if gone is None else (gone,))
    value = _unfiltered(place)
    if value is None:
        return Outcome(None, (objections.derived(place),) if place.is_edited else ())
    place = value
    said = _provenance(place)
    try:
        theirs = read_answer(field.kind, place.typed, standing=_as_sent_out(place, mine)) if place.is_edited else None
    except UnreadableError as error:
        return Outcome(None, (objections.at(place, error.rule, error.problem, error.cure), *said.diagnostics))
    if said.value is None:
        return Outcome(None, said.diagnostics)
    provenance = said.value
    before, base = shown_answer(answer_of(mine)), _canonical(field, place.exported.text)
    if theirs is None and before != base:  # what is said there is said of a value that is no longer
        beside = _beside(place, provenance[0][0]) if provenance else place
        return Outcome(None, (objections.outdated(beside, base, before),) if provenance else ())
    if theirs is None or shown_answer(theirs) == before:
        return _more_of_the_same(place, mine, before, provenance, owner)
    after = shown_answer(theirs)
    if after == base:
        return Outcome(None)
    if not after:
        return Outcome(None, (objections.cleared(place, before),))
    if before != base:
        return Outcome(None, (objections.conflict(place, standing, base, before, after),))
    told = {key for key, _ in provenance}
    dropped = tuple((key, text) for key, text in stated_provenance(mine.provenance) if key in {*OF_VALUE} - told)
    return Outcome(Claim(place.route, place.label, before, after, theirs, provenance, owner, (place.span,), dropped))


def _unfiltered(place: Returned) -> Returned | None:
    """Return a place as if no filter had printed it; None where what is typed there is not plainly the value.

    Who changes a printed value sees what the filters made of it, and who fills a blank sees a prompt.
    """
    if place.filter is None:
        return place
    typed = None if place.exported.text else undone(place.typed, place.filter)
    around = undone(f"{place.prefix}{GAP}{place.suffix}", place.filter)
    if typed is None or around is None:
        return None
    prefix, _, suffix = around.partition(GAP)
    return replace(place, typed=typed, prefix=prefix, suffix=suffix, filter=None)


def _as_sent_out(place: Returned, mine: Fact | FactList[object]) -> Fact | FactList[object]:
    """Return the fact as whoever answered saw it: a number typed for ``××余`` keeps its 余 however often it comes."""
    if not isinstance(mine, Fact) or place.exported.text or not (place.prefix or place.suffix):
        return mine
    return replace(mine, state=State.BLANK, value=None, prefix=place.prefix, suffix=place.suffix)


def _canonical(field: Field, text: str) -> str:
    """Return what was stated when it was sent out as it would be written today."""
    try:
        return shown_answer(read_answer(field.kind, text)) if text else ""
    except UnreadableError:  # what was a value for the model of that day
        return text


def _more_of_the_same(
    place: Returned,
    mine: Fact | FactList[object],
    before: str,
    provenance: tuple[tuple[str, str], ...],
    owner: str,
) -> Outcome[Claim]:
    """Return what a place says of a fact beside its value, where the fact file says nothing."""
    stated = dict(stated_provenance(mine.provenance))
    new = tuple((key, text) for key, text in provenance if key not in stated)
    other = tuple(
        objections.other_provenance(_beside(place, key), key, stated[key], text)
        for key, text in provenance
        if text != stated.get(key, text)
    )
    claim = Claim(place.route, place.label, before, before, None, new, owner, (place.span,)) if new else None
    return Outcome(claim, other)


def _provenance(place: Returned) -> Outcome[tuple[tuple[str, str], ...]]:
    """Return what is said of where the value comes from, each text on one line; None where the day is none."""
    read = []
    for key, typed in place.provenance:
        text = on_one_line(typed)
        try:
            answer = read_answer(_AS_OF, text) if key == "as_of" else text
        except UnreadableError as error:
            return Outcome(None, (objections.at(_beside(place, key), error.rule, error.problem, error.cure),))
        if isinstance(answer, str) and answer:
            read.append((key, answer))
    return Outcome(tuple(read))


def _beside(place: Returned, key: str) -> Returned:
    """Return a place as the one beside it, in which a source or a day was typed."""
    return replace(place, span=dict(place.provenance_spans).get(key, place.span))


# --- several places of one fact ---------------------------------------------------------------------------------------


def settled(claims: Iterable[Claim]) -> Outcome[tuple[Claim, ...]]:
    """Make one claim of all that say the same of a fact; where they differ, there is a conflict and none.

    A list and an item of it, each with an answer, conflict too.
    """
    of_route: dict[Route, list[Claim]] = {}
    for claim in claims:
        of_route.setdefault(claim.route, []).append(claim)
    found: list[Diagnostic] = []
    agreed: dict[Route, Claim] = {}
    for route, same in of_route.items():
        answers = [claim for claim in same if claim.answer is not None] or same
        other = next((claim for claim in answers if claim.after != answers[0].after), None)
        if other is None:
            agreed[route] = _merged(answers)
        else:
            found.append(_two_answers(answers[0], other))
    within = [(agreed[upper], agreed[route]) for route in agreed for upper in route.above() if upper in agreed]
    found.extend(_two_answers(whole, item) for whole, item in within)
    hit = {claim.route for pair in within for claim in pair}
    return Outcome(tuple(claim for route, claim in agreed.items() if route not in hit), tuple(found))


def _two_answers(one: Claim, other: Claim) -> Diagnostic:
    return objections.two_answers(other.label, other.route, (one.after, one.spans[0]), (other.after, other.spans[0]))


def _merged(claims: list[Claim]) -> Claim:
    """Return the first claim with all places; its provenance is that of the first who states any."""
    spans = tuple(span for claim in claims for span in claim.spans)
    telling = next((claim for claim in claims if claim.provenance), claims[0])
    return replace(claims[0], provenance=telling.provenance, owner=telling.owner, spans=spans)
