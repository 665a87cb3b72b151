"""An empty fact file of a report type: every key, its Chinese label and its unit; what a new project begins with."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.field import Member, members_of, section_of
from reportgen.facts.kinds import Choice, Count, Kind, ListOf, Part
from reportgen.facts.section import Section

__all__ = ["skeleton"]

_HEAD = """\
# {year}年度报告：事实文件
#
# 每个键上方的注释是它的中文名称和单位。还不知道的留空；本单位没有的事项，注明可以的写 不适用。
# 列表的每一项另起一行，缩进后写在“- ”之后；确实没有内容写 []。
# 必填的列表下面有一项样式（# - …）：去掉 # 和它后面的空格，照样逐项填写。
# 前面带 # 的键是选填项：有这一项时去掉 # 和它后面的空格再填写。
"""


def skeleton(report_type: str, model: type[Section], year: int) -> str:
    """Return the text of a fact file in which only the report type and the year are stated.

    Required facts are empty, which makes them blanks; optional ones are commented out.
    """
    stated = {"report": report_type, "year": str(year)}
    return "\n".join([_HEAD.format(year=year), *_section(model, "", stated, optional=False)]).rstrip() + "\n"


def _section(model: type[Section], indent: str, stated: dict[str, str], *, optional: bool) -> Iterator[str]:
    """Yield the lines of a section's keys; all commented out where the section is ``optional``.

    The key of an optional section is not: empty it means the same, and any key in it can be taken in by itself.
    """
    for name, kind in members_of(model):
        off = "# " if optional or kind.optional else ""
        if isinstance(kind, Part) or (isinstance(kind, ListOf) and not indent):
            yield ""
        yield f"{indent}# {_label(kind)}"
        match kind:
            case Part():
                yield f"{indent}{name}:"
                yield from _section(section_of(model, name), indent + "  ", {}, optional=kind.optional)
            case ListOf():
                yield f"{indent}{off}{name}:"
                if not off:
                    yield from _item(kind, indent + "  ")
            case _:
                value = f" {stated[name]}" if name in stated else ""
                yield f"{indent}{off}{name}:{value}"


def _item(kind: ListOf, indent: str) -> Iterator[str]:
    """Yield, commented out, what an item of a list looks like."""
    if isinstance(kind.item, Kind):
        yield f"{indent}# - …"
        return
    dash = "- "
    for name, field in members_of(kind.item):
        yield f"{indent}# {dash}{name}:  # {_label(field)}"
        dash = "  "


def _label(kind: Member) -> str:
    """Return a label with what may be written: ``专题研究次数（次）``, ``党组织类型（党委、党组）``."""
    said = ["列表"] if isinstance(kind, ListOf) else []
    if isinstance(kind, Count):
        said.append(kind.unit)
    if isinstance(kind, Choice):
        said.append("、".join(kind.among))
    if kind.may_not_apply:
        said.append("可写 不适用")
    return f"{kind.label}（{'；'.join(said)}）" if said else kind.label
