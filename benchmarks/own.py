"""reportgen itself, measured from inside: one warm process, from the bytes of a fact file to the bytes of a .docx.

python own.py warm FACTS OUTPUT COUNT     prints the median of milliseconds a report
python own.py table OUTPUT ROWS           prints milliseconds for a table of 4 plain columns from a ready Document,
                                          and the MiB that writing it added to the peak of the process
"""

import gc
import resource
import sys
import time
from pathlib import Path
from statistics import median

from reportgen import __version__
from reportgen.document.nodes import Cell, Document, Elements, Paragraph, Row, Table, Text
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import draw_up, read_input, report_of, write
from reportgen.project import template_folders
from reportgen.template.environment import Templates
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions

gc.set_threshold(100_000, 20, 20)  # as the command does
OPTIONS = WriteOptions(layout=LAYOUTS["gb9704"](), version=__version__)


def build(facts: Path, output: Path, templates: Templates) -> None:
    report = report_of(read_input(facts, str(facts)), str(facts))
    assert report.value is not None, report.diagnostics
    document = draw_up(report.value, templates)
    assert document.value is not None, document.diagnostics
    output.write_bytes(write(document.value, "docx", OPTIONS))


def warm(facts: Path, output: Path, count: int) -> float:
    templates = Templates(template_folders(facts.resolve().parent))
    for _ in range(20):
        build(facts, output, templates)
    spent = []
    for _ in range(count):
        started = time.perf_counter()
        build(facts, output, templates)
        spent.append(time.perf_counter() - started)
    return median(spent) * 1000


def table_document(rows: int) -> Document:
    def row(*texts: str) -> Row:
        return Row(tuple(Cell((Text(text),)) for text in texts))

    body = tuple(row(str(number), f"第{number}项工作", "办公室", "已完成") for number in range(1, rows + 1))
    table = Table(head=(row("序号", "事项", "责任处室", "进展"),), body=body, alignments=(None,) * 4)
    return Document(Elements(title=((Text("任务清单"),),)), (Paragraph((Text("清单如下。"),)), table))


def table(output: Path, rows: int) -> tuple[float, float]:
    small, large = table_document(10), table_document(rows)
    with output.open("w+b") as target:
        WRITERS["docx"].write(small, target, OPTIONS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    with output.open("w+b") as target:
        WRITERS["docx"].write(large, target, OPTIONS)
    spent = (time.perf_counter() - started) * 1000
    return spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["warm", facts, output, count]:
            print(warm(Path(facts), Path(output), int(count)))
        case ["table", output, rows]:
            print(*table(Path(output), int(rows)))
        case _:
            sys.exit(__doc__)
