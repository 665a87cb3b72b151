"""A redline of two versions of a report, with a comment on each changed fact: which it is, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source, Span, has_errors, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.provenance import NO_PROVENANCE, PROVENANCE
from reportgen.pipeline.history.comparing import FactChange, Stated, Version, fact_changes
from reportgen.pipeline.history.past import Change
from reportgen.pipeline.history.version import Drawn, version_of_word
from reportgen.pipeline.road import write
from reportgen.reports.official import OfficialReport
from reportgen.writers.docx.redline import Author, BrokenFileError, items_of, redline
from reportgen.writers.options import WriteOptions

__all__ = ["Author", "CommitsOf", "WordVersion", "redlined", "word_of_facts", "word_of_word"]

CommitsOf = Callable[[Collection[Route]], Mapping[Route, Change]]
"""Returns which commit changed each of some facts and whole lists."""
_BLANK = {"blank": "待填", "not-applicable": "不适用", "not-given": "无"}
"""What a comment says of a fact that has no value; Chinese, as the report is, whatever its reader's language."""


@frozen
class WordVersion:
    """A version as a Word file."""

    version: Version
    content: bytes
    report: OfficialReport | None = None
    """That it was made from; None of a Word file that was there."""


def word_of_facts(drawn: Outcome[Drawn], options: WriteOptions) -> Outcome[WordVersion]:
    """Return the Word file of a version that a fact file holds; none where anything is wrong with it."""
    found = drawn.value
    if found is None or found.document is None or has_errors(drawn.diagnostics):
        return Outcome(None, drawn.diagnostics)
    return Outcome(WordVersion(found.version, write(found.document, "docx", options), found.report))


def word_of_word(content: bytes, file: str) -> Outcome[WordVersion]:
    """Return a Word file as it is."""
    version = version_of_word(content, file)
    if version.value is None:
        return Outcome(None, version.diagnostics)
    return Outcome(WordVersion(version.value, content))


def redlined(
    old: WordVersion, new: WordVersion, author: Author, commits_of: CommitsOf = lambda _: {}
) -> Outcome[bytes]:
    """Return the new version with what differs from the old one as tracked changes.

    Args:
        old: What it is compared with.
        new: What is shown.
        author: Whose changes they are.
        commits_of: Asked once, of the facts and whole lists that the two state differently.
    """
    changes = tuple(fact_changes(old.version, new.version))
    reasons = dict(_reasons(changes, commits_of([change.route for change in changes])))
    try:
        return Outcome(redline(old.content, new.content, author, reasons))
    except BrokenFileError as error:  # what the readers let pass
        file = next(each.version.name for each in (old, new) if each.content is error.args[0])
        said = message('"{file}" is damaged, and cannot be compared', file=file)
        cure = message("open it and save it anew")
        return Outcome(None, (Diagnostic("damaged-file", said, Span(Source(file, ""), 0), cure),))


def _reasons(changes: Iterable[FactChange], commits: Mapping[Route, Change]) -> Iterator[tuple[str, str]]:
    """Yield for each changed fact, by the tag of its control, what is said of the change."""
    for change in changes:
        route = str(change.route)
        head = f"{change.label}（{route}）"
        said = [*_said(change), *_of_commit(commits.get(change.route))]
        reason = "\n".join([head, f"{_shown(change.old)} → {_shown(change.new)}", *said])
        yield route, reason
        yield sha256(route.encode("utf-8", "replace")).hexdigest(), reason  # a long route is its control's tag so
        yield items_of(route), "\n".join([head, *said])  # what became of an item is seen where it stands


def _said(change: FactChange) -> Iterator[str]:
    said = NO_PROVENANCE if change.new is None else change.new.provenance
    told = {"source": said.source, "by": said.by, "note": said.note}
    yield from (f"{PROVENANCE[key]}：{text}" for key, text in told.items() if text)


def _of_commit(commit: Change | None) -> Iterator[str]:
    if commit is not None:
        yield f"提交：{commit.subject}（{commit.author}，{commit.date}，{commit.id}）"


def _shown(stated: Stated | None) -> str:
    if stated is None:
        return _BLANK["not-given"]
    return _BLANK.get(stated.state) or stated.text.replace("\n", "、")
