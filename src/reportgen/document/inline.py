"""Inline Markdown with marks → inlines: text, printed facts, blanks, emphasis, line breaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from markdown_it.token import Token

from reportgen.diagnostics import Diagnostic, Route, message
from reportgen.document.marks import ANY_MARK, MARK_CHARACTERS, PLACE_MARK, MarkTable, strip_places
from reportgen.document.nodes import BlankText, Emphasis, FactText, Inline, Inlines, LineBreak, Place, Strong, Text
from reportgen.document.parser import parse_inlines
from reportgen.document.places import Places
from reportgen.document.spacing import TRIMMED, needs_space
from reportgen.document.unsupported import unsupported

__all__ = ["InlineReader"]

_MARKUP = re.compile(r"[\\`*_\[<&~]|  \n")
_MORE_THAN_TEXT = re.compile(rf"{MARK_CHARACTERS.pattern}|[\\`*_\[<&~\n]")
_MARK_OR_LINE_END = re.compile(f"{ANY_MARK.pattern}|({MARK_CHARACTERS.pattern})|[ \t]*\n[ \t]*")
_LINE_END = re.compile("[ \t]*\n[ \t]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_JOINT = "<!-- -->"
_PLACES_THEN_BLANKS = re.compile(f"((?:{PLACE_MARK.pattern})+)[{TRIMMED}]+")
_INDENTED_LINE = re.compile(f"\n[ \t]*(?:{PLACE_MARK.pattern})*\u3000")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")


@dataclass(slots=True)
class InlineReader:
    """Reads the inline contents of one text, from its top to its end, and counts how often each fact is printed."""

    marks: MarkTable | None
    places: Places
    allows_joints: bool = False
    """Whether ``<!-- -->``, which our Markdown writer sets between things that must not touch, is known."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _printed: defaultdict[Route, Iterator[int]] = field(default_factory=lambda: defaultdict(lambda: count(1)))
    _line: int = 0
    """The line of the text that is being read, from 0."""
    _place: Place | None = None
    """The last place marked on this line, among what was read; without its column behind a printed fact."""
    _ahead: tuple[int, Place | None] = (-1, None)
    """A line and the template line of the first place marked on it."""
    _open: list[list[Inline]] = field(default_factory=list)
    _soft: list[Inline] | None = None
    """Where a space goes if the line end just read stands for one."""
    _last: str = ""
    """The last character read; empty at the start and after a line break."""

    def read(self, content: str, line: int) -> Inlines:
        """Read one stretch of inline Markdown that begins on a line of the text (from 0)."""
        if indented := _PLACES_THEN_BLANKS.match(content):
            content = indented[1] + content[indented.end() :]
        self._line, self._place = line, None
        if _MORE_THAN_TEXT.search(content) is None:
            return (Text(content, self._place_ahead()),) if content else ()
        self._soft, self._last = None, ""
        into: list[Inline] = []
        self._open = [into]
        if "\n" in content and _INDENTED_LINE.search(content):
            self._refuse("indented_line", "")
        if _MARKUP.search(content) is None:
            self._add_text(content)
        else:
            if footnote := _FOOTNOTE.search(content):
                self._refuse("footnote", footnote.group())
            self._add_tokens(parse_inlines(content))
        return tuple(into)

    def _add_tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text" if "<!--" in token.content:
                    self._refuse("html_inline", token.content)
                case "text_special" if token.content == "\n":
                    self._add_break()
                case "text_special" if self.marks is not None and MARK_CHARACTERS.search(token.content):
                    self._complain(_spelled_mark(token.content))
                case "text" | "text_special":
                    self._add_text(token.content)
                case "softbreak":
                    self._next_line()
                case "hardbreak":
                    self._add_break()
                    self._next_line(soft=False)
                case "strong_open" | "em_open":
                    self._open.append([])
                case "strong_close" | "em_close":
                    inner = tuple(self._open.pop())
                    if inner:
                        self._open[-1].append(Strong(inner) if token.type == "strong_close" else Emphasis(inner))
                case "html_inline":
                    self._add_html(token.content)
                case "code_inline" | "link_open" | "image" | "s_open":
                    self._refuse(token.type, token.content)
                case _:
                    pass  # the end of what was refused at its beginning

    def _add_html(self, html: str) -> None:
        if _BREAK.fullmatch(html):
            self._add_break()
        elif not (self.allows_joints and html == _JOINT):
            self._refuse("html_inline", html)

    def _add_text(self, text: str) -> None:
        """Add literal text, in which marks stand for facts and places."""
        end = 0
        for found in (_LINE_END if self.marks is None else _MARK_OR_LINE_END).finditer(text):
            start = found.start()
            if start > end:
                self._add_literal(text[end:start])
            end = found.end()
            match found.lastindex:
                case None:
                    self._next_line()
                case 2:
                    self._add_marked(found[1], found[2])
                case _:
                    self._refuse_mark(text)
        if end < len(text):
            self._add_literal(text[end:] if end else text)

    def _add_literal(self, text: str) -> None:
        if self._soft is not None:
            self._end_line(text[0])
        place = self._place or self._place_ahead()
        into = self._open[-1]
        last = into[-1] if into else None
        if isinstance(last, Text) and last.place is place:
            into[-1] = Text(last.text + text, place)
        else:
            into.append(Text(text, place))
        self._last = text[-1]

    def _add_marked(self, sort: str, index: str) -> None:
        try:
            meant = self.marks.look_up(sort, index) if self.marks is not None else None
        except LookupError:
            meant = None
        if meant is None:
            self._refuse_mark("")
        elif isinstance(meant, Place):
            self._place = meant
        else:
            self._add_printed(meant)

    def _add_printed(self, meant: FactText | BlankText) -> None:
        """Add a fact or a blank, with its place and the number of this printing."""
        place = self._place = self._place.on_its_line() if self._place else self._place_ahead()
        route = meant.route
        occurrence = next(self._printed[route])
        printed: FactText | BlankText
        if isinstance(meant, FactText):
            shown = meant.text
            printed = FactText(shown, route, meant.label, meant.kind, meant.value, meant.filter, occurrence, place)
        else:
            shown = meant.text
            shape = (meant.label, meant.kind, meant.prefix, meant.suffix, meant.filter)
            printed = BlankText(route, *shape, occurrence, place)
        if shown:
            if self._soft is not None:
                self._end_line(shown[0])
            self._last = shown[-1]
        self._open[-1].append(printed)

    def _add_break(self) -> None:
        self._open[-1].append(LineBreak())
        self._soft, self._last = None, ""

    def _next_line(self, *, soft: bool = True) -> None:
        self._line += 1
        self._place = None
        if soft and self._last:
            self._soft = self._open[-1]

    def _end_line(self, following: str) -> None:
        """Set the space that the line end before this character stands for, if it stands for one."""
        into, self._soft = self._soft, None
        if not into or not needs_space(self._last, following):
            return
        last = into[-1]
        if isinstance(last, Text):
            into[-1] = Text(f"{last.text} ", last.place)
        else:
            into.append(Text(" ", self._place))

    def _place_ahead(self) -> Place | None:
        """Return the template line of the first place marked on this line, for what stands before it."""
        if self._ahead[0] != self._line:
            first = self.places.first_on(self._line)
            self._ahead = self._line, first and first.on_its_line()
        return self._ahead[1]

    def complain(self, diagnostic: Diagnostic, line: int, place: Place | None = None) -> None:
        """Add a diagnostic about a line of the text (from 0); its place, where it is known, is told."""
        self.diagnostics.append(self.places.located(diagnostic, line, place))

    def _complain(self, diagnostic: Diagnostic) -> None:
        self.complain(diagnostic, self._line, self._place)

    def _refuse(self, construct: str, text: str) -> None:
        self._complain(unsupported(construct, strip_places(text)))

    def _refuse_mark(self, text: str) -> None:
        shown = MARK_CHARACTERS.sub("", text)
        said = (
            message('a printed fact was cut or changed near "{text}"', text=shown)
            if shown
            else message("a printed fact was cut or changed")
        )
        help_line = message("use a filter on the fact itself, not on text that holds it")
        self._complain(Diagnostic("mark-broken", said, help=help_line))


def _spelled_mark(text: str) -> Diagnostic:
    """Return what is said of an escape that yields a mark's character: spelled as an entity, or cut by a backslash."""
    if len(text) > 1:
        said = message("a backslash stands right before what is printed here")
        help_line = message("write \\\\ for a backslash that is to be read, or remove it")
        return Diagnostic("mark-broken", said, help=help_line)
    said = message(
        "this line holds U+{code}, a private-use character that reportgen needs for itself",
        code=f"{ord(text):04X}",
    )
    return Diagnostic("mark-character", said, help=message("remove it"))
