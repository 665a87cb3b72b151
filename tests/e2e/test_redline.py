"""A redline in LibreOffice: accepting all gives the new report, rejecting all the old one."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

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
from reportgen.pipeline.redlining import Author, WordVersion, redlined, word_of_facts
from reportgen.pipeline.version import drawn_from
from reportgen.project import template_folders
from reportgen.template.environment import Templates
from reportgen.writers import docx
from reportgen.writers.docx.redline import redline
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[2]
OPTIONS = WriteOptions(LAYOUTS["gb9704"](), "0")
PAIRS, FILES = 300, 6
WORDS = ("学习", "研究", "部署", "落实", "整改", "意识形态", "阵地", "，", "、", "；", "。", "12345", "PPT", "的", "和")


def written(document: Document) -> bytes:
    target = io.BytesIO()
    docx.write(document, target, OPTIONS)
    return target.getvalue()


# --- random documents -------------------------------------------------------------------------------------------------


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


# --- real reports -----------------------------------------------------------------------------------------------------

STANDARD = (ROOT / "data" / "2022.yaml").read_text("utf-8")
COMPLETE = (ROOT / "examples" / "complete" / "data" / "2024.yaml").read_text("utf-8")
TEMPLATES = Templates(template_folders(ROOT))


def version(facts: str, name: str) -> WordVersion:
    drawn = drawn_from(facts.encode(), name, ROOT / "examples" / "complete" / "data", TEMPLATES)
    found = word_of_facts(drawn, OPTIONS)
    assert found.value is not None, found.diagnostics
    return found.value


def changed_facts(facts: str, seed: int) -> str:
    """The same facts with some numbers changed, and some list items gone or come."""
    chance = random.Random(seed)
    lines = facts.split("\n")
    for at, line in enumerate(lines):
        key, colon, value = line.partition(": ")
        if colon and value.isdecimal() and not key.strip().startswith(("year", "#")) and chance.random() < 0.4:
            lines[at] = f"{key}: {int(value) + chance.randint(1, 9)}"
        elif line.strip().startswith("- ") and ":" not in line and chance.random() < 0.2:
            lines[at] = f"{line}\n{line}等"
    return "\n".join(lines)


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[WordVersion, WordVersion]]:
    pairs = {}
    for number in range(30):
        facts = COMPLETE if number % 2 else STANDARD
        pairs[f"f{number}"] = version(facts, "a.yaml"), version(changed_facts(facts, number), "b.yaml")
    return pairs


def test_real_reports_come_back_as_the_new_one_and_as_the_old_one(real, tmp_path):
    author = Author("甲", "2022-12-31T00:00:00Z")
    files = {f"{name}-redline": redlined(old, new, author).value for name, (old, new) in real.items()}
    for name, (_, new) in real.items():  # what LibreOffice does to a report without changes, it does to both
        files[f"{name}-new"] = new.content
    olds = {old.content: f"old{number}" for number, old in enumerate(old for old, _ in real.values())}
    files |= {name: content for content, name in olds.items()}
    found = settled(files, tmp_path, frozenset(name for name in files if not name.endswith("-redline")))

    for name, (old, _) in real.items():
        accepted, rejected = found[f"{name}-redline"]
        assert shown(found[f"{name}-new"][0]) == shown(accepted)
        assert shown(found[olds[old.content]][0]) == shown(rejected)
