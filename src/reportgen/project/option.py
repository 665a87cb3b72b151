"""What is said of an option of ``reportgen.toml``, and where it stands: tomllib keeps no places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic, Message, Source, Span, listed, message

__all__ = ["meant", "place_of", "place_of_item", "unknown", "wrong"]

_MOST_LISTED = 40
"""Names that an advice lists; only rules are more."""
_LIKE = 0.75
"""How like one of the many a word must be to be taken for it …"""
_SOMEWHAT_LIKE = 0.6
"""… and like one of a few."""


def unknown(key: str, known: tuple[str, ...], table: str, source: Source) -> Diagnostic:
    """Say that there is no option of this name."""
    said = message('there is no option "{key}"', key=key)
    return Diagnostic("unknown-option", said, place_of(table, key, source), help=meant(key, known))


def meant(word: str, known: Iterable[str]) -> Message:
    """Return the advice for a word that is not known: the nearest that is, or else all of them, but for rules."""
    names = sorted(known)
    is_of_rules = len(names) > _MOST_LISTED
    near = difflib.get_close_matches(word, names, n=1, cutoff=_LIKE if is_of_rules else _SOMEWHAT_LIKE)
    if near:
        return message('did you mean "{name}"?', name=near[0])
    return message('see "reportgen rules"') if is_of_rules else message("known are {names}", names=listed(names))


def wrong(said: Message, table: str, key: str, source: Source, cure: Message) -> Diagnostic:
    """Say what is wrong with what an option says."""
    return Diagnostic("wrong-option", said, place_of(table, key, source), help=cure)


def place_of_item(table: str, key: str, item: str, source: Source) -> Span:
    """Find an item of a list, on the line that states its key or below it; else that line."""
    span = place_of(table, key, source)
    for number, line in enumerate(source.text.split("\n")[span.line - 1 :], start=span.line):
        if found := re.search(rf"""(["']){re.escape(item)}\1""", line):
            return Span(source, number, found.start() + 1, len(found[0]))
        if "]" in line:
            break
    return span


def place_of(table: str, key: str, source: Source) -> Span:
    """Find the line that states a key, or else its table: tomllib keeps no places.  Else there is only the file."""
    here = ""
    for number, line in enumerate(source.text.split("\n"), start=1):
        if header := re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]+", line):
            here = header[1]
            if here == key and not table:
                return Span(source, number, line.index("[") + 1, len(header[0].strip()))
        elif here == table and (named := re.match(rf"""(\s*)(["']?){re.escape(key)}\2\s*[=.]""", line)):
            return Span(source, number, len(named[1]) + 1, len(key) + 2 * len(named[2]))
    return place_of("", table, source) if table else Span(source, 0)
