"""A marker for something that was still to be written.

××, TODO and 【待补】 are for the draft; one that is left in a report that goes out is the plainest of slips.

Bad:

    全年推送信息××条，开展联合集中报道【待补】次。

Good:

    全年推送信息1234条，开展联合集中报道9次。

Allow: in samples and blank forms, and where a name is hidden on purpose.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import main_text
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message
from reportgen.document.nodes import BlankText
from reportgen.document.passage import MASK, Passage
from reportgen.facts.marker import MARKER_WITHIN

__all__ = ["ID", "SEVERITY", "check"]

ID = "unresolved-marker"
SEVERITY = Severity.ERROR
_COUNTED = "[件次场条个份期篇名项](?=[，。；、])"
"""Counts what has to be told before it."""
_AWAITED = "待(?:补充?|填写?|定|完善|确认|核实?|统计|提供|续写?)"
_MARKER = re.compile(
    rf"〔[^〔〕]{{0,4}}[×✕╳XxＸ*＊]+[^〔〕]{{0,4}}〕(?:\s*[×✕╳XxＸ*＊]+(?=号))?|(?<=〕)\s*[×✕╳XxＸ*＊]+(?=号)"
    rf"|(?<![{HAN}0-9A-Za-z）)])[×✕╳](?=[{HAN}]{{1,6}}〔|[年月日](?!数))|(?<=[年月])[×✕╳](?=[月日](?!数))"
    rf"|[【〔\[]{_AWAITED}[^】〕\]]{{0,20}}[】〕\]]|[（(]待(?:补充?|填写?)[）)]|[（(]{_AWAITED}[）)](?={_COUNTED})"
    rf"|[【〔\[（(]此处(?:待|需|应)?(?:补充?|填写?|插入|添加|加入|增加)[^】〕\]）)]{{0,20}}[】〕\]）)]"
    rf"|(?<=[{HAN}])(?:[？?](?={_COUNTED})|[ \u3000]{{2,6}}{_COUNTED})"
    r"|(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD)(?![A-Za-z0-9_])|\{\{[^{}]{0,40}\}\}|\{%[^{}]{0,40}%\}"
    r"|(?<![？?])[？?]{2,3}(?=[年月日次场件条人个万亿份期篇名家户天％%])"
    rf"|{MARKER_WITHIN}"
)
_HINT = re.compile(r"[待×✕╳*＊XxＸ_＿□○{？?]| {2}|\u3000{2}|此处|TODO|FIXME|TBD")
"""Most passages have none of these."""
_FAMILY_NAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何罗郑梁宋唐韩冯邓曹彭曾肖田董潘袁蔡蒋杜叶程魏苏吕卢姚沈钟姜崔谭陆范汪廖贾邹熊孟秦邱侯尹"
    "薛雷龙黎史陶贺龚邵钱覃武戴汤庞"
)
_NAME = re.compile(rf"[{_FAMILY_NAMES}][×✕╳*＊]{{1,2}}(?![×✕╳*＊年月日次件条场人个万元名%])")
"""A name that is hidden on purpose."""
_SAMPLE = re.compile("(?:写[作成]|格式[为是]|样式[为是]|表述为)[：:]?“[^“”]*”|如[：:]?“[^“”〔]*〔[^“”]*”")
"""Shows how something is written."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the markers; not the blanks that reportgen prints itself, nor those of attached samples and forms."""
    passages = manuscript.passages if manuscript.sort == "报告" else main_text(manuscript)
    for passage in passages:
        if _HINT.search(passage.text) is None:
            continue
        text = _NAME.sub(_masked, _SAMPLE.sub(_masked, _outside_blanks(passage)))
        for marker in _MARKER.finditer(text):
            said = message('"{marker}" is still to be written', marker=marker[0])
            yield Flag(passage, *marker.span(), said, message("write what is meant"))


def _masked(found: re.Match[str]) -> str:
    return MASK * len(found[0])


def _outside_blanks(passage: Passage) -> str:
    """Return the text of a passage, with a mark that is no text for each character of a blank."""
    text = passage.text
    for piece in passage.pieces:
        if isinstance(piece.inline, BlankText):
            text = text[: piece.start] + MASK * (piece.end - piece.start) + text[piece.end :]
    return text
