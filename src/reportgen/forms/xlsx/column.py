"""The columns of the table: what they are called when a form goes out, and by which name they are found again."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.forms.form import BESIDE

__all__ = ["AS_OF", "COLUMNS", "KEY", "LABEL", "NUMBER", "SECTION", "SHEET", "UNIT", "VALUE", "Column"]

SHEET = "数据采集表"
"""The name of the sheet; it may be changed by whoever fills the form in."""

NUMBER = "序号"
KEY = "编号"
SECTION = "板块"
LABEL = "指标名称"
UNIT = "单位"
VALUE = "填报值"

AS_OF = BESIDE["as_of"]


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
    Column(NUMBER, 5, is_centred=True),
    # Hidden in the midst of the table: who selects the table and sorts it takes the keys along.
    Column(KEY, 11, is_hidden=True),
    Column(SECTION, 12, is_centred=True),
    Column(LABEL, 26),
    Column(UNIT, 9, is_centred=True),
    Column("填报要求", 24),
    Column("上年数", 13, is_centred=True),
    Column("填报期限", 12, is_centred=True),
    Column(VALUE, 20, is_input=True, is_centred=True),
    Column(BESIDE["source"], 16, is_input=True),
    Column(BESIDE["by"], 10, is_input=True, is_centred=True),
    Column(AS_OF, 13, is_input=True, is_centred=True),
    Column(BESIDE["note"], 14, is_input=True),
)
