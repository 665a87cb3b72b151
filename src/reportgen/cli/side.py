"""One of two versions that are named on the command line: a file that is there, or one of a revision."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.cli.fact_file import fact_file
from reportgen.cli.here import shown
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.revision import HEAD, STAGED, Revision, content_of, extract_templates, followed, revision_in
from reportgen.project import find_root, template_folders
from reportgen.template.environment import Templates

__all__ = ["MARKDOWN", "WORD", "FactSide", "Side", "content_of_side", "opened", "sides_of"]

WORD, MARKDOWN = ".docx", ".md"
_OF_FILES = (".yaml", ".yml", WORD, MARKDOWN)
"""How files end that may be meant: what ends otherwise, and is not there, is a revision."""

Side = str | Revision


@frozen
class FactSide:
    """A fact file, and what prints it."""

    content: bytes
    file: str
    """Its name as it is shown."""
    folder: Path
    """Where the files that it names are looked for."""
    root: Path
    """Of its project."""
    templates: Templates
    revision: Revision | None = None
    """That it is of; None: it is the one that is there."""


def sides_of(stated: Sequence[str], *, staged: bool = False) -> tuple[Side, Side]:
    """Return the two versions that are meant: ``A B``; ``v1..v2 FILE``; ``v1 FILE``; ``FILE``, against the last commit.

    A path that is there wins over a revision of the same name; one file is followed through renames.

    Raises:
        WrongUsage: Nothing can be meant.
        ReportgenError: There is no git, no repository, or no such revision.
    """
    if "" in stated:
        raise WrongUsage(message("the name of a file is empty"))
    if staged:
        if len(stated) != 1:
            raise WrongUsage(message('"--staged" goes with one file'))
        return _of_one_file(HEAD, Revision(STAGED, stated[0]))
    if len(stated) == 1:
        return _of_one_file(HEAD, stated[0])
    if len(stated) > 2:
        raise WrongUsage(message("two versions are compared, and not more"))
    one, other = stated
    if not os.path.lexists(one) and ":" not in one:
        first, dots, second = one.partition("..")
        if dots and not second.startswith("."):
            return _of_one_file(first or HEAD, Revision(second or HEAD, other))
        if Path(one).suffix.lower() not in _OF_FILES:  # a tag may be called v1.0
            return _of_one_file(one, other)
    return _side(one), _side(other)


def _of_one_file(old: str, new: Side) -> tuple[Side, Side]:
    """Return two versions of one file, which may have had another name in the old one."""
    path, later = (new.path, new.name) if isinstance(new, Revision) else (new, None)
    return followed(Revision(old, path), later), new


def _side(stated: str) -> Side:
    return revision_in(stated) or stated


def content_of_side(side: Side) -> bytes:
    """Return the content of a report.

    Raises:
        ReportgenError: It cannot be read.
    """
    if isinstance(side, Revision):
        return content_of(side)
    refuse_pipe(Path(side), side)
    return read_input(Path(side), side, suffixes=(WORD, MARKDOWN))


@contextmanager
def opened(side: Side) -> Iterator[FactSide]:
    """Open a fact file, with the templates that print it: of a revision, those of that revision.

    Raises:
        ReportgenError: It cannot be read.
    """
    if not isinstance(side, Revision):
        facts = fact_file(side)
        yield FactSide(facts.content, facts.file, facts.folder, facts.root, templates_of(facts.root))
        return
    content, folder = content_of(side), Path(side.path).parent
    root = Path(shown(find_root(Path(os.path.realpath(folder)))))
    with TemporaryDirectory() as target:
        extract_templates(side, root, Path(target))
        yield FactSide(content, str(side), folder, root, Templates(template_folders(Path(target))), side)
