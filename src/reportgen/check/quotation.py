"""Quotations: what stands in quotation marks is said by others, in their words."""

from __future__ import annotations

import re

from reportgen.document.passage import MASK

__all__ = ["outside_quotations"]

_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’")


def outside_quotations(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character within quotation marks."""
    return _QUOTED.sub(_masked, text) if "“" in text or "‘" in text else text


def _masked(quoted: re.Match[str]) -> str:
    return f"{quoted[0][0]}{MASK * (len(quoted[0]) - 2)}{quoted[0][-1]}"
