"""Diagnostics as text for a terminal: place, what is wrong, the line with a caret under it, what to do.

data/2022.yaml:7:15: error[wrong-unit] …
    conferences: 30余条
                 ^^^^^^
help: …
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from reportgen.diagnostics.diagnostic import Diagnostic, Severity
from reportgen.diagnostics.message import Translate, message
from reportgen.diagnostics.span import Span

__all__ = ["display_width", "headline", "render"]

_INDENT = "    "
_WIDEST = 100
"""Columns of a source line that are shown; a longer one is cut around the caret."""
_BEFORE_CARET = 40
_TAB = "    "
_STRANGE = "\ufffd"
"""Stands for a character that would move the cursor or turn the line round."""
_WORDS = {Severity.ERROR: message("error"), Severity.WARNING: message("warning"), Severity.HINT: message("hint")}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}

Cell = tuple[str, int]
"""What is shown of one character, and how many columns it takes."""


def render(diagnostics: Iterable[Diagnostic], translate: Translate = str, *, colour: bool = False) -> str:
    """Return the diagnostics in the order given, each ending with a line end and apart by an empty line."""
    return "\n".join(_rendered(diagnostic, translate, colour=colour) for diagnostic in diagnostics)


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a Chinese character, none for a combining one."""
    return sum(_width(character) for character in text)


def headline(diagnostic: Diagnostic, translate: Translate = str, *, colour: bool = False) -> str:
    """Return the first line of a diagnostic: its place, severity, rule and sentence."""
    severity = diagnostic.severity
    word = f"{_WORDS[severity].render(translate)}[{diagnostic.rule}]"
    place = "" if diagnostic.span is None else f"{diagnostic.span}: "
    return f"{place}{_painted(word, _COLOURS[severity], colour=colour)} {_clean(diagnostic.message.render(translate))}"


def _rendered(diagnostic: Diagnostic, translate: Translate, *, colour: bool) -> str:
    lines = [headline(diagnostic, translate, colour=colour)]
    if diagnostic.span is not None:
        lines.extend(_excerpt(diagnostic.span, _COLOURS[diagnostic.severity], colour=colour))
    for related in diagnostic.related:
        place = "" if related.span is None else f"{related.span}: "
        lines.append(f"  {place}{_clean(related.message.render(translate))}")
    if diagnostic.help is not None:
        name = message("help: {advice}", advice="").render(translate)
        lines.append(f"{_painted(name, '1', colour=colour)}{_clean(diagnostic.help.render(translate))}")
    return "".join(f"{line}\n" for line in lines)


def _excerpt(span: Span, colour_code: str, *, colour: bool) -> Iterator[str]:
    """Yield the source line and, where the column is known, the line of carets under it."""
    line = span.source.line(span.line)
    if not line.strip():
        return
    cells = [_cell(character) for character in line]
    start = 0 if span.column is None else min(span.column - 1, len(cells))
    cells, start = _window(cells, start)
    yield _INDENT + "".join(text for text, _ in cells)
    if span.column is not None:
        before = sum(width for _, width in cells[:start])
        under = sum(width for _, width in cells[start : start + span.length])
        yield _INDENT + " " * before + _painted("^" * max(1, under), colour_code, colour=colour)


def _window(cells: list[Cell], start: int) -> tuple[list[Cell], int]:
    """Cut a long line around the caret, with … where it is cut."""
    if sum(width for _, width in cells) <= _WIDEST:
        return cells, start
    first, room = start, _BEFORE_CARET
    while first > 0 and room >= cells[first - 1][1]:
        first -= 1
        room -= cells[first][1]
    last, room = first, _WIDEST
    while last < len(cells) and room >= cells[last][1]:
        room -= cells[last][1]
        last += 1
    ellipsis: list[Cell] = [("…", 1)]
    left, right = ellipsis if first else [], ellipsis if last < len(cells) else []
    return [*left, *cells[first:last], *right], start - first + len(left)


def _cell(character: str) -> Cell:
    shown = _clean(character)
    return shown, sum(_width(part) for part in shown)


def _clean(text: str) -> str:
    return "".join(_STRANGE if _moves_the_cursor(character) else character for character in text.replace("\t", _TAB))


def _moves_the_cursor(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
