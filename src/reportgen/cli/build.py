"""``reportgen build``: fact files to finished reports, one or thousands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.cli.console import LISTED, Console
from reportgen.cli.left import blanks_left
from reportgen.cli.orders import Ordered, order_all
from reportgen.cli.request import Request
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import Result, work_off
from reportgen.diagnostics import Message, listed, message
from reportgen.pipeline import Built
from reportgen.pipeline.road import BLANK_LEFT

__all__ = ["build_all", "tell_stale"]


def build_all(request: Request, jobs: str, *, quiet: bool, console: Console) -> int:
    """Build every report that is asked for, show what was found and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: Nothing can be built, say because two outputs have one name.
    """
    count = _count_of(jobs)
    ordered = order_all(request)
    console.show(ordered.diagnostics)
    if ordered.value is None:
        return 1
    orders = ordered.value.orders
    results = _with_progress(work_off(orders, count), len(orders), console)
    for order, result in zip(orders, results, strict=True):
        diagnostics = result.outcome.diagnostics
        console.show(diagnostics)
        if blanks := sum(diagnostic.rule == BLANK_LEFT for diagnostic in diagnostics):
            console.complain(_not_final(order.file, blanks))
        if result.problem is not None:
            console.complain(result.problem, result.advice)
    built = [result.outcome.value for result in results if result.outcome.value is not None]
    has_failed = ordered.value.left_out > 0 or len(built) < len(results)
    if request.check:
        stale = tell_stale(built, console)
        if not (stale or quiet):
            count = sum(len(report.outputs) for report in built)
            console.say(message("{count} outputs are up to date", count=count))
        return 1 if has_failed or stale else 0
    _hand_over(ordered.value, built, console, quiet=quiet)
    return 1 if has_failed else 0


def _count_of(jobs: str) -> int:
    if not (jobs.isascii() and jobs.isdigit() and int(jobs) > 0):
        raise WrongUsage(message('"{jobs}" is no number of processes', jobs=jobs), message("write -j 2"))
    return int(jobs)


def _with_progress(results: Iterator[Result], count: int, console: Console) -> list[Result]:
    """Collect the results; of many, show on a terminal how far the work is."""
    with console.progress(results, count, message("building {count} reports", count=count)) as work:
        return list(work)


def tell_stale(built: Sequence[Built], console: Console) -> bool:
    """Print why each output is not what would be built, and how many there are; return whether there are any."""
    stale = [each for report in built for each in report.stale]
    for each in stale:
        reasons = listed(map(console.render, each.reasons))
        console.say(message("{file}: {reasons}", file=each.output.file, reasons=reasons))
    if stale:
        count = sum(len(report.outputs) for report in built)
        console.say(message("{stale} of {count} outputs are stale; build them again", stale=len(stale), count=count))
    return bool(stale)


def _hand_over(ordered: Ordered, built: Sequence[Built], console: Console, *, quiet: bool) -> None:
    """Print the outputs that go to standard output, or else the summary."""
    contents = [content for each in built for content in each.contents]
    if contents:
        console.hand_over(b"".join(contents))
    elif not quiet:
        for line in summary(ordered, built):
            console.say(line)


def summary(ordered: Ordered, built: Sequence[Built]) -> Iterator[Message]:
    """Yield the lines that sum up what was built: one a report while they are few, and one for them all."""
    count = len(ordered.orders) + ordered.left_out
    is_dry = ordered.orders[0].dry_run
    if count <= LISTED:
        for each in built:
            files = listed(output.file for output in each.outputs)
            wrote = message("wrote {files}", files=files)
            would_write = message("would write {files}", files=files)
            did = would_write if is_dry else wrote
            yield message("{did}; {blanks}", did=did, blanks=blanks_left(each.blanks))
    if count > 1:
        finished = message("{count} of {all} reports built", count=len(built), all=count)
        would_finish = message("{count} of {all} reports would be built", count=len(built), all=count)
        did = would_finish if is_dry else finished
        yield (
            message("{did}; {blanks}", did=did, blanks=blanks_left(sum(each.blanks for each in built)))
            if built
            else did
        )


def _not_final(file: str, blanks: int) -> Message:
    if blanks == 1:
        return message('nothing was written for "{file}": 1 blank is left', file=file)
    return message('nothing was written for "{file}": {count} blanks are left', file=file, count=blanks)
