"""Suppressions: comments that allow a rule at one place, with a reason.

In a fact file ``# reportgen: ignore[rule] reason``, in a template ``{# reportgen: ignore[rule] reason #}``; several
rules stand apart by commas.  One behind something is of that line, one on a line of its own of the next line; in a fact
file both are of the lines that are indented under that line too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.diagnostics import Diagnostic, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing.written import values_in
from reportgen.template.lexing import comments_in

__all__ = [
    "Allowed",
    "Comments",
    "Suppressed",
    "Suppression",
    "comments_of_facts",
    "comments_of_template",
    "without_suppressed",
    "words_allowed_in",
]

_MEANT = re.compile(r"[#\s]*reportgen\b\s*[:：]?\s*(?:ignore|allow|disable|noqa|忽略|允许|放行)\b", re.IGNORECASE)
"""How a comment begins that was meant to allow something, well written or not."""
_IGNORE = re.compile(r"\s*reportgen:\s*ignore\[(?P<rules>[^\]\n]*)\](?P<reason>.*)", re.DOTALL)
_ALLOW = re.compile(r"\s*reportgen:\s*allow\[(?P<rules>[^\]\n]*)\](?P<words>.*)", re.DOTALL)
_WORD = re.compile(r"[^\s、，“”]+")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#(?P<text>[^\r\n]*)", re.MULTILINE)


@frozen
class Suppression:
    """One rule that is allowed in some lines of a source."""

    rule: str
    span: Span
    """Of the rule's id in the comment."""
    reason: str
    first: int
    """The lines that it is of, from 1 …"""
    last: int

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a diagnostic is of its rule and its lines."""
        span = diagnostic.span
        return (
            span is not None
            and diagnostic.rule == self.rule
            and span.source.file == self.span.source.file
            and self.first <= span.line <= self.last
        )


@frozen
class Allowed:
    """Words that a rule is not to flag."""

    rule: str
    span: Span
    """Of the rule's id in the comment."""
    words: tuple[str, ...]


