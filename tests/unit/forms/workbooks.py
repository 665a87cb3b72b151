"""A form of every kind of question, and what people and their applications do to it before it comes back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from reportgen.diagnostics import Route
from reportgen.facts.field import Field
from reportgen.facts.kinds import Choice, Count, Date, ListOf, Name, Rate, Text
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.returned import Returned, ReturnedFile
from reportgen.forms.form import Form, Question
from reportgen.forms.xlsx.writing import write
from reportgen.readers.xlsx import read

VALUE, SOURCE, BY, AS_OF, NOTE = "填报值", "数据来源", "填报人", "数据截至", "备注"
HEADER_ROW = 4
PARTS = {"sheet": "xl/worksheets/sheet1.xml", "hidden": "xl/worksheets/sheet2.xml", "workbook": "xl/workbook.xml"}


def field(route: str, kind: Kind | ListOf, section: str) -> Field:
    return Field(Route.parse(route), kind, (section,))


QUESTIONS = (
    Question(field("study.sessions", Count("学习次数", unit="次"), "理论学习"), due="2023-01-10", previous="18次"),
    Question(
        field("study.learners", Count("学员人数", unit="人", may_not_apply=True), "理论学习"), ask="以系统导出为准"
    ),
    Question(field("study.rate", Rate("激活比例"), "理论学习")),
    Question(field("study.platforms", ListOf(Text("学习平台")), "理论学习")),
    Question(field("press.conferences", Count("发布会场数", unit="场"), "新闻发布"), hint="__余场"),
    Question(field("press.spokesman", Name("新闻发言人"), "新闻发布")),
    Question(field("organ.kind", Choice("党组织类型", among=("党委", "党组")), "发文机关")),
    Question(field("document.date", Date("成文日期"), "公文要素")),
)
FORM = Form("2022年度报告数据采集表", "局党委", "新闻科", "2023-01-10", "2022.yaml", "ideology", "2022", QUESTIONS)
ROUTES = tuple(str(question.route) for question in QUESTIONS)


def sent(form: Form = FORM) -> bytes:
    """Return a form as it is sent out."""
    target = io.BytesIO()
    write(form, target)
    return target.getvalue()


SENT = sent()


def changed(change: Callable[[Any], object], content: bytes = SENT) -> bytes:
    """Return a form after something was done to it in another application: openpyxl plays it."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    change(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def filled(cells: Mapping[tuple[str, str], object], number_format: str | None = None, content: bytes = SENT) -> bytes:
    """Return a form with values in cells, each given by its label and its heading."""

    def fill(workbook: Any) -> None:
        for (label, heading), value in cells.items():
            cell = cell_of(workbook.worksheets[0], label, heading)
            cell.value = value
            if number_format is not None:
                cell.number_format = number_format

    return changed(fill, content)


def cell_of(sheet: Any, label: str, heading: str) -> Any:
    """Return the cell in the row of a label and the column of a heading."""
    headings = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    (row,) = [cells[0].row for cells in sheet.iter_rows() if cells[headings["指标名称"] - 1].value == label]
    return sheet.cell(row, headings[heading])


def patched(part: str, pattern: str, replacement: str, content: bytes = SENT) -> bytes:
    """Return a form with the XML of one of its parts changed in one place."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = PARTS.get(part, part)
    text, count = re.subn(pattern, lambda _: replacement, parts[name].decode(), count=1, flags=re.DOTALL)
    assert count == 1, f"{pattern} is not in {name}"
    return zipped({**parts, name: text.encode()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def came_back(content: bytes) -> ReturnedFile:
    """Return what a form says that has nothing wrong with it."""
    outcome = read(content, "form.xlsx")
    assert outcome.value is not None, outcome.diagnostics
    assert () == outcome.diagnostics
    return outcome.value


def answers(content: bytes) -> dict[str, str]:
    """Return what was typed, by the route; what was not is left out."""
    return {str(each.route): each.typed for each in came_back(content).facts if each.typed}


def answer(content: bytes, route: str) -> Returned:
    """Return what came back for one question."""
    (found,) = [each for each in came_back(content).facts if str(each.route) == route]
    return found
