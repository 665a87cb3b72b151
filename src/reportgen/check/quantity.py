"""Quantities in prose: a number in digits, what it counts, and what stands between two of them."""

from __future__ import annotations

__all__ = ["COUNTED", "MEASURED", "MULTIPLES", "NUMBER", "TO"]

NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
"""A number in digits, as the source of a regular expression."""
TO = "～|~|—|–|-|－|至|到"
"""What stands between the two numbers of a range."""
MULTIPLES = "千万|百万|十亿|百亿|千亿|万亿|万|亿"
"""What a number in digits is multiplied by."""
COUNTED = (
    "人次|场次|班次|批次|件次|户次|家次|台次|车次|个|名|人|位|户|家|件|次|场|项|条|篇|份|期|起|批|册|本|套|台|辆|架|艘|"
    "间|座|栋|幢|处|所|宗|例|块|张|幅|部|支|只|头|株|棵|枚|枝|盏|单|笔|类|种|届|级"
)
"""Measure words of what is counted one by one."""
MEASURED = (
    "个百分点|个工作日|个小时|个月|个星期|平方公里|平方千米|平方米|立方米|摄氏度|万美元|美元|欧元|小时|分钟|公里|千米|"
    "厘米|毫米|公顷|公斤|千克|元|米|亩|吨|克|升|度|℃|%|％|‰|倍|年|天|日|周|秒|岁|时|点|成"
)
"""Units of what is measured, besides letters."""
