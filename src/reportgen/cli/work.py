"""Working off orders, one after the other or in several processes; the results come in the order of the orders."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.diagnostics import Message, Outcome, ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline import Built, Order, build
from reportgen.project import template_folders
from reportgen.template.environment import Templates

__all__ = ["Result", "templates_of", "work_off"]

_CHUNKS_PER_PROCESS = 8
"""Few enough that passing them costs nothing, many enough that no process is idle for long at the end."""

_MOST_PROCESSES = 61
"""Windows waits for no more."""


@frozen
class Result:
    """What became of one order: an outcome, or a problem that no text of the user's is to blame for."""

    outcome: Outcome[Built]
    problem: Message | None = None
    advice: Message | None = None


def work_off(orders: Sequence[Order], jobs: int) -> Iterator[Result]:
    """Build every report; what goes wrong with one does not stop the others."""
    if jobs == 1 or len(orders) == 1:
        yield from _work(orders, {})
        return
    from concurrent.futures import ProcessPoolExecutor  # here: one report needs no processes, and starts faster
    from concurrent.futures.process import BrokenProcessPool

    jobs = min(jobs, _MOST_PROCESSES)
    size = max(1, len(orders) // (jobs * _CHUNKS_PER_PROCESS))
    chunks = [orders[start : start + size] for start in range(0, len(orders), size)]
    try:
        with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_begin_process) as pool:
            for results in pool.map(_work_chunk, chunks):
                yield from results
    except BrokenProcessPool as error:
        raise ReportgenError(
            message("a process that was building was stopped from outside"), message("build with fewer processes")
        ) from error


def templates_of(root: Path) -> Templates:
    """Return the templates of a project; what they compile to is kept between starts."""
    return Templates(template_folders(root), keep_in=_cache_folder(os.environ))


def _work(orders: Iterable[Order], templates: dict[Path, Templates]) -> Iterator[Result]:
    """Build reports one after the other; ``templates`` holds those of each project, and grows."""
    for order in orders:
        if order.root not in templates:
            templates[order.root] = templates_of(order.root)
        try:
            yield Result(build(order, templates[order.root]))
        except ReportgenError as error:
            yield Result(Outcome(None), error.problem, error.help)


_templates_of_process: dict[Path, Templates] = {}
"""Of a process that works for one command and ends with it."""


def _work_chunk(orders: Sequence[Order]) -> list[Result]:
    return list(_work(orders, _templates_of_process))


def _cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where compiled templates are kept between starts: ``REPORTGEN_CACHE`` says it; empty, it says nowhere."""
    stated = environment.get("REPORTGEN_CACHE")
    if stated is not None:
        return Path(stated) if stated else None
    caches = environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    folder = Path(caches or os.path.expanduser("~/.cache")) / "reportgen"  # noqa: PTH111 - Path.home() may raise
    return folder if folder.is_absolute() else None


def _begin_process() -> None:
    """Leave an interrupt to the process that the user talks to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
