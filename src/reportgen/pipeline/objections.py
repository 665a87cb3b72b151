"""What speaks against taking what came back: it belongs elsewhere, its fact is gone, or was changed on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Message, Route, Severity, Source, Span, message
from reportgen.facts.fact import State
from reportgen.facts.field import Field
from reportgen.facts.kinds.kind import shown
from reportgen.facts.provenance import PROVENANCE
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.pipeline.forms import asked_label
from reportgen.pipeline.standing import Standing

__all__ = [
    "at",
    "cleared",
    "conflict",
    "derived",
    "fixed",
    "foreign",
    "gone",
    "other_provenance",
    "outdated",
    "two_answers",
]

_NOTHING = message("nothing")
_TYPED_AS_IT_IS = r"[\w%.,、，·：:《》“”-]{1,40}"
"""What no shell takes apart, and what is short enough to be typed."""


def foreign(returned: ReturnedFile, standing: Standing) -> Iterator[Diagnostic]:
    """Say that a file belongs to another fact file."""
    identity, report = dict(returned.identity), standing.report
    span = _whole(returned)
    advice = message('take it into the fact file that it was made from, not into "{file}"', file=standing.file)
    if identity.get("report") != report.report.printed:
        said = message(
            'the file asks for a report of the type "{theirs}", the facts are of "{mine}"',
            theirs=identity.get("report", ""),
            mine=report.report.printed,
        )
        yield Diagnostic("other-report-type", said, span, advice)
    elif identity.get("year") != report.year.printed:
        said = message(
            "the file is of the year {theirs}, the facts are of {mine}",
            theirs=identity.get("year", ""),
            mine=report.year.printed,
        )
        yield Diagnostic("other-year", said, span, advice)
    elif identity.get("facts", standing.name) != standing.name:
        said = message(
            'the form was made from "{theirs}", and is taken into "{mine}"',
            theirs=identity.get("facts", ""),
            mine=standing.name,
        )
        cure = message("that is right if the fact file was renamed; if not, undo it and name the other with --into")
        yield Diagnostic("other-fact-file", said, span, cure, Severity.WARNING)


def _whole(returned: ReturnedFile) -> Span:
    """Return a place that stands for a whole file."""
    return Span(Source(returned.file, ""), 0)


def at(place: Returned, rule: str, said: Message, cure: Message, severity: Severity = Severity.ERROR) -> Diagnostic:
    """Say something of a place."""
    return Diagnostic(rule, said, place.span, cure, severity, place.route)


def gone(place: Returned, field: Field | None, standing: Standing, *, is_form: bool) -> Diagnostic | None:
    """Say that the fact of a place is no longer there, or is another one by now."""
    fresh = message("send a fresh form, or write the answer into the fact file by hand")
    if field is None:
        said = message('there is no fact "{route}" any more for "{label}"', route=str(place.route), label=place.label)
        return at(place, "unknown-route", said, fresh)
    if place.route not in standing.facts:
        above = next((upper for upper in place.route.above() if upper in standing.facts), None)
        if above is not None and standing.facts[above].state is State.BLANK:
            said = message('"{label}" is of a list that is blank as a whole', label=place.label)
            cure = message(
                'answer the whole list: "reportgen fill {file} --set {route}=…"', file=standing.file, route=str(above)
            )
            return at(place, "item-of-blank-list", said, cure)
        said = message('the list has no item "{route}" any more', route=str(place.route))
        return at(place, "unknown-item", said, fresh)
    label = field.kind.label
    if is_form and place.label not in (label, asked_label(label, place.route)):
        said = message('the form asks for "{theirs}", but the fact is "{mine}"', theirs=place.label, mine=label)
        return at(place, "other-label", said, fresh)
    return None


def fixed(place: Returned) -> Diagnostic:
    """Say that what was changed tells which fact file this is."""
    said = message('"{label}" was changed to "{typed}"', label=place.label, typed=shown(place.typed))
    cure = message("it is not taken: it says which fact file this is; change it there if it is meant")
    return at(place, "changed-identity", said, cure, Severity.WARNING)


def derived(place: Returned) -> Diagnostic:
    """Say that what was changed is no fact as it is, but made of one."""
    said = message(
        '"{label}" was changed to "{typed}" where the template prints it by "{filter}"',
        label=place.label,
        typed=shown(place.typed),
        filter=place.filter or "",
    )
    cure = message("it is not taken: change the fact where it is printed as it is, or in the fact file")
    return at(place, "edited-by-filter", said, cure, Severity.WARNING)


def cleared(place: Returned, before: str) -> Diagnostic:
    """Say that an answer was taken out, which does not make its fact blank."""
    said = message('"{label}" was emptied; the facts say "{mine}"', label=place.label, mine=shown(before))
    cure = message(
        'it stays; if it is not known any more, run "reportgen fill" with "--unset {route}"', route=str(place.route)
    )
    return at(place, "emptied", said, cure, Severity.WARNING)


def conflict(place: Returned, standing: Standing, base: str, mine: str, theirs: str) -> Diagnostic:
    """Say that a fact was changed on both sides."""
    said = message(
        '"{label}" was "{base}" when it was sent out, is "{mine}" in the facts now, and came back as "{theirs}"',
        label=place.label,
        base=shown(base) or _NOTHING,
        mine=shown(mine) or _NOTHING,
        theirs=shown(theirs),
    )
    cure = message(
        'if what came back is right, run "reportgen fill {file} --set {route}={value}"; '
        "if that of the facts is, write the same into the returned file, or leave that file out",
        file=standing.file,
        route=str(place.route),
        value=theirs if re.fullmatch(_TYPED_AS_IT_IS, theirs) else "…",
    )
    return at(place, "conflict", said, cure)


def outdated(place: Returned, base: str, mine: str) -> Diagnostic:
    """Say that something is said of a value which is another one by now."""
    said = message(
        'what is said of "{label}" is of "{base}", and the facts say "{mine}" now',
        label=place.label,
        base=shown(base) or _NOTHING,
        mine=shown(mine) or _NOTHING,
    )
    cure = message("it is not taken; if it is of the new value too, write it into the fact file")
    return at(place, "outdated-provenance", said, cure, Severity.WARNING)


def other_provenance(place: Returned, key: str, mine: str, theirs: str) -> Diagnostic:
    """Say that the fact file has another source, giver, day or note for the same value."""
    said = message(
        '{name} of "{label}" is "{theirs}" here, and "{mine}" in the facts',
        name=PROVENANCE[key],
        label=place.label,
        theirs=shown(theirs),
        mine=shown(mine),
    )
    cure = message("that of the facts stays; change it there if it is wrong")
    return at(place, "other-provenance", said, cure, Severity.WARNING)


def two_answers(label: str, route: Route, one: tuple[str, Span], other: tuple[str, Span]) -> Diagnostic:
    """Say that two places answer differently; each is what it says, and where."""
    said = message(
        '"{label}" came back as "{first}" from {place}, and as "{second}" here',
        label=label,
        first=shown(one[0]),
        place=str(one[1]),
        second=shown(other[0]),
    )
    cure = message("settle which is right, and correct the other, or leave its file out")
    return Diagnostic("two-answers", said, other[1], cure, route=route)
