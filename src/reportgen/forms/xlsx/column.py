"""The columns of the table: what they are called when a form goes out, and by which name they are found again."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen

__all__ = ["COLUMNS", "KEY", "LABEL", "PROVENANCE", "SECTION", "SHEET", "UNIT", "VALUE", "Column"]

SHEET = "数据采集表"
"""The name of the sheet; it may be changed by whoever fills the form in."""

KEY = "编号"
SECTION = "板块"
LABEL = "指标名称"
UNIT = "单位"
VALUE = "填报值"

PROVENANCE = {"数据来源": "source", "填报人": "by", "数据截至": "as_of", "备注": "note"}
"""The columns that say where a value comes from, and the keys that they have in a fact file."""


@frozen
class Column:
    """One column of the table."""

    heading: str
    width: float
    """In digits of the workbook's standard face, as Excel counts; a Chinese character takes two."""
    is_input: bool = False
    is_centred: bool = False
    is_hidden: bool = False


COLUMNS = (
    Column("序号", 5, is_centred=True),
    # Hidden in the midst of the table: who selects the table and sorts it takes the keys along.
    Column(KEY, 11, is_hidden=True),
    Column(SECTION, 12, is_centred=True),
    Column(LABEL, 26),
    Column(UNIT, 9, is_centred=True),
    Column("填报要求", 24),
    Column("上年数", 13, is_centred=True),
    Column("填报期限", 12, is_centred=True),
    Column(VALUE, 20, is_input=True, is_centred=True),
    Column("数据来源", 16, is_input=True),
    Column("填报人", 10, is_input=True, is_centred=True),
    Column("数据截至", 13, is_input=True, is_centred=True),
    Column("备注", 14, is_input=True),
)
