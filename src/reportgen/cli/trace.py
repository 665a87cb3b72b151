"""``reportgen trace``: where a number in a report comes from, and where else it stands."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePath

from reportgen.cli.blank_table import shown_printing
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile, fact_file, origin_of_report
from reportgen.cli.here import check_here
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import Message, ReportgenError, Route, has_errors, listed, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, FactList
from reportgen.pipeline import draw_up, report_of
from reportgen.pipeline.comparing import Stated
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.history import Change, History, history_of
from reportgen.pipeline.manifest import ORIGIN
from reportgen.pipeline.objections import foreign
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.standing import standing_of
from reportgen.pipeline.tracing import Printed, Traced, printed_of, traced_in, traced_in_word
from reportgen.project import meant
from reportgen.readers.docx import read
from reportgen.readers.docx.report import read_report
from reportgen.reports.official import OfficialReport

__all__ = ["FORMATS", "show_traces"]

FORMATS = ("text", "json")
_WORD = ".docx"
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
class _Found:
    """All that can be traced, and the facts that it was made from."""

    traced: tuple[Traced, ...]
    is_sound: bool = True
    """Whether nothing was wrong on the way."""
    file: FactFile | None = None
    report: OfficialReport | None = None
    """None where the fact file is not there, or cannot be read."""


def show_traces(file: str, what: str | None, format: str, console: Console, *, history: bool) -> int:  # noqa: A002 - the option's word
    """Show where what is meant comes from, and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: The file cannot be read, or nothing in it is meant.
    """
    if format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=format), meant(format, FORMATS))
    if not file:
        raise WrongUsage(message("the name of a file is empty"))
    if what is not None and not what.strip():
        raise WrongUsage(message("what to trace is empty"), message("leave it out to see all that is printed"))
    check_here()
    found = _in_word(file, console) if file.lower().endswith(_WORD) else _in_facts(fact_file(file), console)
    if found is None:
        return 1
    traced = _printed_in(found.traced) if what is None else matching(found.traced, what)
    if what is not None and not traced:
        raise _nothing_is(what, found.traced)
    if format == "json":
        past = _history(found, console) if history else None
        records = [_record(each, past) for each in traced]
        console.hand_over((json.dumps(records, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))
    elif what is None:
        for each in traced:
            console.say(_in_a_line(each))
    else:
        _show(traced, _history(found, console) if history else None, console)
    return 0 if found.is_sound else 1


# --- what can be traced -----------------------------------------------------------------------------------------------


def _in_facts(file: FactFile, console: Console) -> _Found | None:
    """Return what a fact file states and its report prints; None where it cannot be read, which is told."""
    report = report_of(file.content, file.file)
    console.show(report.diagnostics)
    if report.value is None:
        return None
    previous = named_previous(report.value, file.folder)
    document = draw_up(report.value, templates_of(file.root), previous.value)
    told = (*previous.diagnostics, *document.diagnostics)
    console.show(told)
    traced = traced_in(report.value, previous.value, document.value)
    return _Found(traced, not has_errors(told), file, report.value)


def _in_word(name: str, console: Console) -> _Found | None:
    """Return what a .docx carries, and the fact file that it was made from, if it is there; None as above.

    Raises:
        ReportgenError: It cannot be read, or is a form.
    """
    path = Path(name)
    refuse_pipe(path, name)
    content = read_input(path, name, suffixes=(_WORD,))
    returned, report = read(content, name), read_report(content, name)
    if returned.value is None or report.value is None:
        console.show(returned.diagnostics or report.diagnostics)
        return None
    if returned.value.sort == "form":
        said = message('"{file}" is a form, not a report', file=name)
        raise ReportgenError(said, message('take it into its fact file with "reportgen pull"'))
    origin = origin_of_report(path, dict(returned.value.identity).get(ORIGIN))
    if origin is None:
        console.tell(message("the fact file that it was made from is not there: only what it carries is told"))
        return _Found(traced_in_word(report.value, ()))
    _, file = origin
    facts = report_of(file.content, file.file)
    told = list(facts.diagnostics)
    if facts.value is not None:
        told += foreign(returned.value, standing_of(facts.value, file.file, PurePath(file.file).name))
    console.show(told)
    if facts.value is None or has_errors(told):
        return _Found(traced_in_word(report.value, ()), is_sound=False)
    previous = named_previous(facts.value, file.folder)
    console.show(previous.diagnostics)
    traced = traced_in_word(report.value, traced_in(facts.value, previous.value, None))
    return _Found(traced, not has_errors(previous.diagnostics), file, facts.value)


def _history(found: _Found, console: Console) -> History | None:
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
    if not each.places:
        yield from [] if each.places is None else [(1, message("printed nowhere"))]
        return
    yield 1, message("printed in")
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
