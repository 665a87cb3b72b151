"""What people type for a fact that is not known yet, and for one that does not apply."""

from __future__ import annotations

import re

from reportgen.facts.node import ScalarNode

__all__ = ["MARKER", "MARKER_WITHIN", "NOT_APPLICABLE", "TRUTH_VALUES", "is_empty", "is_marker", "marker_within"]

_AWAITED = "填写?|补[充报填]?|核[实对准定查]?|上报|报送?|统计|汇总|确[认定]|提供|明确|定|查"
"""What follows 待; the longer words first, for what follows a marker in a count is its measure word."""

MARKER = (
    rf"(?:[〔【\[（(]?待(?:{_AWAITED})(?:[：:][^〕】\]）)]*)?[〕】\]）)]?"
    r"|[*＊]+|[×✕╳Ｘ]+|X+|x+|_{2,}|＿+|？+|\?+|□+|○{2,}|…+|\.{3,})"
)
"""One marker, as the source of a regular expression."""

_WHOLE_MARKER = re.compile(MARKER)
_FIRST = frozenset("〔【[（(待*＊×✕╳ＸXx_＿？?□○….")
"""What a marker begins with: most texts are told from one by their first character."""

MARKER_WITHIN = (
    r"[〔【\[（(]待填(?:[：:][^〕】\]）)]*)?[〕】\]）)]|(?<![亟等尚有])待填(?![补写报充])"
    r"|(?<![0-9A-Za-z*＊])[*＊]{2,}(?![*＊])|[*＊]{2,}(?![0-9A-Za-z*＊])|[×✕╳Ｘ]{2,}"
    r"|(?<![0-9A-Za-z._/@:#-])(?:X{2,}(?!染色)|x{2,})(?![0-9A-Za-z._/@:#-])"
    r"|(?<=[0-9])(?:X{2,}|x{2,})(?=[年月日余多来]?[年月日次场起件条篇期人个项家名批份户])"
    r"|(?<![0-9A-Za-z])_{2,}(?![0-9A-Za-z])|＿{2,}|□{2,}"
    r"|(?<![○〇零一二三四五六七八九十百千])○{2,}(?![○〇零一二三四五六七八九十百千])"
)
"""A marker within longer text, as the source of a regular expression.

Rather miss one than refuse what is meant: 亟待填补, 二○○八年, 138****1234, www.xxx.com are text, ××局 is none."""
_PART_OF_MARKER = re.compile("[待*＊×✕╳ＸXx_＿□○]")

NOT_APPLICABLE = "不适用"

TRUTH_VALUES = frozenset({"yes", "no", "on", "off", "true", "false"})
"""Words that YAML 1.1 reads as truth values when they are not quoted."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def is_empty(scalar: ScalarNode) -> bool:
    """Tell whether nothing was written: no value, ``~`` or ``null``, or only spaces."""
    text = scalar.text.strip()
    return not text or (scalar.plain and text in _NULLS)


def is_marker(text: str) -> bool:
    """Tell whether a text is a marker and nothing else."""
    return text[:1] in _FIRST and _WHOLE_MARKER.fullmatch(text) is not None


def marker_within(text: str) -> str | None:
    """Return the first marker within longer text, or None.

    Fewer than those that may stand alone: ``3×4``, ``……`` and ``为什么？`` are text.
    """
    if _PART_OF_MARKER.search(text) is None:  # most texts; one class of characters is quicker than many alternatives
        return None
    match = re.search(MARKER_WITHIN, text)
    return None if match is None else match[0]
