"""``reportgen diff``: what changed between two versions of a report, in facts and sentences."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen import __version__
from reportgen.cli.console import Console
from reportgen.cli.fact_file import fact_file
from reportgen.cli.here import check_here, shown
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import Outcome, message
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.comparing import Version, compared
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.revision import STAGED, Revision, content_of, extract_templates, revision_in
from reportgen.pipeline.version import version_of_facts, version_of_markdown, version_of_word
from reportgen.project import find_root, meant, template_folders
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

__all__ = ["FORMATS", "show_difference", "sides_of"]

FORMATS = ("text", "json", "markdown", "csv")
_WORD, _MARKDOWN = ".docx", ".md"
_HEAD = "HEAD"

Side = str | Revision
"""A file that is there, or one of a revision."""


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
    is_of_word = any(str(side).lower().endswith(_WORD) for side in sides)
    as_word = WriteOptions(LAYOUTS["gb9704"](), __version__) if is_of_word else None
    outcomes = [_version(side, as_word) for side in sides]
    for outcome in outcomes:
        console.show(outcome.diagnostics)
    old, new = (outcome.value for outcome in outcomes)
    if old is None or new is None:
        return 1
    from reportgen.cli.diff_formats import rendered

    console.hand_over(rendered(format, old, new, compared(old, new), console.translate).encode("utf-8", "replace"))
    return 0


def sides_of(stated: Sequence[str], *, staged: bool) -> tuple[Side, Side]:
    """Return the two versions that are meant: ``A B``; ``v1..v2 FILE``; ``v1 FILE``; ``FILE``, against the last commit.

    A path that is there wins over a revision of the same name.

    Raises:
        WrongUsage: Nothing can be meant.
    """
    if "" in stated:
        raise WrongUsage(message("the name of a file is empty"))
    if staged:
        if len(stated) != 1:
            raise WrongUsage(message('"--staged" goes with one file'))
        return Revision(_HEAD, stated[0]), Revision(STAGED, stated[0])
    if len(stated) == 1:
        return Revision(_HEAD, stated[0]), stated[0]
    if len(stated) > 2:
        raise WrongUsage(message("two versions are compared, and not more"))
    one, other = stated
    if not os.path.lexists(one) and ":" not in one:
        first, dots, second = one.partition("..")
        if dots and not second.startswith("."):
            return Revision(first or _HEAD, other), Revision(second or _HEAD, other)
        if not Path(one).suffix:
            return Revision(one, other), other
    return _side(one), _side(other)


def _side(stated: str) -> Side:
    return revision_in(stated) or stated


def _version(side: Side, as_word: WriteOptions | None) -> Outcome[Version]:
    name = str(side)
    if name.lower().endswith((_WORD, _MARKDOWN)):
        content = content_of(side) if isinstance(side, Revision) else _read(side)
        read = version_of_word if name.lower().endswith(_WORD) else version_of_markdown
        return read(content, name)
    if isinstance(side, Revision):
        return _version_of_revision(side, as_word)
    facts = fact_file(side)
    return version_of_facts(facts.content, facts.file, facts.folder, templates_of(facts.root), as_word)


def _version_of_revision(revision: Revision, as_word: WriteOptions | None) -> Outcome[Version]:
    """Return the version that a fact file of a revision holds, printed by the templates of that revision."""
    content, folder = content_of(revision), Path(revision.path).parent
    root = find_root(Path(os.path.realpath(folder)))
    with TemporaryDirectory() as target:
        extract_templates(revision, Path(shown(root)), Path(target))
        templates = Templates(template_folders(Path(target)))
        return version_of_facts(content, str(revision), folder, templates, as_word)


def _read(name: str) -> bytes:
    refuse_pipe(Path(name), name)
    return read_input(Path(name), name, suffixes=(_WORD, _MARKDOWN))
