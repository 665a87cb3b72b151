"""A digit or Latin letter in full width.

It is as wide as a Chinese character, tears numbers apart, and is not found by who searches for it.
A percent sign behind a half-width number is let pass: print sets both forms.

Bad:

    举办培训１２场，参训率９８％。

Good:

    举办培训12场，参训率98%。

Allow: in names that are written so.

Source: GB/T 15835-2011, 5.1.7.1; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "full-width-character"
SEVERITY = Severity.ERROR
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ％]|(?<=[０-９])[．：](?=[０-９]))*")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the characters, as many together as stand together."""
    for passage in manuscript.passages:
        for wide in () if passage.text.isascii() else _WIDE.finditer(passage.outside_titles):
            right = normalize("NFKC", wide[0])
            said = message('"{characters}" is in full width', characters=wide[0])
            yield Flag(passage, *wide.span(), said, message('write "{right}"', right=right), right)
