"""A fact file as it stands, with every fact to be found by its route: what comes back is held against it."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.fact import Fact, FactList
from reportgen.facts.walking import facts_of
from reportgen.pipeline.previous import facts_by_route
from reportgen.reports.official import OfficialReport

__all__ = ["Standing", "standing_of"]


@frozen
class Standing:
    """A fact file as it stands: what returned places are held against."""

    report: OfficialReport
    file: str
    """Its name as it is shown."""
    name: str
    """Its name without folders."""
    facts: Mapping[Route, Fact | FactList[object]]
    """Every fact and every list, those in the items of lists too."""


def standing_of(report: OfficialReport, file: str, name: str) -> Standing:
    """Look every fact of a report up once."""
    facts: dict[Route, Fact | FactList[object]] = {fact.route: fact for fact in facts_of(report)}
    return Standing(report, file, name, {**facts, **facts_by_route(report)})
