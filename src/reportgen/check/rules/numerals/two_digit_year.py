"""A year in two digits.

26年 is a span of years as well as a year, and soon nobody knows of which century.

Bad:

    力争26年底前全部建成投用。

Good:

    力争2026年底前全部建成投用。

Allow: in names that are written so.

Source: GB/T 15835-2011, 5.1.4; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "two-digit-year"
SEVERITY = Severity.ERROR
_BEFORE = "0-9０-９.,．%％A-Za-z近约满第前后超达逾过的了共计足达整这那每长隔经历距余多个来用再分按、—–～~/-"
"""What stands in front of a span of years, of a part of a number, or of the second year of two."""
_PART = (
    "底(?![蕴气线子座层部泥色数片细稿牌价盘板册单本料漆图肥薪])|初(?![心衷步中级始创定见审选试期任婚夏秋冬春等诊次评赛稿犯具探显露雪恋一二三四五])|"
    "末(?![位端梢班代期尾日次级])|度(?![假过日量])|上半年|下半年|第?[一二三四]季度"
)
"""What is a part of a year, and not the start of another word: 20年底蕴, 10年初心."""
_LASTING = "连续|持续|运行|实行|执行|推行|服役|从业|从教|从医|任职|居住|坚守|存续|延续|经营"
"""What lasts a span of years: 连续15年度."""
_MONTH = "(?:1[0-2]|0?[1-9])月(?![余多])"
_MONTHS = f"(?:1[0-2]|0?[1-9])[—～~至到-]{_MONTH}"
_STARTS = "(?:^|(?<=[，。；：（“从自于])|(?<=截至))"
_YEAR = re.compile(
    rf"(?<![{_BEFORE}])(?<!{_LASTING})(?P<year>[0-9]{{2}})年(?:{_PART})"
    rf"|{_STARTS}(?P<month>[0-9]{{2}})年(?:{_MONTH}|{_MONTHS}|全年(?![无不如坚值]))"
    rf"|{_STARTS}(?P<first>[0-9]{{2}})年、(?P<second>[0-9]{{2}})年(?:分别|连续|两年)"
    r"|(?:(?<=[与同和])(?<!年[与同和])(?=..年(?:同期)?相比)|(?<=[较比])(?=..年(?:同期|增长|提高))|(?<=自)(?=..年以来))"
    r"(?P<compared>[0-9]{2})年"
    r"|(?P<cut>’[0-9]{2})年"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the years, where they are no spans."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for year in _YEAR.finditer(text) if "年" in text else ():
            if year["cut"] is not None and "‘" in text[: year.start()]:
                continue
            if year["second"] is not None and int(year["second"]) != int(year["first"]) + 1:
                continue
            for group in (group for group, digits in year.groupdict().items() if digits is not None):
                said = message('the year "{year}" has two digits', year=f"{year[group]}年")
                yield Flag(passage, *year.span(group), said, message("write all four digits of the year"))