@frozen
class Comments:
    """What the comments of one source allow."""

    suppressions: tuple[Suppression, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    """Words that are allowed in all templates of a report."""
    malformed: tuple[Span, ...] = ()
    """The comments that were meant to allow something and do not."""


@frozen
class Suppressed:
    """The comments of a run, as the rules on them look at them."""

    comments: tuple[Comments, ...]
    used: frozenset[Suppression]
    """Those that covered something."""
    judged: frozenset[Suppression]
    """Those whose rule was asked about their lines, so that whether they are used is certain."""
    known: tuple[str, ...]
    """The ids of all rules."""

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """All that is allowed at one place."""
        return tuple(each for comments in self.comments for each in comments.suppressions)


@frozen
class _Comment:
    """A comment without its signs."""

    text: str
    start: int
    """Offset of its sign in the source …"""
    inner: int
    """… of its text …"""
    end: int
    """… and behind its closing sign."""


def comments_of_facts(source: Source) -> Comments:
    """Return what the comments of a fact file allow."""
    return _understood(source, _in_facts(source.text), is_template=False) if _speaks(source) else Comments()


def comments_of_template(source: Source) -> Comments:
    """Return what the comments of a template allow."""
    return _understood(source, _in_template(source), is_template=True) if _speaks(source) else Comments()


def words_allowed_in(comments: Iterable[Comments]) -> dict[str, tuple[str, ...]]:
    """Return, by rules, the words that the comments of templates allow."""
    found: dict[str, tuple[str, ...]] = {}
    for each in (each for one in comments for each in one.allowed):
        found[each.rule] = (*found.get(each.rule, ()), *each.words)
    return found


def _speaks(source: Source) -> bool:
    return "reportgen" in source.text.lower()


def _in_facts(text: str) -> Iterator[_Comment]:
    """Yield the comments of YAML: what stands in a value, after a #, is none."""
    values, at = values_in(text), 0
    for found in _YAML_COMMENT.finditer(text):
        while at < len(values) and values[at][1] <= found.start():
            at += 1
        within = at < len(values) and values[at][0] <= found.start()
        is_behind_sign = within and text[values[at][0]] in "|>" and "\n" not in text[values[at][0] : found.start()]
        if not within or is_behind_sign:
            yield _Comment(found["text"], found.start(), found.start("text"), found.end())


def _in_template(source: Source) -> Iterator[_Comment]:
    for each in comments_in(source.text):
        inner = source.offset(each.line, each.column)
        end = source.text.find("#}", inner + len(each.text))
        yield _Comment(each.text, source.text.rfind("{#", 0, inner), inner, end + 2)


def _understood(source: Source, comments: Iterable[_Comment], *, is_template: bool) -> Comments:
    lines = [line.rstrip("\r") for line in source.text.split("\n")]
    suppressions: list[Suppression] = []
    allowed: list[Allowed] = []
    malformed: list[Span] = []
    found = [comment for comment in comments if _MEANT.match(comment.text)]
    bare = _without(source.text, found).split("\n") if is_template else lines
    for comment in found:
        if ignored := _IGNORE.fullmatch(comment.text):
            first, last = _reach(source.text, comment, bare, is_template=is_template)
            for rule, span in _rules_of(source, comment, ignored):
                suppressions.append(Suppression(rule, span, ignored["reason"].strip(), first, last))
        elif is_template and (said := _ALLOW.fullmatch(comment.text)):
            words = tuple(_WORD.findall(said["words"]))
            allowed += (Allowed(rule, span, words) for rule, span in _rules_of(source, comment, said))
        else:
            malformed.append(source.span(comment.start, comment.end))
    return Comments(tuple(suppressions), tuple(allowed), tuple(malformed))


def _rules_of(source: Source, comment: _Comment, said: re.Match[str]) -> Iterator[tuple[str, Span]]:
    for word in re.finditer(r"[^\s,，、]+", said["rules"]):
        start = comment.inner + said.start("rules") + word.start()
        yield word[0], source.span(start, start + len(word[0]))


def _without(text: str, comments: Iterable[_Comment]) -> str:
    """Return a text of as many lines, with nothing where comments stand."""
    kept, reach = list[str](), 0
    for comment in comments:
        kept += text[reach : comment.start], "\n" * text.count("\n", comment.start, comment.end)
        reach = comment.end
    return "".join((*kept, text[reach:]))


def _reach(text: str, comment: _Comment, lines: Sequence[str], *, is_template: bool) -> tuple[int, int]:
    """Return the first and the last line that a comment is of."""
    number = text.count("\n", 0, comment.end) + 1
    if is_template:
        return _next_line(lines, text.count("\n", 0, comment.start) + 1, number)
    is_alone = not text[text.rfind("\n", 0, comment.start) + 1 : comment.start].strip()
    return _block(lines, number, is_alone=is_alone)


def _next_line(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the lines of a comment; of one that stands alone the next line that is not empty and no such comment."""
    if any(lines[number - 1].strip() for number in (first, last)):
        return first, last
    after = next((after for after in range(last, len(lines)) if lines[after].strip()), last - 1)
    return after + 1, after + 1


def _block(lines: Sequence[str], number: int, *, is_alone: bool) -> tuple[int, int]:
    """Return the lines of a key or item: its own, and those that are indented under it."""
    first = number - 1
    if is_alone:
        first = next((at for at in range(number, len(lines)) if lines[at].strip(" \t")[:1] not in ("", "#")), first)
    indent = _indent(lines[first])
    last = first
    for at in range(first + 1, len(lines)):
        if lines[at].strip() and _indent(lines[at]) <= indent and not _is_item_under(lines, first, at):
            break
        last = at if lines[at].strip() else last
    return first + 1, last + 1


def _is_item_under(lines: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a line is an item of the list of a key that is indented as much: YAML allows it."""
    is_key = not lines[first].lstrip().startswith("-") and lines[first].split("#")[0].rstrip().endswith(":")
    return is_key and lines[at].lstrip().startswith("-") and _indent(lines[at]) == _indent(lines[first])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def without_suppressed(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[tuple[Diagnostic, ...], frozenset[Suppression]]:
    """Return the diagnostics that no suppression covers, and the suppressions that covered one."""
    used: set[Suppression] = set()
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        covering = [each for each in suppressions if each.covers(diagnostic)]
        used.update(covering)
        if not covering:
            kept.append(diagnostic)
    return tuple(kept), frozenset(used)
