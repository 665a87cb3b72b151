"""Asides: what stands in quotation marks or brackets is no part of the sentence around it."""

from __future__ import annotations

import re

from reportgen.check.quotation import outside_quotations
from reportgen.document.passage import masked

__all__ = ["outside_asides"]

_BRACKETED = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\([^()]*\)")


def outside_asides(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character in quotes or brackets."""
    return _BRACKETED.sub(masked, outside_quotations(text))
