"""Checking a fact file: its facts, its templates in every state, and the text that the two make today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.check.facts import Facts
from reportgen.check.locating import Locator
from reportgen.check.manuscript import Manuscript
from reportgen.check.rules import RULES, TEXT_RULES, group_of, suppressions, template
from reportgen.check.rules import facts as fact_rules
from reportgen.check.selection import Selection
from reportgen.check.suppression import (
    Comments,
    Suppressed,
    Suppression,
    comments_of_facts,
    comments_of_template,
    without_suppressed,
    words_allowed_in,
)
from reportgen.diagnostics import Diagnostic, Source, has_errors, in_order
from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import Document, Text
from reportgen.document.passage import passages_of
from reportgen.document.walking import inlines_of
from reportgen.facts.fact import State
from reportgen.facts.loading import load
from reportgen.facts.sampling import all_known
from reportgen.facts.walking import facts_of
from reportgen.pipeline.previous import hinted_previous
from reportgen.pipeline.road import draw_up
from reportgen.pipeline.trial import Trial, try_template, without
from reportgen.reports import REPORTS, type_named, validate
from reportgen.reports.official import OfficialReport
from reportgen.template.checking import HOPELESS
from reportgen.template.environment import Templates

__all__ = ["Bench", "check_fact_file", "check_text"]


class Bench:
    """The templates of one project, and what is known of them whatever the facts are: each found out once."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self._trials: dict[str, Trial] = {}
        self._comments: dict[str, tuple[Comments, ...]] = {}
        self._found: dict[tuple[str, Selection], tuple[Diagnostic, ...]] = {}

    def trial(self, report_type: str) -> Trial:
        """Return what trying out the templates of a report type has shown."""
        if report_type not in self._trials:
            self._trials[report_type] = try_template(self.templates, report_type)
        return self._trials[report_type]

    def comments(self, report_type: str) -> tuple[Comments, ...]:
        """Return what the comments of the templates of a report type allow; they need not be tried out for it."""
        if report_type not in self._comments:
            if report_type not in self._trials:  # rendering loads them
                self.templates.render(REPORTS[report_type].TEMPLATE, all_known(REPORTS[report_type].MODEL))
            self._comments[report_type] = tuple(map(comments_of_template, self.templates.sources.values()))
        return self._comments[report_type]

    def allowed(self, report_type: str) -> dict[str, tuple[str, ...]]:
        """Return the words that the templates of a report type allow, by rules."""
        return words_allowed_in(self.comments(report_type))

    def found(self, report_type: str, selection: Selection) -> tuple[Diagnostic, ...]:
        """Return what the rules on texts find in the templates' own words, in whatever state the facts are."""
        key = (report_type, selection)
        if key not in self._found:
            trial, allowed = self.trial(report_type), self.allowed(report_type)
            files = {source.file for source in trial.sources.values()}
            manuscripts = (Manuscript(tuple(passages_of(document))) for document in trial.documents)
            self._found[key] = tuple(
                each
                for manuscript in manuscripts
                for each in check_text(manuscript, Locator(trial.sources), selection, allowed)
                if each.span is not None and each.span.source.file in files
            )
        return self._found[key]


@frozen
class _Today:
    """What the facts are today, as far as they can be read, and what they make."""

    source: Source
    report: OfficialReport | None
    previous: OfficialReport | None
    document: Document | None
    told: tuple[Diagnostic, ...]
    """What was wrong with the year before, and with making it."""


