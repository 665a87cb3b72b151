"""What people type for a fact that is not known yet, and for one that does not apply."""

from __future__ import annotations

import re

from reportgen.facts.node import ScalarNode

__all__ = ["MARKER", "NOT_APPLICABLE", "TRUTH_VALUES", "is_empty", "is_marker", "marker_within"]

MARKER = (
    r"(?:[〔【\[（(]?待(?:填|补|定|核|报|补充|核实|确认)(?:[：:][^〕】\]）)]*)?[〕】\]）)]?"
    r"|[*＊]+|[×✕╳Ｘ]+|X+|x+|_{2,}|＿+|？+|\?+|□+|○{2,}|…+|\.{3,})"
)
"""One marker, as the source of a regular expression."""

_WHOLE_MARKER = re.compile(MARKER)

_MARKER_IN_TEXT = (
    r"[〔【]?待填(?:：[^〕】]*)?[〕】]?|[*＊]{2,}|[×✕╳Ｘ]{2,}|(?<![0-9A-Za-z])(?:X{2,}|x{2,})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])_{2,}(?![0-9A-Za-z])|＿{2,}|□{2,}|○{2,}"
)
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
    return _WHOLE_MARKER.fullmatch(text) is not None


def marker_within(text: str) -> str | None:
    """Return the first marker within longer text, or None.

    Fewer than those that may stand alone: ``3×4``, ``……`` and ``为什么？`` are text.
    """
    if _PART_OF_MARKER.search(text) is None:  # most texts; one class of characters is quicker than many alternatives
        return None
    match = re.search(_MARKER_IN_TEXT, text)
    return None if match is None else match[0]
