"""What was typed into the place of a fact, told from what stood there when the file was made."""

from __future__ import annotations

import re

from reportgen.readers.docx.listing import Entry

__all__ = ["is_left_over", "is_new", "is_same", "typed_of", "within_cell"]

_OPENING, _CLOSING = "〔待填：", "〕"
_REST = re.compile("〔?待填[：:]?|〔|〕")
"""What is left of a prompt that was typed over in part."""

_EMPTIED = frozenset(
    {
        "单击或点击此处输入文字",
        "单击此处输入文字",
        "點選或輕觸此處以輸入文字",
        "按一下或點選這裡以輸入文字",
        "按一下這裡以輸入文字",
        "Click or tap here to enter text",
        "Click here to enter text",
    }
)
"""What Word shows in a control that was emptied."""


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts differ at most in white, which word processors change on their own."""
    return one == other or one.split() == other.split()


def typed_of(entry: Entry, text: str) -> str:
    """Return what stands in a place; nothing where the prompt was left alone.

    A number before, behind or within the brackets of a prompt is taken: ``30〔待填：次数〕``, ``〔待填：30〕``.
    """
    text = text.strip()
    if text.rstrip("。.") in _EMPTIED:
        text = ""
    if not entry.is_blank or is_same(text, entry.printed):
        return "" if entry.is_blank else text
    rest = text.replace(entry.printed, "", 1).strip()
    if rest.startswith(_OPENING) and rest.endswith(_CLOSING):
        rest = rest.removeprefix(_OPENING).removesuffix(_CLOSING).strip()
        label = entry.printed.removeprefix(_OPENING).removesuffix(_CLOSING)
        rest = rest.removesuffix(label) if rest.endswith(label) else rest.removeprefix(label)
    return rest.strip(" \t\n：:") if rest != text else text


def is_new(entry: Entry, text: str) -> bool:
    """Tell whether what stands in a place is something else than was sent out."""
    typed = typed_of(entry, text)
    return bool(typed) if entry.is_blank else not is_same(typed, entry.printed)


def within_cell(entry: Entry, text: str) -> str:
    """Return what stands in a cell without what was printed around the place in it (``近〔待填：次数〕余场``)."""
    return text.strip().removeprefix(entry.prefix).removesuffix(entry.suffix)


def is_left_over(entry: Entry, typed: str) -> bool:
    """Tell whether a part of the prompt still stands in what was typed, so that nobody knows what is meant."""
    return entry.is_blank and _REST.search(typed) is not None
