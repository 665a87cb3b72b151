"""``reportgen trace``: where a number in a report comes from, and where else it stands."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from reportgen.cli.annex import check_annex, write_annex
from reportgen.cli.blank_table import shown_printing
from reportgen.cli.console import Console
from reportgen.cli.here import check_here
from reportgen.cli.traceable import Traceable, traceable
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Message, ReportgenError, Route, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, FactList
from reportgen.pipeline.history.comparing import Stated
from reportgen.pipeline.history.past import Change, History, history_of
from reportgen.pipeline.history.tracing import Printed, Traced, printed_of
from reportgen.project import meant

__all__ = ["FORMATS", "TraceRequest", "show_traces"]

FORMATS = ("text", "json")
_LIKE = 0.5
"""How like a route or a label a text must be to be taken for it."""
_STATES = {
    "known": message("known"),
    "blank": message("not known yet"),
    "not-applicable": message("not applicable"),
    "not-given": message("not given"),
}
_SAID = {
    "source": message("source"),
    "as_of": message("as of"),
    "by": message("by whom"),
    "note": message("note"),
    "owner": message("owner"),
    "due": message("due"),
    "ask": message("asked"),
}
"""What is told of the provenance, in this order."""
_SORTS = {
    "sum": message("sum"),
    "part-of": message("part of a whole"),
    "ratio": message("ratio"),
    "days-of-year": message("days of a year"),
    "not-before": message("order of days"),
    "carried": message("carried over from the year before"),
    "same": message("the same"),
    "length-of": message("number of items"),
}


@frozen
class TraceRequest:
    """The arguments of ``reportgen trace``, as they were typed."""

    file: str
    what: str | None = None
    format: str = "text"
    history: bool = True
    annex: str | None = None
    force: bool = False
    quiet: bool = False


def show_traces(request: TraceRequest, console: Console) -> int:
    """Show where what is meant comes from, or write the evidence annex, and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: The file cannot be read, nothing in it is meant, or the annex cannot be written.
    """
    _check_words(request)
    check_here()
    found = traceable(request.file, console)
    if found is None:
        return 1
    if request.annex is not None:
        return write_annex(found, request.annex, console, force=request.force, quiet=request.quiet)
    what = request.what
    traced = _printed_in(found.traced) if what is None else matching(found.traced, what)
    if what is not None and not traced:
        raise _nothing_is(what, found.traced)
    if request.format == "json":
        past = _history(found, console) if request.history else None
        records = [_record(each, past) for each in traced]
        console.hand_over((json.dumps(records, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))
    elif what is None:
        for each in traced:
            console.say(_in_a_line(each))
    else:
        _show(traced, _history(found, console) if request.history else None, console)
    return 0 if found.is_sound else 1


def _check_words(request: TraceRequest) -> None:
    """Make sure that each argument can be meant.

    Raises:
        WrongUsage: One cannot.
    """
    if request.format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=request.format), meant(request.format, FORMATS))
    if not request.file:
        raise WrongUsage(message("the name of a file is empty"))
    if request.what is not None and not request.what.strip():
        raise WrongUsage(message("what to trace is empty"), message("leave it out to see all that is printed"))
    if request.annex is None:
        if request.force:
            raise WrongUsage(message('"--force" is about the annex'), message("write --annex FILE --force"))
        return
    if request.what is not None or request.format != FORMATS[0]:
        raise WrongUsage(message("an annex has all facts, and its format by its name"), message("write --annex FILE"))
    check_annex(request.annex, request.file)


def _history(found: Traceable, console: Console) -> History | None:
    """Return who changed the facts; None where there is no fact file.  What is left out is told."""
    if found.file is None or found.report is None or found.file.path is None:
        return None
    past = history_of(found.file.path, found.report)
    for note in past.notes:
        console.tell(message("note: {note}", note=note))
    return past


# --- what is meant ----------------------------------------------------------------------------------------------------


def matching(found: Sequence[Traced], what: str) -> tuple[Traced, ...]:
    """Return what is meant: by a route, or all that is so printed or called; where nothing is, what contains it."""
    try:
        route = Route.parse(what)
    except ValueError:  # it is a text
        route = Route()
    plain = _plain(what)
    ways = (
        [each for each in found if each.route == route],
        [each for each in found if route.steps and each.route.is_within(route) and each.state != "not-given"],
        [each for each in found if plain in map(_plain, each.texts)],
        [each for each in found if plain == _plain(each.label)],
        [each for each in found if any(plain in _plain(text) for text in each.texts)],
    )
    return tuple(next((way for way in ways if way), ()))


def _plain(text: str) -> str:
    """Return a text without the width of its characters and the spaces in it: ``２０ 次`` is ``20次``."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _printed_in(found: Sequence[Traced]) -> tuple[Traced, ...]:
    return tuple(each for each in found if each.places)


def _nothing_is(what: str, found: Sequence[Traced]) -> ReportgenError:
    names = dict.fromkeys(name for each in found for name in (str(each.route), each.label))
    near = get_close_matches(what[:100], names, n=3, cutoff=_LIKE)
    advice = (
        message("the nearest are {names}", names=listed(near))
        if near
        else message("leave it out to see all that is printed")
    )
    return ReportgenError(message('no fact is called or printed "{what}"', what=what), advice)


