"""Hypothesis strategies for documents: every node, in every place that it can stand in."""

from hypothesis import strategies as st

from reportgen.diagnostics import Route
from reportgen.document.heading import run_in
from reportgen.document.nodes import (
    Alignment,
    Attachment,
    BlankText,
    Block,
    Cell,
    Document,
    Elements,
    Emphasis,
    FactText,
    Heading,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.document.walking import flatten_inlines

AWKWARD = tuple(
    "*_`~#|\\<>&[](){}!+-=.:;'\"/^$%@?1209aZ 　甲乙丙，。、“”《》（）—…"
    "\ufeff\u00a0\u2028\ue000\ue001\ue002\ue010\U0001f600"
)
"""Characters that Markdown, marks or layout care about."""

texts = st.text(
    st.sampled_from(AWKWARD) | st.characters(exclude_categories=["Cc", "Cs"]),
    min_size=1,
    max_size=12,
)
routes = st.sampled_from(["a.b", "a.c[0]", "d"]).map(Route.parse)
kinds = st.sampled_from(["count", "rate", "text", "name", "title", "date"])
fact_texts = st.builds(
    lambda lines, route, kind: FactText("\n".join(lines), route, "标签", kind, "值"),
    st.lists(texts, min_size=1, max_size=2),
    routes,
    kinds,
)
blank_texts = st.builds(BlankText, routes, texts, kinds, st.sampled_from(["", "近"]), st.sampled_from(["", "余场"]))
leaves = st.builds(Text, texts) | fact_texts | blank_texts | st.just(LineBreak())


def inlines(min_size: int = 0) -> st.SearchStrategy[Inlines]:
    """Inlines of any kind, emphasis within emphasis too."""

    def contain(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
        content = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.builds(Strong, content) | st.builds(Emphasis, content)

    one = st.recursive(leaves, contain, max_leaves=6)
    return st.lists(one, min_size=min_size, max_size=4).map(tuple)


some_inlines = inlines(min_size=1).filter(flatten_inlines)


@st.composite
def rows(draw: st.DrawFn, columns: int, count: int) -> tuple[Row, ...]:
    """Rows whose cells fill a grid, some of them spanning."""
    taken: set[tuple[int, int]] = set()
    found: list[Row] = []
    for row in range(count):
        cells: list[Cell] = []
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, columns) if (row, c) in taken), columns) - column
            across = draw(st.integers(1, free))
            down = draw(st.integers(1, count - row))
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            cells.append(Cell(draw(inlines()), across, down))
        found.append(Row(tuple(cells)))
    return tuple(found)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of up to four columns, with and without a head."""
    columns = draw(st.integers(1, 4))
    alignments = tuple(draw(st.sampled_from([None, *Alignment])) for _ in range(columns))
    head = draw(rows(columns, draw(st.integers(0, 3))))
    return Table(head, draw(rows(columns, draw(st.integers(0, 3)))), alignments)


@st.composite
def block_sequences(draw: st.DrawFn, min_size: int = 0) -> tuple[Block, ...]:
    """Blocks as reading makes them: no level of headings is skipped, and a heading runs in where it must."""
    others = (
        st.builds(Paragraph, some_inlines)
        | st.builds(List, st.lists(inlines(), min_size=1, max_size=3).map(tuple), st.booleans())
        | tables()
    )
    blocks: list[Block] = []
    level = 0
    for _ in range(draw(st.integers(min_size, 6))):
        if draw(st.booleans()):
            level = draw(st.integers(1, min(level + 1, 4)))
            ending = draw(st.sampled_from([(), (Text("。"),)]))
            blocks.append(Heading(level, draw(some_inlines) + ending))
        else:
            blocks.append(draw(others))
    return run_in(blocks)


elements = st.builds(
    Elements,
    **{name: st.lists(inlines(), max_size=2).map(tuple) for name in ("title", "issuer", "signatories", "signature")},
    **{name: inlines() for name in ("serial_number", "document_number", "addressee", "date", "note", "copies")},
    sealed=st.booleans(),
)
attachments = st.builds(Attachment, some_inlines, block_sequences())
documents = st.builds(Document, elements, block_sequences(), st.lists(attachments, max_size=3).map(tuple))
