"""The words that a form has in whatever format it goes out: what is asked, and how it is to be answered.

They are Chinese in every locale.
"""

from __future__ import annotations

from typing import assert_never

from reportgen.facts.kinds import Choice, ListOf
from reportgen.facts.kinds.kind import Kind
from reportgen.forms.form import Question

__all__ = ["OF_PROVENANCE", "OF_VALUE", "day", "manner", "request", "unit_of"]

OF_VALUE = "“填报值”只填数，不必填单位；确是约数的照实填写，如“30余”“近50”；比例带百分号，如“99%”。"
OF_PROVENANCE = "“数据来源”填台账、系统或文件的名称；“数据截至”填日期，如“2022-12-31”。"


def unit_of(kind: Kind | ListOf) -> str:
    """Return the unit of a value, which nobody has to type."""
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
