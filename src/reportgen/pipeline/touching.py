"""Numbers of a report with something typed right beside their places: ``1594件``, the 1 before the control."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome, Route, message
from reportgen.facts.kinds.kind import shown
from reportgen.facts.returned import Returned, ReturnedFile

__all__ = ["without_touched"]

_Places = dict[tuple[Route, str | None], list[tuple[str, str]]]


def without_touched(
    returned: ReturnedFile, original: Callable[[ReturnedFile], ReturnedFile | None]
) -> Outcome[ReturnedFile]:
    """Return a file without the numbers of which nobody knows what they are, and say of each why.

    Digits, numerals and words such as 约 or 以上 that touch a number are a part of it for whoever reads it.  They do no
    harm where the report was built with them.  Where that is not known, they count against what was edited.
    """
    if returned.sort != "report" or not any(any(place.touching) for place in returned.facts):
        return Outcome(returned)
    built = original(returned)
    before = None if built is None else _touching(built.facts)
    number: dict[tuple[Route, str | None], int] = defaultdict(int)
    sound: list[Returned] = []
    found: list[Diagnostic] = []
    for place in returned.facts:
        key = place.route, place.filter
        typed = _typed(place, before, number[key])
        number[key] += 1
        if typed:
            found.append(_touched(place, typed))
        else:
            sound.append(place)
    return Outcome(replace(returned, facts=tuple(sound)), tuple(found))


def _touching(places: Iterable[Returned]) -> _Places:
    """Return what touches the places of each fact, in their order."""
    touching: _Places = defaultdict(list)
    for place in places:
        touching[place.route, place.filter].append(place.touching)
    return touching


def _typed(place: Returned, before: _Places | None, number: int) -> str:
    """Return what touches a place and did not when the report was built; empty where nothing does."""
    if before is None:
        return next(filter(None, place.touching), "") if place.is_edited else ""
    built = before.get((place.route, place.filter), [("", "")])
    sides = zip(place.touching, built[min(number, len(built) - 1)], strict=True)
    return next((now for now, then in sides if now and now != then), "")


def _touched(place: Returned, typed: str) -> Diagnostic:
    said = message('"{text}" touches the place of "{label}"', text=shown(typed), label=place.label)
    cure = message("type the whole number in its place: what stands beside it is not taken, and changes what is read")
    return Diagnostic("text-beside-number", said, place.span, cure, route=place.route)
