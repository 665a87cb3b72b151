"""Putting right in place what can be put right safely: in fact files, and in the project's own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.check.fixing import fixed_facts, fixed_template, fixes_of_facts, fixes_of_template
from reportgen.cli.checked_files import CheckedFiles
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile
from reportgen.diagnostics import Diagnostic, Message, Source, message
from reportgen.pipeline.file import read_input
from reportgen.pipeline.replacing import replace_unchanged
from reportgen.pipeline.road import report_of

__all__ = ["put_right"]

_MARK = b"\xef\xbb\xbf"


def put_right(checked: CheckedFiles, console: Console, tell: Callable[[Message], object], *, dry_run: bool) -> bool:
    """Put in all fixes, or only show them, and ``tell`` of each; return whether a file was changed.

    Raises:
        ReportgenError: A file was changed meanwhile, or cannot be written.
    """
    diagnostics, changed = checked.diagnostics(), False
    for facts in checked.fact_files:
        fixable = fixes_of_facts(diagnostics, facts.file)
        new = _facts_with(fixable, facts, console) if fixable else facts.content
        if new != facts.content and facts.path is not None:
            if not dry_run:
                replace_unchanged(facts.path, facts.file, facts.content, new)
            changed = not dry_run
            _tell(fixable, tell, dry_run=dry_run)
    for source in _templates(diagnostics):
        fixable = fixes_of_template(diagnostics, source.file)
        is_put_in = not dry_run and _put_into_template(source, fixable)
        changed = is_put_in or changed
        if dry_run or is_put_in:
            _tell(fixable, tell, dry_run=dry_run)
    return changed


def _facts_with(fixable: Sequence[Diagnostic], facts: FactFile, console: Console) -> bytes:
    report = report_of(facts.content, facts.file).value
    if report is None:
        return facts.content
    outcome = fixed_facts(facts.content, facts.file, report, fixable)
    console.show(outcome.diagnostics)
    return facts.content if outcome.value is None else outcome.value


def _templates(diagnostics: Iterable[Diagnostic]) -> Iterator[Source]:
    """Yield the templates that something can be put right in."""
    seen: set[str] = set()
    for each in diagnostics:
        if each.fix is not None and each.route is None and each.span is not None and each.span.source.file not in seen:
            seen.add(each.span.source.file)
            yield each.span.source


def _put_into_template(source: Source, fixable: Sequence[Diagnostic]) -> bool:
    path = Path(source.file)
    content = read_input(path, source.file)
    mark = _MARK if content.startswith(_MARK) else b""
    if content != mark + source.text.encode("utf-8"):
        return False  # it was changed meanwhile; the next round reads it anew
    new = mark + fixed_template(source.text, fixable).encode("utf-8")
    replace_unchanged(path, source.file, content, new)
    return new != content


def _tell(fixable: Iterable[Diagnostic], tell: Callable[[Message], object], *, dry_run: bool) -> None:
    for each in fixable:
        tell(_line(each, dry_run=dry_run))


def _line(each: Diagnostic, *, dry_run: bool) -> Message:
    span, fix = each.span, each.fix
    column = 1 if span is None or span.column is None else span.column
    old = "" if span is None else span.source.line(span.line)[column - 1 : column - 1 + span.length]
    new = "" if fix is None else fix.text
    if dry_run:
        return message(
            '{place}: would put "{new}" for "{old}" ({rule})', place=str(span), new=new, old=old, rule=each.rule
        )
    return message('{place}: put "{new}" for "{old}" ({rule})', place=str(span), new=new, old=old, rule=each.rule)
