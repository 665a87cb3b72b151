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

__all__ = ["Suppressed", "Suppression", "suppressions_in", "without_suppressed"]

_WORDS = r"reportgen:\s*ignore\[(?P<rules>[^\]\n]*)\](?P<reason>.*)"
_IN_FACTS = re.compile(rf"(?:^|(?<=\s))#\s*{_WORDS}$")
_IN_TEMPLATE = re.compile(rf"\{{#-?\s*{_WORDS.replace('.*', '.*?')}\s*-?#\}}")


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
class Suppressed:
    """The suppressions of a run, as the rules on them look at them."""

    suppressions: tuple[Suppression, ...]
    used: frozenset[Suppression]
    """Those that covered something."""
    judged: frozenset[Suppression]
    """Those whose rule was asked about their lines, so that whether they are used is certain."""
    known: tuple[str, ...]
    """The ids of all rules."""


def suppressions_in(source: Source, *, is_template: bool) -> tuple[Suppression, ...]:
    """Return the suppressions of a fact file or a template, in their order."""
    if "reportgen:" not in source.text:
        return ()
    lines = [line.rstrip("\r") for line in source.text.split("\n")]
    pattern, reach = (_IN_TEMPLATE, _next_line) if is_template else (_IN_FACTS, _block)
    found: list[Suppression] = []
    for number, line in enumerate(lines, 1):
        for comment in pattern.finditer(line):
            is_alone = not (line[: comment.start()] + line[comment.end() :]).strip()
            first, last = reach(lines, number, is_alone=is_alone)
            found += _rules_of(comment, Span(source, number), first, last)
    return tuple(found)


def _rules_of(comment: re.Match[str], line: Span, first: int, last: int) -> Iterator[Suppression]:
    for word in re.finditer(r"[^\s,，、]+", comment["rules"]):
        span = Span(line.source, line.line, comment.start("rules") + word.start() + 1, len(word[0]))
        yield Suppression(word[0], span, comment["reason"].strip(), first, last)


def _next_line(lines: Sequence[str], number: int, *, is_alone: bool) -> tuple[int, int]:
    """Return the line of a comment; of one that stands alone the next line that is not empty and no such comment."""
    if not is_alone:
        return number, number
    following = (after for after in range(number, len(lines)) if _says_something(lines[after], _IN_TEMPLATE))
    after = next(following, number - 1)
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


def _says_something(line: str, comment: re.Pattern[str]) -> bool:
    return bool(comment.sub("", line).strip())


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
