"""The words of a workbook form: its head, the instructions, the prompts."""

from __future__ import annotations

from reportgen.facts.kinds import ListOf
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.forms.form import GAP, Form, Question
from reportgen.forms.wording import OF_PROVENANCE, OF_VALUE, day, manner, request, unit_of

__all__ = ["NOTICE", "head", "instructions", "prompt", "requested"]

NOTICE = "请只在黄色单元格内填写；填报说明附在表后。"


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
        OF_VALUE,
        f"还不掌握的留空；没有发生的填“0”；确无此项工作、且提示中写明可以的，填“{NOT_APPLICABLE}”。",
        OF_PROVENANCE,
        f"填好后保持原文件格式（.xlsx）保存，{until}发回{form.issuer or '下发单位'}。",
    ]
    if any(isinstance(kind, ListOf) for kind in kinds):
        told.insert(3, "一格之内有多项的，每项一行（换行按Alt+Enter；苹果电脑按Control+Option+Return）。")
    return tuple(f"{number}．{text}" for number, text in enumerate(told, 1))


def requested(question: Question) -> str:
    """Return what stands in the column 填报要求; of a rough number also what a bare one will mean."""
    return "；".join(text for text in (request(question), _roughly(question)) if text)


def _roughly(question: Question) -> str:
    """Return what a bare number means where its blank knows that it is rough: ``30`` is ``30余场``."""
    number = "95" if unit_of(question.field.kind) == "%" else "30"
    return f"约数：填“{number}”即“{question.hint.replace(GAP, number)}”" if question.hint else ""


def prompt(question: Question) -> str:
    """Return what is shown beside an input cell while it is selected."""
    kind = question.field.kind
    unit, roughly = unit_of(kind), _roughly(question)
    lines = [
        f"单位：{unit}" if unit else "",
        f"要求：{question.ask}" if question.ask else "",
        f"{manner(kind)}。",
        f"{roughly}。" if roughly else "",
        f"确无此项工作的，填“{NOT_APPLICABLE}”。" if kind.may_not_apply else "",
        "还不掌握的，留空。",
    ]
    return "\n".join(line for line in lines if line)
