"""Marked Markdown made by hand, as the template room makes it."""

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source
from reportgen.document.marks import MarkTable, place_mark
from reportgen.document.nodes import BlankText, Block, Document, FactText
from reportgen.document.reading import read

COUNT = FactText("30余场", Route.parse("press.conferences"), "新闻发布会场数", "count", "30余")
BLANK = BlankText(Route.parse("media.items"), "刊发稿件条数", "count", "近", "条")


def read_marked(text: str, *printed: FactText | BlankText) -> Outcome[Document]:
    """Read a text in which ``@`` stands for the next thing printed and ``§`` for the place mark of its line."""
    marks = MarkTable(["report.md.j2"])
    left = iter(printed)
    lines = [
        "".join(
            place_mark(0, number, 1) if part == "§" else marks.mark(next(left)) if part == "@" else part
            for part in line
        )
        for number, line in enumerate(text.split("\n"), 1)
    ]
    template = Source("report.md.j2", text.replace("§", "").replace("@", "{{ fact }}"))
    return read("\n".join(lines), marks=marks, sources={"report.md.j2": template})


def document(text: str, *printed: FactText | BlankText) -> Document:
    """Read a text that has no faults."""
    outcome = read_marked(text, *printed)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def blocks(text: str, *printed: FactText | BlankText) -> tuple[Block, ...]:
    """Return the blocks of a text that has no faults."""
    return document(text, *printed).blocks


def faults(text: str, *printed: FactText | BlankText) -> list[tuple[int | None, str]]:
    """Return line and rule of each diagnostic of a text that has faults."""
    outcome = read_marked(text, *printed)
    assert outcome.value is None
    return [(line_of(diagnostic), diagnostic.rule) for diagnostic in outcome.diagnostics]


def line_of(diagnostic: Diagnostic) -> int | None:
    """Return the line that a diagnostic points at."""
    return None if diagnostic.span is None else diagnostic.span.line