def check_fact_file(
    content: bytes, file: str, folder: Path, bench: Bench, selection: Selection
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a fact file, the templates of its report, and the text that they make.

    Args:
        content: Of the fact file.
        file: Its name as it is shown.
        folder: Where the file that it names as last year's is looked for.
        bench: The templates of its project.
        selection: What the project asks for.

    Raises:
        ReportgenError: The file that it names as last year's is there and cannot be read.
    """
    loaded = load(content, file)
    read = None if loaded.value is None else validate(loaded.value)
    broken = (*loaded.diagnostics, *(() if read is None else read.diagnostics))
    report_type = None if loaded.value is None else type_named(loaded.value)
    if loaded.value is None or report_type is None:
        return in_order(broken)
    report = None if read is None or has_errors(broken) else read.value
    trial = bench.trial(report_type)
    today = _today(loaded.value.span.source, report, folder, bench, trial)
    all_found = tuple(_found(today, report_type, bench, selection))
    found = _unsuppressed(all_found, today, trial, bench.comments(report_type), selection)
    unreadable = _once((*broken, *today.told, *trial.errors), is_certain=False)
    return in_order((*unreadable, *selection.as_bad_as(_once(found), group_of)))


def _today(source: Source, report: OfficialReport | None, folder: Path, bench: Bench, trial: Trial) -> _Today:
    """Return what the facts are today, and what they make, where the template can make anything of them.

    Raises:
        ReportgenError: The file that they name as last year's is there and cannot be read.
    """
    if report is None:
        return _Today(source, None, None, None, ())
    previous = hinted_previous(report, folder)
    told = () if previous is None else previous.diagnostics
    before = None if previous is None else previous.value
    if any(diagnostic.rule in HOPELESS for diagnostic in trial.errors):
        return _Today(source, report, before, None, told)
    named = before if report.previous.state is State.KNOWN else None
    drawn = draw_up(report, bench.templates, named)
    return _Today(source, report, before, drawn.value, (*told, *drawn.diagnostics))


def _found(today: _Today, report_type: str, bench: Bench, selection: Selection) -> Iterator[Diagnostic]:
    """Yield what the rules find, of those that are asked for."""
    trial, allowed = bench.trial(report_type), bench.allowed(report_type)
    if today.report is not None:
        facts = Facts(today.report, REPORTS[report_type].RELATIONS, today.previous)
        for fact_rule in fact_rules.RULES.values():
            if selection.takes(fact_rule.ID, group_of(fact_rule.ID)):
                yield from fact_rule.check(facts)
    numbers = (*allowed.get(template.typed_number.ID, ()), *selection.allowed(template.typed_number.ID))
    failures = without(trial.tried.failures, today.told)
    tried = replace(trial.tried, allowed=numbers, report=today.report, failures=failures)
    for template_rule in template.RULES.values():
        if selection.takes(template_rule.ID, group_of(template_rule.ID)):
            yield from template_rule.check(tried)
    if today.report is not None and today.document is not None:
        locator = Locator(trial.sources, {fact.route: fact for fact in facts_of(today.report)})
        manuscript = Manuscript(tuple(passages_of(today.document)))
        yield from check_text(manuscript, locator, selection, allowed)
    yield from bench.found(report_type, selection)


def check_text(
    manuscript: Manuscript, locator: Locator, selection: Selection, allowed: dict[str, tuple[str, ...]] | None = None
) -> Iterator[Diagnostic]:
    """Yield what the rules on texts find, of those that are asked for.

    ``allowed`` has, by rules, the words that templates allow besides those of the project.
    """
    for rule in TEXT_RULES.values():
        if selection.takes(rule.ID, group_of(rule.ID)):
            flags = selection.without_allowed(rule.ID, rule.check(manuscript), (allowed or {}).get(rule.ID, ()))
            yield from (locator.diagnostic(flag, rule.ID, rule.SEVERITY) for flag in flags)


# --- suppressions -----------------------------------------------------------------------------------------------------


def _unsuppressed(
    found: tuple[Diagnostic, ...], today: _Today, trial: Trial, of_templates: tuple[Comments, ...], selection: Selection
) -> tuple[Diagnostic, ...]:
    """Return what no comment allows, and what is wrong with these comments."""
    comments = (comments_of_facts(today.source), *of_templates)
    stated = tuple(each for comment in comments for each in comment.suppressions)
    if not any(comment != Comments() for comment in comments):
        return found
    kept, used = without_suppressed(found, stated)
    printed = {place for document in (today.document, *trial.documents) for place in _places(document, trial)}
    judged = frozenset(each for each in stated if _is_judged(each, today, selection, printed))
    suppressed = Suppressed(comments, used, judged, tuple(RULES))
    more = [
        diagnostic
        for rule in suppressions.RULES.values()
        if selection.takes(rule.ID, group_of(rule.ID))
        for diagnostic in rule.check(suppressed)
    ]
    return (*kept, *more)


def _is_judged(each: Suppression, today: _Today, selection: Selection, printed: set[tuple[str, int]]) -> bool:
    """Tell whether the rule of a suppression was asked about its lines.

    The rules on texts know only what was printed; the line of a template that was not, they were not asked about.
    """
    if each.rule not in RULES or not selection.takes(each.rule, group_of(each.rule)):
        return False
    file = each.span.source.file
    if file == today.source.file:
        return today.report is not None
    is_of_text = each.rule in TEXT_RULES
    return not is_of_text or any((file, line) in printed for line in range(each.first, each.last + 1))


def _places(document: Document | None, trial: Trial) -> Iterator[tuple[str, int]]:
    """Yield the lines of templates that a document's literal text came from."""
    for inline in () if document is None else inlines_of(document):
        place = inline.place if isinstance(inline, Text) else None
        if place is not None and place.template in trial.sources:
            yield trial.sources[place.template].file, place.line


def _once(diagnostics: Iterable[Diagnostic], *, is_certain: bool = True) -> Iterator[Diagnostic]:
    """Leave out what was said of the same place before: each state of the facts prints much the same.

    Where a place is not certain to have one fault of a sort only (just its line is known), the message counts too.
    """
    said: set[tuple[object, ...]] = set()
    for diagnostic in diagnostics:
        has_column = diagnostic.span is not None and diagnostic.span.column is not None
        message = None if is_certain and has_column else diagnostic.message
        key = (diagnostic.rule, diagnostic.span, diagnostic.route, message)
        if key not in said:
            said.add(key)
            yield diagnostic
