"""Two words that make one number approximate.

约30 and 30多 both say about thirty; together they say it twice, or contradict each other.

Bad:

    活动吸引约300人左右参加。

Good:

    活动吸引约300人参加。

Allow: never.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.approximation import ABOUT, NEAR, OF_TIME
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import COUNTED, MEASURED, NUMBER
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "doubled-approximator"
SEVERITY = Severity.ERROR
_NUMERAL = rf"(?:{NUMBER}[十百千万亿]{{0,2}}|[一二三四五六七八九两十百千万亿]{{0,8}}[十百千万亿])"
_UNIT = rf"(?:[十百千万亿]{{0,2}}(?:{COUNTED}|{MEASURED}))?"
_AROUND = "(?P<second>左右(?![两侧手翼开逢为摇岸分])|上下(?![班学级游两楼车联功结铺同一午水]))"
_IS = "[占为有达需计]?"
_OVER = "(?P<second>余(?![杭姚热额粮料款震]|庆县|江区|干县)|多(?!伦|功能|媒体|样|元化|边|党|民族))"
"""余 and 多 as parts of a number: 约3万余人, but 约3万余杭人."""
_MORE = "(?<!不)超过|(?<![不赶反高])超(?!过)|逾"
_COMPARED = f"人(?!的)|人次|件|元|吨|公里|亩|场|平方米|(?:{OF_TIME})(?!以?前)"
"""What 超过 and 超 seldom compare with others: 超过300余人, but 超过30多个城市."""
_DOUBLED = tuple(
    map(
        re.compile,
        (
            rf"(?P<first>{ABOUT}){_IS}{_NUMERAL}{_OVER}{_UNIT}",
            rf"(?P<first>{NEAR}){_NUMERAL}{_OVER}(?!{OF_TIME})",
            rf"(?P<first>{_MORE}){_NUMERAL}(?P<second>[余多])[十百千万亿]{{0,2}}(?:{_COMPARED})",
            rf"(?<=[0-9%％万亿人次个名户家件元吨米年月天岁])(?P<first>以[上下]){_AROUND}",
            rf"(?P<first>{ABOUT}){_IS}{_NUMERAL}{_UNIT}{_AROUND}",
            rf"(?P<first>{NEAR}){_NUMERAL}(?!{OF_TIME}){_UNIT}{_AROUND}",
            rf"(?<![0-9.,一二三四五六七八九十百千万亿两]){_NUMERAL}(?P<first>[余多]){_UNIT}{_AROUND}",
            rf"(?P<first>{ABOUT})(?P<second>大约|将近|接近|约|近)(?={_NUMERAL})(?!{_NUMERAL}[余多]?(?:{OF_TIME}))",
        ),
    )
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the second of each two."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        found = {match.span("second"): match for pattern in _DOUBLED for match in pattern.finditer(text)}
        for (start, end), match in sorted(found.items()):
            said = message(
                '"{first}" and "{second}" make the same number approximate',
                first=match["first"],
                second=match["second"],
            )
            yield Flag(passage, start, end, said, message("keep one of the two"))
