"""Asides: what stands in quotation marks or brackets is no part of the sentence around it."""

from __future__ import annotations

import re

from reportgen.check.quotation import outside_quotations
from reportgen.document.passage import MASK

__all__ = ["outside_asides"]

_BRACKETED = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\([^()]*\)")


def outside_asides(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character in quotes or brackets."""
    return _BRACKETED.sub(_masked, outside_quotations(text))


def _masked(aside: re.Match[str]) -> str:
    return f"{aside[0][0]}{MASK * (len(aside[0]) - 2)}{aside[0][-1]}"
