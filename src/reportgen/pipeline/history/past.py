"""Who changed a fact: the revisions of its file, compared by route."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.diagnostics import Message, ReportgenError, Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import answer_of, shown_answer
from reportgen.pipeline.git import SHALLOW, git, is_shallow
from reportgen.pipeline.history.comparing import FactChange, Stated, Version, fact_changes
from reportgen.pipeline.history.tracing import printed_of, stated_in
from reportgen.pipeline.report import report_of
from reportgen.reports.official import OfficialReport

__all__ = ["Change", "History", "history_of", "last_changes"]

_LOG = (
    *("-c", "log.showRoot=true", "log", "--follow", "--topo-order", "-c", "--raw", "-z", "--date=short"),
    "--no-relative",
    *("--no-color", "--no-show-signature", "--encoding=UTF-8", "--format=%h%x00%P%x00%ad%x00%aN%x00%s"),
)
"""Each commit that changed a file; ``-c``: a merge where it is like none of its parents."""
_FIELDS = 5
"""Of a commit, before what became of the file."""
_Facts = Mapping[Route, Stated]


@frozen
class Change:
    """What a commit did to a fact."""

    id: str | None
    """Of the commit, as short as git makes it; None: it is not committed yet."""
    date: str
    """Of the author: ``2022-12-31``."""
    author: str
    subject: str
    fact: FactChange


@frozen
class History:
    """The changes of each fact, the newest first."""

    changes: Mapping[Route, tuple[Change, ...]]
    notes: tuple[Message, ...] = ()
    """What is left out, and why."""


@frozen
class _Revision:
    """A commit that changed a file."""

    said: tuple[str, str, str, str]
    """Its short name, day, author and subject."""
    is_first: bool
    """Whether nothing is there before it."""
    before: tuple[str, ...]
    """The names of the contents that its parents have of the file; empty where it is new."""
    after: str
    """The name of its own; empty where it deleted the file."""
    copied_to: str = ""
    """The path of the file, from the top of the repository, where git takes it for a copy of another; else empty."""


def history_of(path: Path, report: OfficialReport) -> History:
    """Return who changed the facts of a file: its revisions, through renames, are compared by routes.

    Where there is no git, or it has nothing of the file, no change is told, and a note says why.
    """
    real = Path(os.path.realpath(path))
    ask = ("-C", str(real.parent), "--literal-pathspecs")
    try:
        if git(*ask, "rev-parse", "--git-dir") is None:
            return History({}, (message("no history is told: the file is in no git repository"),))
    except ReportgenError:
        return History({}, (message("no history is told: there is no git"),))
    past = _Past(ask, real.name)
    if not past.revisions:
        return History({}, (message("no history is told: the file is in no commit yet"),))
    by_route: dict[Route, list[Change]] = {}
    for change in (*past.uncommitted(report), *past.changes()):
        by_route.setdefault(change.fact.route, []).append(change)
    unread = sum(past.facts_of(each.after) is None for each in past.revisions)
    notes = _notes(unread, is_cut=is_shallow(*ask))
    return History({route: tuple(each) for route, each in by_route.items()}, tuple(notes))


def last_changes(
    path: str, since: str, until: str | None, routes: Iterable[Route], report: OfficialReport | None = None
) -> dict[Route, Change]:
    """Return the newest commit that changed each fact between two revisions; none of a fact that no commit changed.

    Args:
        path: Of the fact file in the later one, from where the user stands.
        since: The earlier revision.
        until: The later one; None: what is in the working tree.
        routes: Of facts and whole lists.
        report: What stands in the working tree; what of it is not committed, no commit has changed.

    Raises:
        ReportgenError: There is no git.
    """
    past = _Past(("--literal-pathspecs",), path, f"{since}..{until or 'HEAD'}")
    left, found = set(routes), dict[Route, Change]()
    if report is not None:
        new = [change.fact.route for change in past.uncommitted(report)]
        left = {route for route in left if not any(route.overlaps(other) for other in new)}
    for change in past.changes(over_gaps=True) if left else ():
        for route in [each for each in left if each.overlaps(change.fact.route)]:
            found[route] = change
            left.discard(route)
        if not left:
            break
    return found


class _Past:
    """The revisions of a file; what each states is read when it is asked for."""

    def __init__(self, ask: tuple[str, ...], name: str, revisions: str = "HEAD") -> None:
        """Ask git with some options for those of a file, as it is named from where they say."""
        self._ask = ask
        self._name = name
        self._facts: dict[str, _Facts | None] = {"": {}}
        self.revisions = _all_revisions(ask, name, revisions)
        """The newest first."""
        self.cut = {each.said[0] for each in self.revisions if each.is_first and _is_cut(ask, each.said[0])}
        """Those whose parents are not there: a shallow clone ends with them."""

    def facts_of(self, content: str) -> _Facts | None:
        """Return what a content states, by git's name for it; None where it is no fact file that can be read."""
        if content not in self._facts:
            stated = report_of(git(*self._ask, "cat-file", "blob", content) or b"", content).value
            self._facts[content] = None if stated is None else _facts(stated)
        return self._facts[content]

    def uncommitted(self, report: OfficialReport) -> Iterator[Change]:
        """Yield what the working tree changes in the last commit; nothing where that cannot be read."""
        tree = git(*self._ask, "ls-tree", "-z", "HEAD", "--", self._name) or b""
        head = self.facts_of(tree.partition(b"\t")[0].decode().split(" ")[-1])
        if head is not None:
            yield from (Change(None, "", "", "", fact) for fact in _changes([head], _facts(report)))

    def changes(self, *, over_gaps: bool = False) -> Iterator[Change]:
        """Yield what each commit changed, the newest first.

        With ``over_gaps`` a file that was gone for a while is compared with what it was before, as if it had stayed.
        """
        for number, each in enumerate(self.revisions):
            after = None if each.said[0] in self.cut else self.facts_of(each.after)
            if after is None or (over_gaps and not each.after):
                continue
            contents = map(self.facts_of, (other.after for other in self.revisions[number + 1 :]))
            before = [None if over_gaps and not name else self.facts_of(name) for name in each.before]
            older = next(filter(None, contents), {}) if None in before else {}
            yield from (
                Change(*each.said, fact) for fact in _changes([older if had is None else had for had in before], after)
            )


