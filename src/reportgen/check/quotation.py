"""Quotations: what stands in quotation marks is said by others, in their words."""

from __future__ import annotations

import re

from reportgen.document.passage import masked

__all__ = ["outside_quotations"]

_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’")


def outside_quotations(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character within quotation marks."""
    return _QUOTED.sub(masked, text) if "“" in text or "‘" in text else text
