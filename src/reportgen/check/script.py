"""Which characters are which, as the insides of character classes of regular expressions."""

from __future__ import annotations

__all__ = ["HAN", "HAN_DIGITS", "MARKS"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇々"
"""Chinese characters."""
HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两"
"""Chinese numerals."""
MARKS = "，。、；：？！“”‘’《》〈〉（）〔〕【】…"
"""Chinese punctuation marks, but for those that join: — ～ ·."""
