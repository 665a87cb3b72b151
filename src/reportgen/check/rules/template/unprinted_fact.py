"""A fact that is stated, and that no template prints.

Somebody gave it, and no reader will ever see it; or the template has lost a sentence.

Bad:

    study:
      speakers: 42    # 模板里没有 study.speakers

Good:

    {% if study.speakers %}交流发言{{ study.speakers }}{% endif %}

Allow: where a fact is kept for other purposes, beside the fact.

Source: none; what is asked for should be used.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Related, Route, Severity, message
from reportgen.facts.fact import State
from reportgen.facts.walking import facts_of
from reportgen.template.naming import without_indices

__all__ = ["ID", "SEVERITY", "check"]

ID = "unprinted-fact"
SEVERITY = Severity.WARNING
_OF_THE_FILE = frozenset({Route(("report",)), Route(("previous",))})
"""What tells which file it is, and is not for printing."""


def check(tried: TriedTemplate) -> Iterator[Diagnostic]:
    """Yield the facts that are known, and neither printed nor named; of a list one for all its items."""
    if tried.report is None or not tried.is_whole:
        return
    shown = {without_indices(route) for route in tried.printed} | tried.survey.mentioned | _OF_THE_FILE
    told: set[Route] = set()
    for fact in facts_of(tried.report):
        route = without_indices(fact.route)
        if fact.state is State.KNOWN and route not in shown and route not in told:
            told.add(route)
            said = message("{label} is stated, and no template prints it", label=fact.label)
            cure = message('print "{route}" in the template, or delete it here', route=str(route))
            notes = (Related(message("this template prints the report"), tried.survey.span),)
            yield Diagnostic(ID, said, fact.span, cure, SEVERITY, fact.route, notes)
