"""``reportgen diff``: what changed between two versions of a report, in facts and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.diff_formats import rendered
from reportgen.cli.here import check_here
from reportgen.cli.side import MARKDOWN, WORD, Side, content_of_side, opened, sides_of
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Outcome, message
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.comparing import Version, compared
from reportgen.pipeline.version import as_word, drawn_from, version_of_markdown, version_of_word
from reportgen.project import meant
from reportgen.writers.options import WriteOptions

__all__ = ["FORMATS", "show_difference"]

FORMATS = ("text", "json", "markdown", "csv")


def show_difference(stated: Sequence[str], format: str, console: Console, *, staged: bool) -> int:  # noqa: A002 - the option's word
    """Show what differs, and return the exit code.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: A version cannot be read.
    """
    if format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=format), meant(format, FORMATS))
    check_here()
    sides = sides_of(stated, staged=staged)
    is_of_word = any(str(side).lower().endswith(WORD) for side in sides)
    options = WriteOptions(LAYOUTS["gb9704"](), __version__) if is_of_word else None
    outcomes = [_version(side, options) for side in sides]
    for outcome in outcomes:
        console.show(outcome.diagnostics)
    old, new = (outcome.value for outcome in outcomes)
    if old is None or new is None:
        return 1
    console.hand_over(rendered(format, old, new, compared(old, new), console.translate).encode("utf-8", "replace"))
    return 0


def _version(side: Side, options: WriteOptions | None) -> Outcome[Version]:
    name = str(side)
    if name.lower().endswith(WORD):
        return version_of_word(content_of_side(side), name)
    if name.lower().endswith(MARKDOWN):
        return version_of_markdown(content_of_side(side), name)
    with opened(side) as facts:
        drawn = drawn_from(facts.content, facts.file, facts.folder, facts.templates, facts.revision)
    if drawn.value is None:
        return Outcome(None, drawn.diagnostics)
    version = drawn.value.version if options is None else as_word(drawn.value, options)
    return Outcome(version, () if drawn.value.document is not None else drawn.diagnostics)
