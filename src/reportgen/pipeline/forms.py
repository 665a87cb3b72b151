"""From a report to the forms that ask for what is not known of it: one for each owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.field import Field, field_at, fields_of
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.provenance import Provenance, inherited
from reportgen.facts.walking import blanks_in
from reportgen.forms.form import BESIDE, NOBODY, Form, Question
from reportgen.pipeline.previous import facts_by_route, printed_before
from reportgen.reports import REPORTS
from reportgen.reports.official import OfficialReport

__all__ = ["NEVER_ASKED", "asked_label", "forms_of", "stated_provenance"]

Stated = Fact | FactList[object]

NEVER_ASKED = frozenset({Route(("report",)), Route(("year",)), Route(("previous",))})
"""What says which file this is: nobody who is asked for facts may change it."""
_ISSUERS = (Route(("organ", "name")), Route(("organ", "short_name")))


@frozen
class _Asked:
    """One question, and whom it goes to."""

    owner: str
    question: Question


def forms_of(
    report: OfficialReport,
    previous: OfficialReport | None,
    *,
    facts: str,
    owner: str | None = None,
    everything: bool = False,
) -> tuple[Form, ...]:
    """Return the forms of a report, in the order in which their owners first appear; that of nobody comes last.

    Args:
        report: What is known.
        previous: The report of last year, for its values; None when there is none.
        facts: The name of the fact file, without folders.
        owner: Whose form alone is wanted; ``NOBODY`` for what has no owner.
        everything: Ask for all facts that are required or stated, not only for blanks.
    """
    before = {} if previous is None else facts_by_route(previous)
    asked = tuple(_asked(report, before, everything=everything))
    owners = sorted(dict.fromkeys(each.owner for each in asked), key=lambda name: name == NOBODY)
    return tuple(
        _form(report, name, tuple(each.question for each in asked if each.owner == name), facts)
        for name in owners
        if owner in (None, name)
    )


def _form(report: OfficialReport, owner: str, questions: tuple[Question, ...], facts: str) -> Form:
    year, sort = report.year.printed, report.report.printed
    stated = facts_by_route(report)
    issuers = (fact.printed for route in _ISSUERS if isinstance(fact := stated.get(route), Fact))
    return Form(
        title=f"{year}年度{REPORTS[sort].NAME}数据采集表",
        issuer=next(filter(None, issuers), ""),
        owner=owner,
        due=min((question.due for question in questions if question.due), default=""),
        facts=facts,
        report=sort,
        year=year,
        questions=questions,
    )


def _asked(report: OfficialReport, before: Mapping[Route, Stated], *, everything: bool) -> Iterator[_Asked]:
    """Yield every question, in model order.

    A blank in an item of a list is one of its own, unless the whole list is asked for anyway.
    """
    stated = facts_by_route(report)
    blanks = blanks_in(report)
    for field in fields_of(type(report)):
        fact = stated.get(field.route)
        if fact is None or field.route in NEVER_ASKED:
            continue
        within = [blank for blank in blanks if blank.route != field.route and blank.route.is_within(field.route)]
        is_stated = fact.state is not State.NOT_GIVEN
        if fact.state is State.BLANK or (everything and is_stated):
            yield _question(field, fact, fact.provenance, before)
        else:
            yield from _items(type(report), within, fact)


def _items(model: type[OfficialReport], blanks: Iterable[Fact], facts: Stated) -> Iterator[_Asked]:
    """Yield a question for each blank in the items of a list."""
    for blank in blanks:
        field = field_at(model, blank.route)
        if field is not None and isinstance(field.kind, Kind):
            kind = replace(field.kind, label=asked_label(field.kind.label, blank.route))
            yield _question(replace(field, kind=kind), blank, inherited(blank.provenance, facts.provenance), {})


def asked_label(label: str, route: Route) -> str:
    """Return what a fact is called where it is asked for: in a list its number too, ``打算的内容（第2项）``."""
    numbers = "".join(f"第{step + 1}项" for step in route.steps if isinstance(step, int))
    return f"{label}（{numbers}）" if numbers else label


def _question(field: Field, fact: Stated, provenance: Provenance, before: Mapping[Route, Stated]) -> _Asked:
    question = Question(
        field=field,
        standing=shown_answer(answer_of(fact)),
        hint=_hint(field, fact),
        ask=provenance.ask or "",
        due="" if provenance.due is None else provenance.due.isoformat(),
        previous=printed_before(before.get(field.route)),
        provenance=stated_provenance(provenance),
    )
    return _Asked(provenance.owner or NOBODY, question)


def _hint(field: Field, fact: Stated) -> str:
    """Return what is known around a blank number, where it is more than its kind says anyway."""
    if not (isinstance(fact, Fact) and isinstance(field.kind, Kind) and fact.state is State.BLANK):
        return ""
    around = (fact.prefix, fact.suffix)
    return "" if around == field.kind.affixes else "__".join(around)


def stated_provenance(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Return what is stated of where a fact comes from, as texts."""
    texts = {key: getattr(provenance, key) for key in BESIDE}
    return tuple((key, str(text)) for key, text in texts.items() if text)
