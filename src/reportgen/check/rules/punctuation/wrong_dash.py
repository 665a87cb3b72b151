"""A dash that is not ——.

The Chinese dash is one line of two characters' length; hyphens, a single — and the long vowel mark ー are other marks.

Bad:

    坚持一条主线--以人民为中心。

Good:

    坚持一条主线——以人民为中心。

Allow: in names and commands that are written so.

Source: GB/T 15834-2011, 4.10; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN, MARKS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-dash"
SEVERITY = Severity.ERROR
_RIGHT = "——"
_LINE = "－‐‑–—―─ー-"
_SUSPECT = re.compile(f"[{_LINE}]")
_START = r"(?:\A|(?<=\n))[\s\u3000]*"
_LONG = rf"(?P<long>(?!——(?![{_LINE}]))[{_LINE}]{{2,3}})"
"""Longer lines are to be written on."""
_WRONG = re.compile(
    rf"(?<=[{HAN}{MARKS}]){_LONG}(?=[{HAN}“‘《（])"
    rf"|{_START}(?:{_LONG.replace('long', 'first')}(?=[{HAN}“‘《（]|\d{{4}}年)|(?P<short>[—―])(?=[{HAN}“《]))"
    rf"|(?<=[{HAN}”！]{{4}})(?P<under>[{_LINE}])(?=在[^，。；]{{4,40}}[上中]的(?:讲话|发言|致辞|报告)\s*\Z)"
    rf"|(?:(?<=[。！？…：])|(?<=[。！？…]”))(?P<behind>[—―])(?=[{HAN}“《])"
)
"""A single — between words joins them, as in 北京—上海, and is right.

At the start, behind a full stop and before a subtitle it is not.
"""
_VOWEL = re.compile(rf"(?<=[{HAN}])(?P<vowel>ー)(?=[{HAN}])")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the wrong ones; of a single long vowel mark only a person can tell what is meant."""
    for passage in manuscript.passages:
        if not _SUSPECT.search(passage.text):
            continue
        text = outside_addresses(passage.outside_titles)
        for dash in sorted((*_WRONG.finditer(text), *_VOWEL.finditer(text)), key=lambda match: match.end()):
            group = dash.lastgroup or ""
            said = message('"{mark}" is no Chinese dash', mark=dash[group])
            if group == "vowel":
                cure = message('write "{dash}" for a dash, "{line}" between two ends', dash=_RIGHT, line="—")
                yield Flag(passage, dash.start(), dash.end(), said, cure)
            else:
                yield Flag(passage, *dash.span(group), said, message('write "{right}"', right=_RIGHT), _RIGHT)
