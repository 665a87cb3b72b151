"""Stating facts in a fact file: what was typed is found, understood and held against the model; nothing is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Message, Outcome, Route, Span, has_errors, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer, answer_of, awaited_of, read_answer
from reportgen.facts.editing import Edit, edited
from reportgen.facts.fact import Fact, FactList
from reportgen.facts.field import Field, field_at, fields_of
from reportgen.facts.provenance import OF_VALUE, Provenance
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.section import suggestion
from reportgen.facts.walking import stated_at
from reportgen.pipeline.forms import asked_label
from reportgen.pipeline.item_provenance import gone_with_items
from reportgen.pipeline.report import report_of
from reportgen.reports import REPORTS
from reportgen.reports.official import OfficialReport

__all__ = ["Change", "Filled", "Filling", "fill"]

_MOST_NAMED = 5
_REPORT_TYPE = Route(("report",))


@frozen
class Filling:
    """One fact that somebody states."""

    named: str
    """Its route or its label."""
    typed: str | None
    """None: nothing is known of it any more."""
    span: Span
    """Where it was typed; its text ends with what was typed."""


@frozen
class Change:
    """One fact that is stated anew."""

    route: Route
    label: str
    old: Answer
    new: Answer
    stated: tuple[tuple[str, str], ...] = ()
    """What is said of the new value: keys of its provenance and texts."""
    dropped: tuple[tuple[str, str], ...] = ()
    """What was said of the old value, and goes with it."""

    @property
    def is_of_value(self) -> bool:
        """Whether the value changes, and not only what is said of it."""
        return self.old != self.new


@frozen
class Filled:
    """A fact file with facts stated anew."""

    content: bytes
    report: OfficialReport
    changes: tuple[Change, ...]
    standing: tuple[Change, ...] = ()
    """Facts that were stated as they stand already."""


def fill(
    content: bytes, file: str, fillings: Sequence[Filling], provenance: Sequence[tuple[str, str]] = ()
) -> Outcome[Filled]:
    """Return a fact file with facts stated anew, all of them, or what is wrong with any.

    Args:
        content: The fact file.
        file: Its name as it is shown.
        fillings: What to state.
        provenance: Keys and texts that go to each fact that gets a value.
    """
    report = report_of(content, file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    found: list[Diagnostic] = []
    changes: dict[Route, tuple[Change, Filling]] = {}
    for filling in fillings:
        change = _change(report.value, filling, tuple(provenance))
        if isinstance(change, Diagnostic):
            found.append(change)
        elif (first := _overlapping(change.route, changes)) is not None:
            found.append(_twice(filling, change, changes[first][1]))
        else:
            changes[change.route] = change, filling
    if found:
        return Outcome(None, tuple(found))
    every = [change for change, _ in changes.values()]
    return _written(content, file, report.value, every)


def _written(content: bytes, file: str, report: OfficialReport, every: Sequence[Change]) -> Outcome[Filled]:
    changes = tuple(change for change in every if change.is_of_value or change.stated)
    standing = tuple(change for change in every if change not in changes)
    if not changes:
        return Outcome(Filled(content, report, (), standing))
    edits = [
        Edit(each.route, each.new if each.is_of_value else None, each.stated, tuple(key for key, _ in each.dropped))
        for each in changes
    ]
    anew = edited(content, file, edits, type(report))
    if anew.value is None or has_errors(anew.diagnostics):
        return Outcome(None, anew.diagnostics)
    result = report_of(anew.value, file)
    diagnostics = (*anew.diagnostics, *result.diagnostics)
    if result.value is None:
        return Outcome(None, diagnostics)
    told = tuple(_with_what_goes(each, report, result.value) for each in changes)
    return Outcome(Filled(anew.value, result.value, told, standing), diagnostics)


def _with_what_goes(change: Change, before: OfficialReport, after: OfficialReport) -> Change:
    """Return a change with what was said of items that go with their list."""
    gone = gone_with_items(stated_at(before, change.route), stated_at(after, change.route))
    return replace(change, dropped=change.dropped + gone)


def _overlapping(route: Route, changes: Iterable[Route]) -> Route | None:
    """Return the route of a change that is of the same fact, of its list, or of an item of it."""
    return next((other for other in changes if other.overlaps(route)), None)


def _change(report: OfficialReport, filling: Filling, provenance: tuple[tuple[str, str], ...]) -> Change | Diagnostic:
    """Return what a filling changes, or what is wrong with it."""
    field = _named(type(report), filling)
    if isinstance(field, Diagnostic):
        return field
    standing = stated_at(report, field.route)
    if standing is None:
        return _no_item(report, field.route, filling)
    if field.route == _REPORT_TYPE and filling.typed is not None and filling.typed.strip() not in REPORTS:
        return _no_report_type(filling.typed.strip(), filling.span)  # an x is no marker there: it is never blank
    label = asked_label(field.kind.label, field.route)
    old = answer_of(standing)
    if filling.typed is None:
        return _unset(field.route, label, standing)
    try:
        new = read_answer(field.kind, filling.typed, standing=standing)
    except UnreadableError as error:
        return Diagnostic(error.rule, error.problem, _span_of(error.piece, filling), error.cure, route=field.route)
    if new == "":
        said = message('"{text}" states nothing of {label}', text=filling.typed, label=label)
        cure = message("write --unset {name} to make it blank", name=str(field.route))
        return Diagnostic("no-answer", said, filling.span, cure, route=field.route)
    stated = tuple((key, text) for key, text in provenance if old != new or _stated(standing.provenance, key) != text)
    dropped = _dropped(standing.provenance, stated) if old != new else ()
    return Change(field.route, label, old, new, stated, dropped)


def _unset(route: Route, label: str, standing: Fact | FactList[object]) -> Change:
    """Return how a fact becomes blank; its note goes too, unless somebody is asked for the fact."""
    provenance, old = standing.provenance, answer_of(standing)
    if old == "":
        return Change(route, label, old, "")
    gone = _dropped(provenance, ())
    if provenance.note is not None and not (provenance.owner or provenance.due or provenance.ask):
        gone = (*gone, ("note", provenance.note))
    return Change(route, label, old, awaited_of(standing), (), gone)


def _stated(provenance: Provenance, key: str) -> str | None:
    value = getattr(provenance, key)
    return None if value is None else str(value)


def _dropped(provenance: Provenance, stated: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    anew = {key for key, _ in stated}
    texts = ((key, _stated(provenance, key)) for key in OF_VALUE if key not in anew)
    return tuple((key, text) for key, text in texts if text is not None)


# --- which fact is meant ----------------------------------------------------------------------------------------------


def _named(model: type[OfficialReport], filling: Filling) -> Field | Diagnostic:
    """Find a fact by its route, by its label, or by a part that no other label has."""
    named = filling.named.strip()
    try:
        field = field_at(model, Route.parse(named)) if named else None
    except ValueError:
        field = None
    if field is not None:
        return field
    fields = tuple(fields_of(model))
    exact = [each for each in fields if each.kind.label == named]
    meant = exact or [each for each in fields if named and named in each.kind.label]
    if len(meant) == 1:
        return meant[0]
    if meant:
        said = message('"{name}" may be several facts', name=named)
        cure = message("write the route of one: {names}", names=listed(map(_candidate, meant[:_MOST_NAMED])))
        return Diagnostic("ambiguous-fact", said, _span_of(named, filling), cure)
    said = message('there is no fact "{name}"', name=named)
    return Diagnostic("unknown-fact", said, _span_of(named, filling), _nearest(named, fields))


def _candidate(field: Field) -> str:
    return f"{field.route}（{field.kind.label}）"


def _nearest(named: str, fields: Sequence[Field]) -> Message:
    """Return the advice for a name that is not known: what is in that section, or the nearest names."""
    within = [field for field in fields if str(field.route).startswith(f"{named}.")]
    if named and within:
        return message("it is a section; in it: {names}", names=listed(map(_candidate, within[:_MOST_NAMED])))
    words = {word: field for field in fields for word in _words_of(field)}
    near = difflib.get_close_matches(named.casefold(), words, n=_MOST_NAMED, cutoff=0.5)
    if near:
        names = dict.fromkeys(_candidate(words[word]) for word in near)
        return message("perhaps one of these: {names}", names=listed(list(names)[:3]))
    return message('"reportgen blanks FILE -f json" lists the routes of what is blank')


def _words_of(field: Field) -> Iterator[str]:
    yield str(field.route)
    yield field.kind.label.casefold()
    if isinstance(field.route.steps[-1], str):
        yield field.route.steps[-1]


def _no_item(report: OfficialReport, route: Route, filling: Filling) -> Diagnostic:
    """Say that a list has no such item."""
    above = next((Route(route.steps[:end]) for end, step in enumerate(route.steps) if isinstance(step, int)), route)
    facts = stated_at(report, above)
    label, count = (facts.label, len(facts.items)) if isinstance(facts, FactList) else ("", 0)
    said = message('there is no item "{route}": {label} has {count}', route=str(route), label=label, count=count)
    cure = message("state the whole list {route}", route=str(above))
    if count:
        last = str(above.child(count - 1))
        cure = message('its items are "{first}" to "{last}"', first=str(above.child(0)), last=last)
    return Diagnostic("no-item", said, _span_of(filling.named.strip(), filling), cure, route=route)


def _no_report_type(name: str, span: Span) -> Diagnostic:
    said = message('there is no report type "{name}"', name=name)
    cure = suggestion(name, {known: known for known in REPORTS})
    return Diagnostic("unknown-report-type", said, span, cure, route=_REPORT_TYPE)


def _twice(filling: Filling, change: Change, first: Filling) -> Diagnostic:
    said = message('"{label}" is stated twice', label=change.label)
    cure = message('keep one; the other is "{text}"', text=first.span.source.text)
    return Diagnostic("stated-twice", said, filling.span, cure, route=change.route)


def _span_of(piece: str, filling: Filling) -> Span:
    """Return the place of a piece of what was typed; without one that of the value."""
    text, whole = filling.span.source.text, filling.span
    start = text.find(piece) if piece else -1
    if start < 0 or "\n" in text[: start + len(piece)]:
        return whole
    return Span(whole.source, 1, start + 1, len(piece), where=whole.where)
