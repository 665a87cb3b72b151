"""What a spreadsheet checks and prompts while a form is filled in.

It warns and does not forbid: people type ``30余`` where a number belongs, and what is right is decided when the form
comes back.  Only a choice and a day are held to what they may be.
"""

from __future__ import annotations

from datetime import date

from reportgen.facts.kinds import Choice, ListOf
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.forms.form import Question
from reportgen.forms.wording import manner
from reportgen.forms.xlsx.wording import prompt

__all__ = ["Options", "validation_of", "validation_of_day"]

Options = dict[str, object]
"""As XlsxWriter takes them."""

_TITLE, _MESSAGE, _LIST = 32, 255, 255
"""Characters that Excel takes."""
_DIGITS = "0123456789０１２３４５６７８９零一二两三四五六七八九十百千万亿"
_EARLIEST, _LATEST = date(2000, 1, 1), date(2099, 12, 31)


def validation_of(question: Question, cell: str) -> Options:
    """Return the check of an input cell."""
    kind = question.field.kind
    shown = {"input_title": _cut(kind.label, _TITLE), "input_message": _cut(prompt(question), _MESSAGE)}
    refusal = {"error_title": "请核对", "error_message": _cut(f"{kind.label}：{manner(kind)}。", _MESSAGE)}
    match kind:
        case ListOf():
            return {"validate": "any", **shown}
        case Choice():
            words = [*kind.among, *([NOT_APPLICABLE] if kind.may_not_apply else [])]
            if len(",".join(words)) > _LIST or any("," in word for word in words):
                return {"validate": "any", **shown}
            return {"validate": "list", "source": words, **shown, **refusal}
        case _ if kind.NAME in ("count", "rate"):
            return {"validate": "custom", "value": _holds_a_number(cell), "error_type": "warning", **shown, **refusal}
        case _ if kind.NAME == "date":
            return {**_days(), "error_type": "warning", **shown, **refusal}
        case _:
            return {"validate": "any", **shown}


def validation_of_day() -> Options:
    """Return the check of the column 数据截至."""
    said = "请填日期，如“2022-12-31”。"
    return {
        **_days(),
        "input_title": "数据截至",
        "input_message": said,
        "error_title": "请填日期",
        "error_message": said,
    }


def _days() -> Options:
    return {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}


def _holds_a_number(cell: str) -> str:
    """Return a formula that is true of 21, 30余, １２, 近五十, 99% and 不适用; not of a negative number."""
    digits = f'MID("{_DIGITS}",ROW($1:${len(_DIGITS)}),1)'
    return f'=AND(N({cell})>=0,OR({cell}="{NOT_APPLICABLE}",SUMPRODUCT(--ISNUMBER(FIND({digits},{cell})))>0))'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
