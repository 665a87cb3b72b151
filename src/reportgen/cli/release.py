"""``reportgen release``: a tag on a commit whose reports are final, sound and what their facts give."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from reportgen import __version__
from reportgen.cli.build import tell_stale
from reportgen.cli.checked_files import CheckedFiles
from reportgen.cli.console import LISTED, Console
from reportgen.cli.fact_file import fact_file
from reportgen.cli.here import check_here, shown
from reportgen.cli.orders import order_all
from reportgen.cli.request import STANDARD, Request
from reportgen.cli.side import drawn_of
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import Result, work_off
from reportgen.diagnostics import Diagnostic, Message, Severity, has_errors, in_order, listed, message
from reportgen.facts.fact import State
from reportgen.pipeline import Order, report_of
from reportgen.pipeline.git import work_tree
from reportgen.pipeline.history.releasing import (
    committed,
    head,
    is_tag,
    is_tag_name,
    make_tag,
    message_of,
    not_committed,
    uncommitted,
)
from reportgen.pipeline.history.version import Drawn
from reportgen.project import SETTINGS_FILE, Settings, settings_of

__all__ = ["release_reports"]


def release_reports(facts: Sequence[str], tag: str, console: Console, *, quiet: bool) -> int:
    """Tag the commit that is checked out, if all that is released is sound; return the exit code.

    Everything that stands in the way is told in one run.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: There is no repository, or git makes no tag.
    """
    _check_words(facts, tag)
    check_here()
    top = work_tree()
    commit = head()
    ordered = order_all(Request(tuple(facts), final=True, check=True))
    console.show(ordered.diagnostics)
    if ordered.value is None:
        return 1
    orders = tuple(replace(order, outputs=tuple(committed(order.outputs))) for order in ordered.value.orders)
    results = tuple(work_off(orders, 1))
    found = in_order((*_found_in(results), *_checked(orders, results)))
    console.show(found)
    objections = tuple(_objections(tag, orders, results))
    for problem, advice in (*_problems(results), *objections):
        console.complain(problem, advice)
    stale = tell_stale([result.outcome.value for result in results if result.outcome.value is not None], console)
    if has_errors(found) or objections or stale or ordered.value.left_out or any(map(_has_failed, results)):
        console.complain(message('no tag "{tag}" was made', tag=tag))
        return 1
    make_tag(tag, commit, message_of(tag, __version__, _drawn(orders, top)))
    if not quiet:
        console.say(message('tagged "{tag}": {files}; nothing was pushed', tag=tag, files=listed(_released(orders))))
    return 0


def _check_words(facts: Sequence[str], tag: str) -> None:
    if STANDARD in facts:
        raise WrongUsage(message("facts from standard input are in no commit"), message("name the fact file itself"))
    if not is_tag_name(tag):
        said = message('"{tag}" cannot be the name of a tag', tag=tag)
        raise WrongUsage(said, message("write --tag 2022-送审稿, without spaces"))


def _objections(tag: str, orders: Sequence[Order], results: Sequence[Result]) -> Iterator[tuple[Message, Message]]:
    """Yield what is not in order in the repository."""
    if is_tag(tag):
        said = message('there is a tag "{tag}" already', tag=tag)
        yield said, message("a release stays as it is: take another name")
    if changed := uncommitted():
        files = listed((*changed[:LISTED], *(["…"] if len(changed) > LISTED else [])))
        yield message("not committed: {files}", files=files), message("commit them, or let git ignore them")
    inputs = (path for order, result in zip(orders, results, strict=True) for path in _inputs(order, result))
    for file in not_committed(dict.fromkeys(inputs)):
        yield message('"{file}" is in no commit', file=file), message("commit it first")


def _inputs(order: Order, result: Result) -> Iterator[Path]:
    """Yield what a report is made from: its facts, last year's, and what the project has of its own."""
    yield Path(order.file)
    if result.problem is not None:
        return
    facts = fact_file(order.file)
    report = report_of(facts.content, facts.file).value
    if report is not None and report.previous.state is State.KNOWN:
        yield facts.folder / report.previous.printed
    settings = order.root / SETTINGS_FILE
    stated = settings_of(order.root, shown(settings)).value or Settings()
    own = (settings, order.root / "templates", *([] if stated.reference is None else [order.root / stated.reference]))
    yield from (path for path in own if os.path.exists(path))  # noqa: PTH110 - Path.exists may raise


def _found_in(results: Sequence[Result]) -> Iterator[Diagnostic]:
    for result in results:
        yield from result.outcome.diagnostics


def _problems(results: Sequence[Result]) -> Iterator[tuple[Message, Message | None]]:
    for result in results:
        if result.problem is not None:
            yield result.problem, result.advice


def _has_failed(result: Result) -> bool:
    return result.outcome.value is None


def _checked(orders: Sequence[Order], results: Sequence[Result]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the facts and what their templates make of them; hints are for who writes."""
    checked = CheckedFiles()
    for order, result in zip(orders, results, strict=True):
        if result.problem is None:
            checked.add(order.file)
    return tuple(each for each in checked.diagnostics() if each.severity is not Severity.HINT)


def _drawn(orders: Sequence[Order], top: Path) -> Iterator[tuple[str, Drawn]]:
    """Yield what is released, each with the path of its fact file in the repository."""
    for order in orders:
        drawn, _ = drawn_of(order.file)
        if drawn.value is not None:  # it is: it was built before
            yield PurePath(os.path.relpath(os.path.realpath(order.file), os.path.realpath(top))).as_posix(), drawn.value


def _released(orders: Sequence[Order]) -> Iterator[str]:
    for order in orders:
        yield order.file
        yield from (output.file for output in order.outputs)
