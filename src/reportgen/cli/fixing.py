"""Putting right in place what can be put right safely: in fact files, and in the project's own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.check.fixing import FixedFacts, fixed_facts, fixed_template, fixes_of_facts, fixes_of_template
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
        fixed = _fixed_facts(fixes_of_facts(diagnostics, facts.file), facts, console)
        if fixed.fixes and facts.path is not None:
            if not dry_run:
                replace_unchanged(facts.path, facts.file, facts.content, fixed.content)
            changed = not dry_run
            _tell(fixed.fixes, tell, dry_run=dry_run)
    for source in _templates(diagnostics):
        fixes = fixed_template(source.text, fixes_of_template(diagnostics, source.file))
        if fixes.fixes:
            if not dry_run:
                _replace_template(source, fixes.text)
            changed = not dry_run
            _tell(fixes.fixes, tell, dry_run=dry_run)
    return changed


def _fixed_facts(fixable: Sequence[Diagnostic], facts: FactFile, console: Console) -> FixedFacts:
    report = report_of(facts.content, facts.file).value if fixable else None
    if report is None:
        return FixedFacts(facts.content)
    outcome = fixed_facts(facts.content, facts.file, report, fixable)
    console.show(outcome.diagnostics)
    return outcome.value or FixedFacts(facts.content)


def _templates(diagnostics: Iterable[Diagnostic]) -> Iterator[Source]:
    """Yield the templates that something can be put right in."""
    seen: set[str] = set()
    for each in diagnostics:
        if each.fix is not None and each.route is None and each.span is not None and each.span.source.file not in seen:
            seen.add(each.span.source.file)
            yield each.span.source


def _replace_template(source: Source, text: str) -> None:
    path = Path(source.file)
    mark = _MARK if read_input(path, source.file).startswith(_MARK) else b""
    replace_unchanged(path, source.file, mark + source.text.encode(), mark + text.encode())


def _tell(fixes: Iterable[tuple[Diagnostic, str]], tell: Callable[[Message], object], *, dry_run: bool) -> None:
    for each, old in fixes:
        tell(_line(each, old, dry_run=dry_run))


def _line(each: Diagnostic, old: str, *, dry_run: bool) -> Message:
    new = "" if each.fix is None else each.fix.text
    if dry_run:
        return message(
            '{place}: would put "{new}" for "{old}" ({rule})', place=str(each.span), new=new, old=old, rule=each.rule
        )
    return message('{place}: put "{new}" for "{old}" ({rule})', place=str(each.span), new=new, old=old, rule=each.rule)