def _all_revisions(ask: tuple[str, ...], name: str, revisions: str) -> tuple[_Revision, ...]:
    """Return the revisions of a file, the newest first.

    git takes a file that came back for a copy of another one that is like it, and goes on with that one; what the
    file itself was before it was gone is asked for anew.
    """
    found = list(_revisions(git(*ask, *_LOG, revisions, "--", name) or b""))
    while found and found[-1].copied_to:
        top = os.fsdecode((git(*ask, "rev-parse", "--show-toplevel") or b"").removesuffix(b"\n"))
        parents, path = f"{found[-1].said[0]}^@", found[-1].copied_to
        older = list(_revisions(git("-C", top, "--literal-pathspecs", *_LOG, parents, "--", path) or b""))
        if not older:
            break
        found += older
    return tuple(found)


def _revisions(log: bytes) -> Iterator[_Revision]:
    """Read what git says of each commit, the newest first, up to one that copied the file from another.

    A merge that took one side whole is there too, without a word on the file.
    """
    pieces = deque(log.decode("utf-8", "replace").split("\0"))
    while len(pieces) > _FIELDS:
        id, parents, day, author, subject = (pieces.popleft() for _ in range(_FIELDS))  # noqa: A001 - the word for it
        while pieces and not pieces[0].strip("\n"):
            pieces.popleft()
        if not pieces or not pieces[0].lstrip("\n").startswith(":"):
            continue
        raw = pieces.popleft().lstrip("\n")
        count = len(raw) - len(raw.lstrip(":"))  # of parents
        words = raw.split(" ")
        *before, after = ("" if set(name) == {"0"} else name for name in words[count + 1 : -1])
        is_copy, is_moved = words[-1].startswith("C"), words[-1].startswith(("C", "R"))
        *_, path = (pieces.popleft() for _ in range(2 if is_moved and count == 1 else 1))
        had, copied_to = (("",), path) if is_copy else (tuple(before), "")
        yield _Revision((id, day, author, subject), not parents, had, after, copied_to)
        if is_copy:
            return


def _is_cut(ask: tuple[str, ...], commit: str) -> bool:
    """Tell whether a commit has parents that are not there: a shallow clone has no more."""
    return b"\nparent " in (git(*ask, "cat-file", "commit", commit) or b"").partition(b"\n\n")[0]


def _facts(report: OfficialReport) -> _Facts:
    return {
        fact.route: Stated(fact.label, printed_of(fact), str(fact.state), shown_answer(answer_of(fact)))
        for fact in stated_in(report)
    }


def _changes(before: Sequence[_Facts], after: _Facts) -> list[FactChange]:
    """Return what differs from all that was before: a merge has changed what is as in none of its parents."""
    news = [tuple(fact_changes(Version("", each, ()), Version("", after, ()))) for each in before]
    routes = set.intersection(*({change.route for change in each} for each in news))
    return [change for change in news[0] if change.route in routes]


def _notes(unread: int, *, is_cut: bool) -> Iterator[Message]:
    if unread:
        yield message("revisions of the file that cannot be read as facts, and are left out: {count}", count=unread)
    if is_cut:
        yield SHALLOW
