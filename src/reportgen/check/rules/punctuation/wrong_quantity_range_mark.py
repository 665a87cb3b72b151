"""A range of quantities whose ends are joined by a hyphen.

A hyphen looks like a minus, and is written within numbers that are no quantities.

Bad:

    每次培训10-20人。

Good:

    每次培训10～20人。

Allow: in scores, models and other names that are written so.

Source: GB/T 15834-2011, 4.13; GB/T 15835-2011 lets — stand too; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-quantity-range-mark"
SEVERITY = Severity.WARNING
_RIGHT = "～"
_LINES = "－‐‑–~〜∼−-"
_SUSPECT = re.compile(rf"[{_LINES}]|——")
_UNIT = (
    "[万亿](?!人次|人份)?|人次|人(?![民大工均])|个|家(?!庭)|件|次(?![日年序])|场(?![地所馆])|项(?!目)|名(?![的单称录次，。；、）]|\\Z)"
    "|元|公里|千米|平方米|立方米|米|厘米|毫米|公顷|亩|吨|公斤|千克|升|小时|分钟|秒|天|年(?![级代第度])|户(?!籍)|份(?!额)|篇"
    "|倍|周?岁|周(?![年日边转一二三四五六])|台|套|辆|处(?![理置罚长室级分方于在])|支(?![部付援持撑行出]|队(?!伍))|根(?!据)|座(?!位)|棵|株"
    "|门(?:课|功)|分(?=[，。；、）的为以]|\\Z)|[%％‰℃]|(?:km|kg|cm|mm)(?![A-Za-z])"
)
_RANGE = re.compile(
    rf"(?<![\d.:：/A-Za-z第表图号楼栋室—～{_LINES}])(?P<least>\d{{1,5}}(?:\.\d{{1,3}})?)(?P<unit>{_UNIT})?"
    rf"(?P<mark> ?(?:——|--|[{_LINES}]) ?)(?P<most>\d{{1,6}}(?:\.\d{{1,3}})?)(?={_UNIT})"
)
_NO_QUANTITY = re.compile("(?:附件|附表|编号|序号|排名|位列|名次|条例|单元) ?$")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks, and the white around them."""
    for passage in manuscript.passages:
        if not _SUSPECT.search(passage.text):
            continue
        text = outside_addresses(passage.outside_titles)
        for found in _RANGE.finditer(text):
            ahead = text[max(0, found.start() - 3) : found.start()]
            is_year = len(found["most"]) == len("2022") and text.startswith("年", found.end())
            if _is_range(found) and not is_year and not _NO_QUANTITY.search(ahead):
                said = message('"{mark}" joins the ends of a range', mark=found["mark"].strip())
                yield Flag(passage, *found.span("mark"), said, message('write "{right}"', right=_RIGHT), _RIGHT)


def _is_range(found: re.Match[str]) -> bool:
    """Tell whether two numbers are the ends of a range: neither is padded, and the first is less."""
    least, most = found["least"], found["most"]
    is_padded = any(len(number) > 1 and number[0] == "0" and number[1] != "." for number in (least, most))
    return not is_padded and (bool(found["unit"]) or float(least) < float(most))
