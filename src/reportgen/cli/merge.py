"""``reportgen merge``: what git runs to merge fact files and reports, once ``git-setup`` has told it to."""

from __future__ import annotations

from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.here import check_here
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Message, message
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.history.merging import Clash, Merged, merge
from reportgen.pipeline.history.merging_report import MergedReport, is_report, merge_report
from reportgen.pipeline.replacing import replace_unchanged

__all__ = ["merge_versions"]


def merge_versions(base: str, ours: str, theirs: str, named: str | None, console: Console) -> int:
    """Merge three versions into the file that holds ours, and return the exit code: 1 where people must settle it.

    Raises:
        WrongUsage: A name is empty.
        ReportgenError: A version cannot be read, ours cannot be written, or git is needed and not there.
    """
    if "" in (base, ours, theirs):
        raise WrongUsage(message("the name of a file is empty"))
    check_here()
    file = named or ours
    three = _read(base), _read(ours), _read(theirs)
    merged = merge_report(*three, file) if is_report(file) else merge(*three, file)
    if merged.content != three[1]:
        replace_unchanged(Path(ours), ours, three[1], merged.content)
    if isinstance(merged, MergedReport):
        _tell_of_report(merged, file, console)
    elif not merged.is_clean:
        _tell(merged, file, console)
    return 0 if merged.is_clean else 1


def _read(file: str) -> bytes:
    refuse_pipe(Path(file), file)
    return read_input(Path(file), file)


def _tell_of_report(merged: MergedReport, file: str, console: Console) -> None:
    """Say what is to be done with a report, if anything."""
    if merged.is_kept:
        facts = merged.origin or message("the fact file")
        console.tell(message('{file} is to be built anew: reportgen build "{facts}"', file=file, facts=facts))
    elif not merged.is_clean:
        console.tell(message('"{file}" was changed on both sides, and by hand', file=file))


def _tell(merged: Merged, file: str, console: Console) -> None:
    """Say what people must settle: a fact a line."""
    if not merged.clashes:
        console.tell(message('both sides have changed the same lines of "{file}"', file=file))
    for clash in merged.clashes:
        console.tell(_said(clash, file))


def _said(clash: Clash, file: str) -> Message:
    return message(
        "{file}: {label} ({route}) is {ours} on our side, and {theirs} on theirs",
        file=file,
        label=clash.label,
        route=str(clash.route),
        ours=_shown(clash.ours),
        theirs=_shown(clash.theirs),
    )


def _shown(text: str) -> Message:
    return message('"{text}"', text=text) if text else message("not known yet")
