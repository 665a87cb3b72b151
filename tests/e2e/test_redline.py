"""Random documents in LibreOffice: accepting all of a redline gives the new one, rejecting all the old one."""

from __future__ import annotations

import io
import random

from e2e.redlines import settled, shown
from reportgen.diagnostics import Route
from reportgen.document.nodes import (
    Block,
    Cell,
    Document,
    FactText,
    Heading,
    Inlines,
    List,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.layouts import LAYOUTS
from reportgen.writers import docx
from reportgen.writers.docx.redline import Author, redline
from reportgen.writers.options import WriteOptions

OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
PAIRS, FILES = 300, 6
WORDS = ("学习", "研究", "部署", "落实", "整改", "意识形态", "阵地", "，", "、", "；", "。", "12345", "PPT", "的", "和")


def written(document: Document) -> bytes:
    target = io.BytesIO()
    docx.write(document, target, OPTIONS)
    return target.getvalue()


class Maker:
    """Makes random blocks, and changes them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def inlines(self) -> Inlines:
        pieces: list[Text | FactText] = []
        for _ in range(self.random.randint(1, 4)):
            pieces.append(Text("".join(self.random.choices(WORDS, k=self.random.randint(1, 8)))))
            if self.random.random() < 0.5:
                route = Route((self.random.choice(("a", "b", "c")),))
                pieces.append(FactText(f"{self.random.randint(1, 99)}次", route, "次数", "count", "1"))
        return tuple(pieces)

    def block(self) -> Block:
        match self.random.randrange(5):
            case 0:
                return Heading(1, self.inlines())
            case 1:
                return List(tuple(self.inlines() for _ in range(self.random.randint(1, 3))), ordered=True)
            case 2:
                columns = self.random.randint(1, 3)
                rows = tuple(
                    Row(tuple(Cell(self.inlines()) for _ in range(columns))) for _ in range(self.random.randint(1, 4))
                )
                return Table(rows[:1], rows[1:], (None,) * columns)
            case _:
                return Paragraph(self.inlines())

    def changed(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                cut = self.random.randrange(len(block.inlines))
                more = (*block.inlines[:cut], *self.inlines()[:1], *block.inlines[cut + self.random.randrange(2) :])
                return Heading(1, more) if isinstance(block, Heading) else Paragraph(more)
            case Table(head=head, body=body):
                rows = list(body)
                at = self.random.randrange(len(rows) + 1)
                rows[at:at] = [Row(tuple(Cell(self.inlines()) for _ in block.alignments))]
                if len(rows) > 1 and self.random.random() < 0.5:
                    rows.pop(self.random.randrange(len(rows)))
                return Table(head, tuple(rows), block.alignments)
            case List(items=items):
                return List((*items[1:], self.inlines()), ordered=True)

    def pair(self) -> tuple[list[Block], list[Block]]:
        old = [self.block() for _ in range(self.random.randint(1, 4))]
        new = [self.changed(block) if self.random.random() < 0.6 else block for block in old]
        if self.random.random() < 0.4:
            new.insert(self.random.randrange(len(new) + 1), self.block())
        if self.random.random() < 0.4:
            new.pop(self.random.randrange(len(new)))
        return old, new


def files(seed: int) -> tuple[bytes, bytes]:
    """Many pairs as two files, a line between one pair and the next."""
    maker = Maker(seed)
    old: list[Block] = []
    new: list[Block] = []
    for number in range(PAIRS // FILES):
        one, other = maker.pair()
        line = Paragraph((Text(f"〇〇第{seed}—{number}组〇〇"),))
        old += [line, *one]
        new += [line, *other]
    return written(Document(blocks=tuple(old))), written(Document(blocks=tuple(new)))


def test_random_documents_come_back_as_the_new_one_and_as_the_old_one(tmp_path):
    pairs = {f"r{seed}": files(seed) for seed in range(FILES)}
    redlines = {name: redline(old, new, Author("甲"), {}) for name, (old, new) in pairs.items()}

    for name, (accepted, rejected) in settled(redlines, tmp_path).items():
        old, new = pairs[name]
        assert shown(new) == shown(accepted)
        assert shown(old) == shown(rejected)
