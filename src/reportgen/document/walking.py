"""Ways through a document: every inline of it, and the same document as plain text that has forgotten its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from reportgen.document.elements import ELEMENTS, REPEATABLE
from reportgen.document.nodes import (
    Attachment,
    BlankText,
    Block,
    Cell,
    Document,
    Elements,
    Emphasis,
    FactText,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)

__all__ = ["flatten", "flatten_inlines", "inlines_of", "plain_text"]


def inlines_of(document: Document) -> Iterator[Inline]:
    """Yield every inline in document order (elements, blocks, attachments); a container before its content."""
    for name in ELEMENTS:
        value = getattr(document.elements, name)
        for inlines in value if name in REPEATABLE else (value,):
            yield from _deep(inlines)
    yield from _of_blocks(document.blocks)
    for attachment in document.attachments:
        yield from _deep(attachment.title)
        yield from _of_blocks(attachment.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from _deep(block.inlines)
            case List():
                for item in block.items:
                    yield from _deep(item)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _deep(cell.inlines)
            case _:
                assert_never(block)


def _deep(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Strong | Emphasis):
            yield from _deep(inline.inlines)


def plain_text(inlines: Inlines) -> str:
    r"""Return what a reader sees, without emphasis; a line break is ``\n``."""
    return "".join(_seen(inline) for inline in inlines)


def _seen(inline: Inline) -> str:
    match inline:
        case Text() | FactText() | BlankText():
            return inline.text
        case Strong() | Emphasis():
            return plain_text(inline.inlines)
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


# --- plain documents --------------------------------------------------------------------------------------------------


def flatten(document: Document) -> Document:
    """Return the document that reads the same and holds text only: what a Markdown file of it can tell.

    Facts and blanks become text, line breaks in them :class:`LineBreak`; neighbours of one kind are merged, emphasis
    within the same emphasis is lifted, and what shows nothing is left out: empty paragraphs, lists, elements, and a
    head row that is the only one and empty.
    """
    attachments = tuple(
        Attachment(flatten_inlines(attachment.title), _flat_blocks(attachment.blocks))
        for attachment in document.attachments
    )
    return Document(
        _flat_elements(document.elements),
        _flat_blocks(document.blocks),
        tuple(attachment for attachment in attachments if attachment.title or attachment.blocks),
    )


def flatten_inlines(inlines: Inlines) -> Inlines:
    """Return inlines that read the same and hold no facts; see :func:`flatten`."""
    return tuple(_flat(inlines, frozenset()))


def _flat_elements(elements: Elements) -> Elements:
    flat: dict[str, object] = {}
    for name in ELEMENTS:
        value = getattr(elements, name)
        if name in REPEATABLE:
            flat[name] = tuple(entry for entry in map(flatten_inlines, value) if entry)
        else:
            flat[name] = flatten_inlines(value)
    return Elements(sealed=elements.sealed, **flat)  # type: ignore[arg-type]  # the names are the fields'


def _flat_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    flat = (_flat_block(block) for block in blocks)
    return tuple(block for block in flat if block is not None)


def _flat_block(block: Block) -> Block | None:
    match block:
        case Heading():
            return Heading(block.level, flatten_inlines(block.inlines), block.run_in)
        case Paragraph():
            inlines = flatten_inlines(block.inlines)
            return Paragraph(inlines) if inlines else None
        case List():
            return List(tuple(map(flatten_inlines, block.items)), block.ordered) if block.items else None
        case Table():
            head = tuple(map(_flat_row, block.head))
            if len(head) == 1 and head[0].cells == (Cell(()),) * len(block.alignments):
                head = ()
            return Table(head, tuple(map(_flat_row, block.body)), block.alignments)
        case _:
            assert_never(block)


def _flat_row(row: Row) -> Row:
    return Row(tuple(Cell(flatten_inlines(cell.inlines), cell.column_span, cell.row_span) for cell in row.cells))


def _flat(inlines: Inlines, around: frozenset[type]) -> list[Inline]:
    flat: list[Inline] = []
    for inline in inlines:
        for piece in _flat_inline(inline, around):
            _append(flat, piece)
    return flat


def _flat_inline(inline: Inline, around: frozenset[type]) -> list[Inline]:
    match inline:
        case Strong() | Emphasis():
            inner = _flat(inline.inlines, around | {type(inline)})
            lifted = type(inline) in around or not inner
            return inner if lifted else [type(inline)(tuple(inner))]
        case LineBreak():
            return [inline]
        case _:
            return _lines(_seen(inline))


def _lines(text: str) -> list[Inline]:
    """Return a text, a line break where it has one."""
    if "\n" not in text:
        return [Text(text)] if text else []
    lines: list[Inline] = []
    for line in text.split("\n"):
        lines += [LineBreak(), Text(line)] if line else [LineBreak()]
    return lines[1:]


def _append(flat: list[Inline], inline: Inline) -> None:
    """Append an inline, merged with its neighbour where both are of one kind."""
    last = flat[-1] if flat else None
    if isinstance(last, Text) and isinstance(inline, Text):
        flat[-1] = Text(last.text + inline.text)
    elif isinstance(last, Strong | Emphasis) and isinstance(inline, Strong | Emphasis) and type(last) is type(inline):
        merged = list(last.inlines)
        for piece in inline.inlines:
            _append(merged, piece)
        flat[-1] = type(inline)(tuple(merged))
    else:
        flat.append(inline)
