"""The words of a form: what is asked of each cell, the instructions, the prompts.  Chinese in every locale."""

from __future__ import annotations

from typing import assert_never

from reportgen.facts.kinds import Choice, ListOf
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.forms.form import Form, Question

__all__ = ["NOTICE", "day", "head", "instructions", "manner", "prompt", "request", "unit"]

NOTICE = "请只在黄色单元格内填写；填报说明附在表后。"
_GAP = "__"
"""Stands for the number in a question's hint."""


def head(form: Form) -> tuple[str, str, str]:
    """Return the three texts between the title and the table: who answers, who asks, until when."""
    return (
        f"填报单位：{form.owner}",
        f"下发单位：{form.issuer}" if form.issuer else "",
        f"填报期限：{day(form.due)}前" if form.due else "",
    )


def instructions(form: Form) -> tuple[str, ...]:
    """Return what stands below the table."""
    kinds = [question.field.kind for question in form.questions]
    until = f"请于{day(form.due)}前" if form.due else "请"
    told = [
        "请只在黄色单元格内填写，其余内容不要改动，不要合并单元格；可以调整列宽、行高。",
        "“填报值”只填数，不必填单位；确是约数的照实填写，如“30余”“近50”；比例带百分号，如“99%”。",
        f"还不掌握的留空；没有发生的填“0”；确无此项工作、且提示中写明可以的，填“{NOT_APPLICABLE}”。",
        "“数据来源”填台账、系统或文件的名称；“数据截至”填日期，如“2022-12-31”。",
        f"填好后保持原文件格式（.xlsx）保存，{until}发回{form.issuer or '下发单位'}。",
    ]
    if any(isinstance(kind, ListOf) for kind in kinds):
        told.insert(3, "一格之内有多项的，每项一行（换行按Alt+Enter；苹果电脑按Control+Option+Return）。")
    return tuple(f"{number}．{text}" for number, text in enumerate(told, 1))


def unit(question: Question) -> str:
    """Return what stands in the column of units: the measure word, with what is known of the number's surroundings."""
    if question.hint:
        return question.hint.removeprefix(_GAP)
    kind = question.field.kind
    if isinstance(kind, ListOf):
        return ""
    return "%" if kind.NAME == "rate" else kind.measure_word or ""


def request(question: Question) -> str:
    """Return what stands in the column 填报要求: what was asked, and how a list is to be written."""
    written = manner(question.field.kind) if isinstance(question.field.kind, ListOf | Choice) else ""
    return "；".join(text for text in (question.ask.rstrip("。；;"), written) if text)


def manner(kind: Kind | ListOf) -> str:
    """Return how a value of a kind is written."""
    match kind:
        case ListOf(item=Kind()):
            return "每项一行"
        case ListOf(item=section):
            labels = "｜".join(_labels(section))
            return f"每项一行，各部分用“｜”隔开：{labels}" if "｜" in labels else "每项一行"
        case Choice():
            return f"填{'或'.join(f'“{word}”' for word in kind.among)}"
        case Kind(NAME="count"):
            return "填数，不带单位；约数如“30余”"
        case Kind(NAME="rate"):
            return "填百分比，如“99%”“97.5%以上”"
        case Kind(NAME="date"):
            return "填日期，如“2022-12-31”"
        case Kind(NAME="year"):
            return "填四位年份"
        case Kind():
            return "填文字"
        case _:
            assert_never(kind)


def prompt(question: Question) -> str:
    """Return what is shown beside an input cell while it is selected."""
    kind = question.field.kind
    lines = [
        f"单位：{unit(question)}" if unit(question) else "",
        f"要求：{question.ask}" if question.ask else "",
        f"{manner(kind)}。",
        f"确无此项工作的，填“{NOT_APPLICABLE}”。" if kind.may_not_apply else "",
        "还不掌握的，留空。",
    ]
    return "\n".join(line for line in lines if line)


def day(written: str) -> str:
    """Return ``2023年1月10日`` for ``2023-01-10``; any other text as it is."""
    parts = written.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return written
    year, month, number = map(int, parts)
    return f"{year}年{month}月{number}日"


def _labels(section: object) -> list[str]:
    fields = getattr(section, "model_fields", {})
    return [mark.label for info in fields.values() for mark in info.metadata if isinstance(mark, Kind)]
