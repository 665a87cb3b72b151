"""The compositor: sets inlines into runs, and runs into paragraphs.

It knows the layout, the ids of the styles, and the controls of the document in hand; the modules of the document's
parts (title, table, 版头 …) ask it for paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple, assert_never

from reportgen.diagnostics.frozen import frozen
from reportgen.document.nodes import BlankText, Emphasis, FactText, Inline, Inlines, LineBreak, Strong, Text
from reportgen.layouts import Layout
from reportgen.writers.docx.control import Controls
from reportgen.writers.docx.markup import NOT_PLAIN, escape
from reportgen.writers.docx.style import fonts

__all__ = ["Compositor"]

_BREAK = "<w:br/>"
_TAB = "<w:tab/>"


class _Form(NamedTuple):
    """What form the text around gives to a run; a tuple, as it is looked up for every run."""

    style: str | None = None
    """Name of a character style."""
    strong: bool = False
    emphasis: bool = False
    is_prompt: bool = False
    size: int = 0
    """Half-points; 0 leaves it to the style."""


_PLAIN = _Form()


@frozen
class Compositor:
    """Sets text for one document."""

    layout: Layout
    ids: Mapping[str, str]
    """Style id by style name."""
    numbers_itself: bool = False
    """Whether the styles may number their paragraphs: a lent look may, and the number is printed already."""
    controls: Controls = field(default_factory=Controls)
    _properties: dict[_Form, str] = field(default_factory=dict)
    _openings: dict[tuple[str, str], str] = field(default_factory=dict)

    def paragraph(self, style: str, runs: str, properties: str = "") -> str:
        """Return a paragraph.

        Args:
            style: The name of its style.
            runs: What stands in it.
            properties: What its w:pPr holds besides the style, in the order of the schema.
        """
        opening = self._openings.get((style, properties))
        if opening is None:
            opening = f'<w:p><w:pPr><w:pStyle w:val="{self.ids[style]}"/>{properties}</w:pPr>'
            self._openings[style, properties] = opening
        return f"{opening}{runs}</w:p>"

    def inlines(self, inlines: Inlines, style: str | None = None, *, size: int = 0) -> str:
        """Return the runs of inlines; ``style`` names the character style that they stand in."""
        form = _PLAIN if style is None and not size else _Form(style, size=size)
        joined = _joined(inlines)
        followers = (*joined[1:], None)
        return "".join(
            [self._inline(inline, form, follower) for inline, follower in zip(joined, followers, strict=False)]
        )

    def text(self, text: str, style: str | None = None) -> str:
        """Return a run of literal text."""
        return self._run(text, _PLAIN if style is None else _Form(style))

    def _inline(self, inline: Inline, form: _Form, follower: Inline | None = None) -> str:
        match inline:
            case Text(text=text):
                return self._run(text, form)
            case FactText(text=text):
                return self.controls.known(inline, self._run(text, form), is_joined=_begins_with_control(follower))
            case BlankText():
                return self._blank(inline, form, is_joined=_begins_with_control(follower))
            case Strong():
                inner = form._replace(strong=True)
                return "".join([self._inline(child, inner) for child in _joined(inline.inlines)])
            case Emphasis():
                inner = form._replace(emphasis=True)
                return "".join([self._inline(child, inner) for child in _joined(inline.inlines)])
            case LineBreak():
                return f"<w:r>{_BREAK}</w:r>"
            case _:
                assert_never(inline)

    def _blank(self, blank: BlankText, form: _Form, *, is_joined: bool) -> str:
        prompt = self._run(blank.prompt, form._replace(is_prompt=True))
        before = self._run(blank.prefix, form) if blank.prefix else ""
        behind = self._run(blank.suffix, form) if blank.suffix else ""
        return f"{before}{self.controls.blank(blank, prompt, is_joined=is_joined and not behind)}{behind}"

    def _run(self, text: str, form: _Form) -> str:
        properties = self._properties.get(form)
        if properties is None:
            properties = self._properties[form] = self._run_properties(form)
        return f"<w:r>{properties}{_content(text)}</w:r>"

    def _run_properties(self, form: _Form) -> str:
        """Return the w:rPr of a form: one character style, and what it does not say as direct formatting."""
        names = [form.style, "待填" if form.is_prompt else None]
        names += ["Strong" if form.strong else None, "Emphasis" if form.emphasis else None]
        style = next((name for name in names if name is not None), None)
        parts = [] if style is None else [f'<w:rStyle w:val="{self.ids[style]}"/>']
        if form.emphasis and style != "Emphasis":
            parts.append(fonts(self.layout.emphasis))
        elif self.layout.body.latin != self.layout.body.chinese and style is None:
            parts.append('<w:rFonts w:hint="eastAsia"/>')
        if form.strong and style != "Strong":
            parts.append("<w:b/><w:bCs/>")
        if form.size:
            parts.append(f'<w:sz w:val="{form.size}"/><w:szCs w:val="{form.size}"/>')
        if form.is_prompt:
            parts.append('<w:highlight w:val="yellow"/>')
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _joined(inlines: Inlines) -> list[Inline]:
    """Return inlines with neighbouring text as one: a run should not tell which lines of a template it came from."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        else:
            joined.append(inline)
    return joined


def _begins_with_control(inline: Inline | None) -> bool:
    return isinstance(inline, FactText) or (isinstance(inline, BlankText) and not inline.prefix)


def _content(text: str) -> str:
    """Return what a run holds for a text: line breaks and tabs are elements of their own."""
    if not NOT_PLAIN.search(text):
        return f"<w:t>{text}</w:t>"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BREAK.join(_TAB.join(map(_piece, line.split("\t"))) for line in lines)


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