# --- for people -------------------------------------------------------------------------------------------------------


def _show(traced: Sequence[Traced], past: History | None, console: Console) -> None:
    for number, each in enumerate(traced):
        if number:
            console.say("")
        for indent, line in _lines(each, () if past is None else past.changes.get(each.route, ())):
            console.say("  " * indent + console.render(line))


def _lines(each: Traced, changes: Sequence[Change]) -> Iterator[tuple[int, Message | str]]:
    """Yield the lines about a fact, each with how far it is indented."""
    yield (
        0,
        message(
            "{label} ({route}): {value}",
            label=each.label,
            route=str(each.route),
            value=_value(each.state, each.printed),
        ),
    )
    if each.fact is not None:
        yield 1, _labelled(message("place"), str(each.fact.span))
    yield 1, _labelled(message("state"), _STATES[each.state])
    if each.fact is not None and each.differs:
        yield 1, message("the fact file states {value}", value=_value_of(each.fact))
    for name, label in _SAID.items():
        if said := getattr(each.provenance, name):
            yield 1, _labelled(label, str(said))
    for part in each.parts:
        yield 1, _labelled(_SORTS[part.sort], part.formula)
        for _, fact in part.inputs:
            yield 2, _line(fact.label, fact.route, _value_of(fact), fact)
    yield from _places(each)
    if changes:
        yield 1, message("changed by")
        yield from ((2, _change(change)) for change in changes)


def _places(each: Traced) -> Iterator[tuple[int, Message | str]]:
    if each.places is None:
        return
    yield 1, message("printed in") if each.places else message("printed nowhere")
    for place in each.places:
        where: Message | str = shown_printing(place.heading, place.template, place.line)
        if place.paragraph is not None:
            where = message("{heading}, paragraph {number}", heading=place.heading or "—", number=place.paragraph)
        is_other = place.text is not None and each.printed not in ("", place.text)
        yield 2, _labelled(where, place.text or "") if is_other else where


def _change(change: Change) -> Message:
    moved = message("{old} → {new}", old=_value_of(change.fact.old), new=_value_of(change.fact.new))
    if change.id is None:
        return _labelled(message("not committed yet"), moved)
    return _labelled(" ".join((change.id, change.date, change.author, change.subject)), moved)


def _in_a_line(each: Traced) -> Message:
    value = _value(each.state, each.printed)
    if each.fact is None:
        return message("{label} ({route}): {value}", label=each.label, route=str(each.route), value=value)
    return _line(each.label, each.route, value, each.fact)


def _line(label: str, route: Route, value: Message | str, fact: Fact | FactList[object]) -> Message:
    place = str(fact.span)
    return message("{label} ({route}): {value}  {place}", label=label, route=str(route), value=value, place=place)


def _value_of(fact: Fact | FactList[object] | Stated | None) -> Message | str:
    if fact is None:
        return _value("not-given", "")
    return _value(str(fact.state), fact.text if isinstance(fact, Stated) else printed_of(fact))


def _value(state: str, printed: str) -> Message | str:
    """Return a value as people see it: on one line, its state where it is not known."""
    if state == "known":
        return printed.replace("\n", "↵")
    return message("〔{state}〕", state=_STATES[state])


def _labelled(label: Message | str, text: Message | str) -> Message:
    return message("{label}: {text}", label=label, text=text)


# --- for programs -----------------------------------------------------------------------------------------------------


def _record(each: Traced, past: History | None) -> dict[str, object]:
    """Return a fact by its documented keys: null is what is not known, or was not asked for."""
    said = {name: getattr(each.provenance, name) for name in _SAID}
    return {
        "route": str(each.route),
        "label": each.label,
        "printed": each.printed or None,
        "state": each.state,
        "stated": None if each.fact is None else printed_of(each.fact) or None,
        **_place_of(each.fact),
        "provenance": {name: None if text is None else str(text) for name, text in said.items()},
        "inputs": [
            {"relation": part.sort, "formula": part.formula, "own": part.role, "role": role, **_input(fact)}
            for part in each.parts
            for role, fact in part.inputs
        ],
        "printed_at": None if each.places is None else [_printed(place) for place in each.places],
        "commits": None if past is None else [_commit(change) for change in past.changes.get(each.route, ())],
    }


def _input(fact: Fact | FactList[object]) -> dict[str, object]:
    return {
        "route": str(fact.route),
        "label": fact.label,
        "printed": printed_of(fact) or None,
        "state": str(fact.state),
        **_place_of(fact),
    }


def _place_of(fact: Fact | FactList[object] | None) -> dict[str, object]:
    span = None if fact is None else fact.span
    return {
        "file": None if span is None else span.source.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
    }


def _printed(place: Printed) -> dict[str, object]:
    return {
        "heading": place.heading or None,
        "template": place.template,
        "line": place.line,
        "paragraph": place.paragraph,
        "text": place.text,
    }


def _commit(change: Change) -> dict[str, object]:
    old, new = change.fact.old, change.fact.new
    return {
        "commit": change.id,
        "date": change.date or None,
        "author": change.author or None,
        "subject": None if change.id is None else change.subject,
        "old": None if old is None else old.text or None,
        "new": None if new is None else new.text or None,
        "old_state": "not-given" if old is None else old.state,
        "new_state": "not-given" if new is None else new.state,
    }
