"""发文字号 in a text: 市发〔2026〕5号, whatever its brackets are (GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.script import HAN

__all__ = ["document_numbers"]

_OPENING, _CLOSING = r"〔\[(（【［﹝❲〖", r"〕\])）】］﹞❳〗"
_NUMBER = re.compile(
    rf"(?<=[{HAN}]{{2}}) ?(?P<year>[{_OPENING}](?:19|20)[0-9]{{2}}[{_CLOSING}]) ?"
    rf"(?P<order>(?P<excess>第?0*)[1-9][0-9]{{0,4}}号)(?![楼地宗线门院井馆厂库])"
)
_ISSUED = "发函办"
"""A 代字 that ends so is one for certain."""
_OTHER = re.compile("[刑诉罚裁仲判审验鉴估]|[同议标包区段块票单楼厦图表挂拍出]$")
"""What ends so is numbered too, but by rules of its own: judgments, audits, contracts, parcels of land."""
_PARCEL = re.compile(
    "(?:[、和及至][0-9]{1,4}号)*[一二三四五六七八九十两0-9]{0,3}[宗幅块]?(?:国有|土地|储备|建设|用地)*(?:地块|宗地)"
)
"""Behind the number it is one of a parcel of land, as those who sell it number it."""


def document_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the 发文字号 of a text, with the groups ``year`` (in brackets), ``order`` and ``excess`` (第, zeros)."""
    for number in _NUMBER.finditer(text):
        code = text[max(0, number.start() - 4) : number.start()]
        if not _PARCEL.match(text, number.end()) and (code[-1] in _ISSUED or not _OTHER.search(code)):
            yield number
