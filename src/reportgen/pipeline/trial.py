"""Templates tried out on made-up reports, in the states that facts may have: what goes wrong is wrong in any year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Route, Source
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Document
from reportgen.document.reading import read
from reportgen.facts.sampling import all_blank, all_known, least, variations
from reportgen.facts.section import Section
from reportgen.reports import REPORTS
from reportgen.template.checking import HOPELESS, STOPPING
from reportgen.template.environment import Templates

__all__ = ["Trial", "try_template", "without"]

_MANY = 1_000
"""The value of counts in one of the reports: what is asked of a large number is asked there."""


@frozen
class Trial:
    """What trying out the templates of one report type has shown."""

    tried: TriedTemplate
    errors: tuple[Diagnostic, ...]
    """What is wrong with them even when everything is known."""
    sources: Mapping[str, Source] = field(hash=False)
    documents: tuple[Document, ...] = field(hash=False, repr=False)
    """What they make of a report that has everything, the least, nothing yet, and one item in each list."""


_MOST_KEPT = 8
_kept: dict[tuple[object, ...], Trial] = {}
"""Trials of this process, by all that they depend on: one that watches checks the same templates again and again."""


def try_template(templates: Templates, report_type: str) -> Trial:
    """Try out the templates of a report type."""
    known = all_known(REPORTS[report_type].MODEL)
    errors = templates.render(REPORTS[report_type].TEMPLATE, known, previous=known).diagnostics
    texts = ((name, source.file, source.text) for name, source in templates.sources.items())
    key = (report_type, *sorted(texts))
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = _tried(templates, report_type, known, errors)
    return _kept[key]


def _tried(templates: Templates, report_type: str, known: Section, found: Sequence[Diagnostic]) -> Trial:
    """Try them out; ``found`` is what is wrong when everything is ``known``."""
    model, name = REPORTS[report_type].MODEL, REPORTS[report_type].TEMPLATE
    errors = list(found)
    failures: tuple[Diagnostic, ...] = ()
    printed, documents = frozenset[Route](), list[Document]()
    if not any(diagnostic.rule in HOPELESS for diagnostic in errors):
        wrong, printed = templates.try_out(name, _all_known(model))
        errors += wrong
        failed, shown = templates.try_out(name, _others(model))
        failures = without(failed, errors)
        printed |= shown
        states = (known, least(model), all_blank(model), all_known(model, items=1))
        documents = [document for state in states for document in _document(templates, name, state)]
    is_whole = not any(diagnostic.rule in STOPPING for diagnostic in errors)
    tried = TriedTemplate(templates.survey(name, model), failures, printed, is_whole=is_whole)
    return Trial(tried, tuple(errors), dict(templates.sources), tuple(documents))


def without(found: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what is said of a place that nothing else is said of."""
    told = {(diagnostic.span, diagnostic.message) for diagnostic in others}
    return tuple(each for each in found if (each.span, each.message) not in told)


def _all_known(model: type[Section]) -> Iterator[Section]:
    """Yield reports of which everything is known: with longer lists, other choices, larger and smaller counts."""
    yield all_known(model)
    yield all_known(model, items=1)
    for choice in range(1, 4):
        yield all_known(model, items=3, choice=choice, count=_MANY if choice == 1 else 1)


def _others(model: type[Section]) -> Iterator[Section]:
    """Yield reports that lack something: all that they can lack, one thing each, or everything as yet."""
    yield least(model)
    yield all_blank(model)
    yield from (report for _, report in variations(model))


def _document(templates: Templates, name: str, state: Section) -> Iterator[Document]:
    if templates.try_out(name, (state,))[0]:
        return
    rendered = templates.render(name, state, previous=state).value
    document = None if rendered is None else read(rendered.marked, marks=rendered.marks, sources=rendered.sources)
    if document is not None and document.value is not None:
        yield document.value
