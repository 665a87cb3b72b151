"""Which rules a project asks for, how bad each is there, and the words that it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from reportgen.check.manuscript import Flag
from reportgen.check.number import is_within
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.diagnostics.frozen import frozen

__all__ = ["Selection"]


@frozen
class Selection:
    """What a project says about rules; everything is checked, and nothing is allowed, where it says nothing."""

    select: tuple[str, ...] = ()
    """Ids of rules and names of groups; empty: all."""
    ignore: tuple[str, ...] = ()
    """The same; wins over ``select``, but for a rule that is selected by its id where its group is ignored."""
    severity: tuple[tuple[str, str], ...] = ()
    """Rule or group and what it is to be: ``error``, ``warning``, ``hint``; the rule's own wins."""
    allow: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Rule and the words that it is not to flag, nor anything within them."""

    def takes(self, rule: str, group: str) -> bool:
        """Tell whether a rule is asked for."""
        is_selected = not self.select or rule in self.select or group in self.select
        is_ignored = group in self.ignore and rule not in self.select
        return is_selected and not is_ignored and rule not in self.ignore

    def as_bad_as(self, diagnostics: Iterable[Diagnostic], group_of: Callable[[str], str]) -> Iterator[Diagnostic]:
        """Yield diagnostics, each as bad as the project says."""
        stated: Mapping[str, str] = dict(self.severity)
        for diagnostic in diagnostics:
            severity = stated.get(diagnostic.rule, stated.get(group_of(diagnostic.rule)))
            yield diagnostic if severity is None else replace(diagnostic, severity=Severity(severity))

    def allowed(self, rule: str) -> tuple[str, ...]:
        """Return the words that a rule is not to flag."""
        return next((words for name, words in self.allow if name == rule), ())

    def without_allowed(self, rule: str, flags: Iterable[Flag], more: Iterable[str] = ()) -> Iterator[Flag]:
        """Yield the flags of a rule that are not within words that it is not to flag."""
        words = (*self.allowed(rule), *more)
        for flag in flags:
            if not any(is_within(flag.passage.text, flag.start, flag.end, word) for word in words):
                yield flag
