"""One of two versions that are named on the command line: a file that is there, or one of a revision."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.cli.fact_file import fact_file
from reportgen.cli.here import shown
from reportgen.cli.request import STANDARD
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import Outcome, message
from reportgen.pipeline.fact_file import FACT_SUFFIXES
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.history.version import Drawn, drawn_from
from reportgen.pipeline.revision import HEAD, STAGED, Revision, content_of, extract_templates, followed, revision_in
from reportgen.project import find_root, template_folders
from reportgen.template.environment import Templates

__all__ = ["MARKDOWN", "WORD", "Side", "content_of_side", "drawn_of", "sides_of"]

WORD, MARKDOWN = ".docx", ".md"

Side = str | Revision


def sides_of(stated: Sequence[str], *, staged: bool = False) -> tuple[Side, Side]:
    """Return the two versions that are meant: ``A B``; ``v1..v2 FILE``; ``v1 FILE`` or ``v1:FILE``; ``FILE``.

    Where the second is not said, it is what is there; of a file alone the first is the last commit.  A path that is
    there wins over a revision of the same name; one file is followed through renames.

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
        revision = revision_in(stated[0])
        return _of_one_file(HEAD, stated[0]) if revision is None else (revision, revision.path)
    if len(stated) > 2:
        raise WrongUsage(message("two versions are compared, and not more"))
    one, other = stated
    is_file = one == STANDARD or one.lower().endswith((*FACT_SUFFIXES, WORD, MARKDOWN))
    if is_file or ":" in one or os.path.lexists(one):
        return _side(one), _side(other)
    first, dots, second = one.partition("..")
    if dots and not second.startswith((".", "/")):
        return _of_one_file(first or HEAD, Revision(second or HEAD, other))
    return _of_one_file(one, other)


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


def drawn_of(side: Side) -> tuple[Outcome[Drawn], Path]:
    """Return the version that a fact file holds, and the root of its project; a revision has its own templates.

    Raises:
        ReportgenError: It cannot be read.
    """
    if not isinstance(side, Revision):
        facts = fact_file(side)
        return drawn_from(facts.content, facts.file, facts.folder, templates_of(facts.root)), facts.root
    content, folder = content_of(side), Path(side.path).parent
    root = Path(shown(find_root(Path(os.path.realpath(folder)))))
    with TemporaryDirectory() as target:
        extract_templates(side, root, Path(target))
        return drawn_from(content, str(side), folder, Templates(template_folders(Path(target))), side), root
