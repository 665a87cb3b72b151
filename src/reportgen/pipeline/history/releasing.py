"""What a release stands on: a commit that holds all there is, and a tag that says what it holds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.check.manuscript import Manuscript
from reportgen.diagnostics import ReportgenError, message
from reportgen.facts.provenance import OF_VALUE, PROVENANCE, on_one_line
from reportgen.pipeline.file import Output
from reportgen.pipeline.git import git, must_git, try_git
from reportgen.pipeline.history.comparing import Stated
from reportgen.pipeline.history.excerpt import excerpt
from reportgen.pipeline.history.version import Drawn
from reportgen.pipeline.manifest import FACTS, TEMPLATE

__all__ = ["committed", "head", "is_tag", "is_tag_name", "make_tag", "message_of", "not_committed", "uncommitted"]

_STATES = {"known": "已知", "blank": "待填", "not-applicable": "不适用", "not-given": "未填"}
_NOT_IGNORED = 1
"""What ``git check-ignore`` returns of such a file; outside the repository it fails otherwise."""


def head() -> str:
    """Return the name of the commit that is checked out.

    Raises:
        ReportgenError: There is no git, no repository, or no commit yet.
    """
    found = git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if found is not None:
        return found.decode("ascii", "replace").strip()
    raise ReportgenError(message("nothing is committed yet"), message("commit the fact file and its reports first"))


def is_tag_name(name: str) -> bool:
    """Tell whether git takes a name for a tag.

    Raises:
        ReportgenError: There is no git.
    """
    return not name.startswith("-") and name != "HEAD" and git("check-ref-format", f"refs/tags/{name}") is not None


def is_tag(name: str) -> bool:
    """Tell whether there is such a tag already.

    Raises:
        ReportgenError: There is no git.
    """
    return git("rev-parse", "--verify", "--quiet", f"refs/tags/{name}") is not None


def uncommitted() -> tuple[str, ...]:
    """Return the files of the repository that are not as they are committed, from its top; ignored ones are left out.

    Raises:
        ReportgenError: There is no git, or no work tree.
    """
    entries = must_git("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames").split(b"\0")
    return tuple(os.fsdecode(entry[3:]) for entry in entries if entry)


def not_committed(inputs: Iterable[Path]) -> Iterator[str]:
    """Yield what of some files, and what in some folders, git does not keep; what it keeps may have changed.

    Raises:
        ReportgenError: There is no git.
    """
    for path in inputs:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir may raise
            ignored = ("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", str(path))
            yield from filter(None, os.fsdecode(git("--literal-pathspecs", *ignored) or b"").split("\0"))
        elif git("--literal-pathspecs", "ls-files", "--error-unmatch", "--", str(path)) is None:
            yield str(path)


def committed(outputs: Iterable[Output]) -> Iterator[Output]:
    """Yield the outputs that belong into the repository: neither ignored nor outside.

    Raises:
        ReportgenError: There is no git.
    """
    for output in outputs:
        if output.path is None:
            continue
        if try_git("check-ignore", "-q", "--", str(output.path)).returncode == _NOT_IGNORED:
            yield output


def make_tag(name: str, commit: str, said: str) -> None:
    """Make an annotated tag; nothing is pushed.

    Raises:
        ReportgenError: git makes none, say because it does not know who the user is.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "message"
        file.write_text(said, "utf-8", newline="")
        must_git("tag", "--annotate", "--cleanup=verbatim", "--file", str(file), name, commit)


# --- what the tag says ------------------------------------------------------------------------------------------------


def message_of(name: str, version: str, drawn: Iterable[tuple[str, Drawn]]) -> str:
    """Return what the tag says: of each report its title, what it was made from, and its facts with their sources.

    It is part of the repository, so it speaks the language of the reports, whatever the user's is.

    Args:
        name: Of the tag.
        version: Of reportgen.
        drawn: The reports that are released, each after the path of its fact file in the repository.
    """
    lines = [name]
    for path, each in drawn:
        lines += ["", *_about(path, each, version)]
    return "\n".join(lines) + "\n"


def _about(path: str, drawn: Drawn, version: str) -> Iterator[str]:
    facts = tuple((drawn.version.facts or {}).values())
    title = Manuscript(drawn.version.passages).title
    yield f"{title}（{path}）" if title else path
    identity = {} if drawn.document is None else dict(drawn.document.identity)
    yield f"事实{identity.get(FACTS, '')[:12]}，模板{identity.get(TEMPLATE, '')[:12]}，reportgen {version}"
    counts = Counter(fact.state for fact in facts)
    yield f"事实{len(facts)}项：" + "，".join(
        f"{word}{counts[state]}项" for state, word in _STATES.items() if counts[state]
    )
    yield ""
    yield from (_line(fact) for fact in facts if fact.state in ("known", "not-applicable"))


def _line(fact: Stated) -> str:
    shown = excerpt(fact.text) if fact.state == "known" else _STATES[fact.state]
    said = "；".join(
        f"{PROVENANCE[key]}：{on_one_line(str(stated))}"
        for key in OF_VALUE
        if (stated := getattr(fact.provenance, key)) is not None
    )
    return f"{fact.label}：{shown}" + (f"（{said}）" if said else "")
