"""The document: a small tree of frozen nodes that name meaning, never look.

Readers make it, writers turn it into bytes.  Handle nodes with ``match`` and end with ``assert_never``, so that a new
node makes mypy list every place that must learn it.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen

__all__ = [
    "Alignment",
    "Attachment",
    "BlankText",
    "Block",
    "Cell",
    "Document",
    "Elements",
    "Emphasis",
    "FactText",
    "Heading",
    "Inline",
    "Inlines",
    "LineBreak",
    "List",
    "Paragraph",
    "Place",
    "Row",
    "Strong",
    "Table",
    "Text",
]


@frozen
class Place:
    """The place in a template that a piece of the document came from."""

    template: str
    line: int
    """From 1."""
    column: int | None = None
    """Of its first character, from 1; None where only the line is certain."""

    def on_its_line(self) -> Place:
        """Return the place without its column."""
        return Place(self.template, self.line)


# --- inlines ----------------------------------------------------------------------------------------------------------


@frozen
class Text:
    """Literal text of the template (or of a Markdown report that was read back)."""

    text: str
    place: Place | None = field(default=None, compare=False)


@frozen
class FactText:
    """A known fact as it is printed here."""

    text: str
    """What the reader sees: ``30余场``.  May hold line breaks (``\\n``), never other control characters."""
    route: Route
    label: str
    """Chinese."""
    kind: str
    """``count``, ``text``, ``name``, ``date`` …: a name is not broken over lines where it can be helped."""
    value: str
    """The fact's value in canonical writing, whatever filter printed it: ``30余``, ``2022-12-31``."""
    filter: str | None = None
    """The filters that shaped the text, joined by ``|``; None when the fact was printed as it is."""
    occurrence: int = 1
    """Which printing of this route it is, counted from 1 in the order of the document."""
    place: Place | None = field(default=None, compare=False)


@frozen
class BlankText:
    """A blank where its fact will stand: ``近〔待填：label〕条``, of which ``prefix`` is 近 and ``suffix`` 条."""

    route: Route
    label: str
    kind: str
    prefix: str = ""
    suffix: str = ""
    filter: str | None = None
    occurrence: int = 1
    place: Place | None = field(default=None, compare=False)

    @property
    def prompt(self) -> str:
        """What is shown in the place of the value."""
        return f"〔待填：{self.label}〕"

    @property
    def text(self) -> str:
        """What the reader sees: the prompt with what stands before and after it."""
        return f"{self.prefix}{self.prompt}{self.suffix}"


@frozen
class Strong:
    """Strong emphasis (bold)."""

    inlines: Inlines


@frozen
class Emphasis:
    """Emphasis (in official documents: 楷体)."""

    inlines: Inlines


@frozen
class LineBreak:
    """A line break within a paragraph."""


Inline = Text | FactText | BlankText | Strong | Emphasis | LineBreak
Inlines = tuple[Inline, ...]


# --- blocks -----------------------------------------------------------------------------------------------------------


@frozen
class Heading:
    """A heading.  Its number follows from the order (``numbering``) and is never part of its text."""

    level: int
    """1 to 4: 一、 （一） 1. （1）."""
    inlines: Inlines
    run_in: bool = False
    """True: it ends with 。 and the paragraph after it continues on the same line."""


@frozen
class Paragraph:
    """A paragraph of running text."""

    inlines: Inlines


@frozen
class List:
    """A plain list, each item one paragraph."""

    items: tuple[Inlines, ...]
    ordered: bool = False


class Alignment(StrEnum):
    """How the cells of a column are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@frozen
class Cell:
    """A cell, listed in the row where it begins."""

    inlines: Inlines
    column_span: int = 1
    row_span: int = 1


@frozen
class Row:
    """The cells that begin in this row; a place covered by a span from the left or above has none."""

    cells: tuple[Cell, ...]


@frozen
class Table:
    """A table.  ``alignments`` has one entry a column; None means that the layout decides."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    alignments: tuple[Alignment | None, ...]


Block = Heading | Paragraph | List | Table


# --- the whole --------------------------------------------------------------------------------------------------------


@frozen
class Elements:
    """The elements of an official document around its text (GB/T 9704-2012, 7.2 to 7.4); empty means absent."""

    title: tuple[Inlines, ...] = ()
    """标题 (7.3.1).  One entry: the layout breaks it; several: the lines are given."""
    serial_number: Inlines = ()
    """份号 (7.2.1)."""
    secrecy: Inlines = ()
    """密级和保密期限 (7.2.2)."""
    urgency: Inlines = ()
    """紧急程度 (7.2.3)."""
    issuer: tuple[Inlines, ...] = ()
    """发文机关标志 (7.2.4): one entry an organ, the lead organ first; 版头 is printed when it is given."""
    document_number: Inlines = ()
    """发文字号 (7.2.5)."""
    signatories: tuple[Inlines, ...] = ()
    """签发人 (7.2.6)."""
    addressee: Inlines = ()
    """主送机关 (7.3.2), without the colon."""
    signature: tuple[Inlines, ...] = ()
    """发文机关署名 (7.3.5): one entry an organ."""
    date: Inlines = ()
    """成文日期 (7.3.5.4)."""
    sealed: bool = False
    """加盖印章的公文 (7.3.5.1); otherwise 不加盖印章 (7.3.5.2)."""
    note: Inlines = ()
    """附注 (7.3.6), without the parentheses."""
    copies: Inlines = ()
    """抄送机关 (7.4.2), without 抄送： and the full stop."""
    printer: Inlines = ()
    """印发机关 (7.4.3)."""
    print_date: Inlines = ()
    """印发日期 (7.4.3), without 印发."""


@frozen
class Attachment:
    """An attachment (附件, 7.3.4 and 7.3.7); without blocks it is named in 附件说明 and bound apart."""

    title: Inlines
    blocks: tuple[Block, ...] = ()


@frozen
class Document:
    """A whole official document."""

    elements: Elements = Elements()
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    identity: tuple[tuple[str, str], ...] = ()
    """What the document says of itself to whoever reads it back, and to nobody else: names and texts, such as the
    report type and the year."""
