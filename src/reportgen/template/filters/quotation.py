"""Quotation marks (GB/T 15834-2011, 4.8) around a text, once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportgen.facts.fact import State
from reportgen.template.bound_fact import BoundFact
from reportgen.template.filters.shaping import shape

__all__ = ["FILTERS", "quoted"]

_INNER = str.maketrans("“”‘’", "‘’“”")


def quoted(value: Any) -> Any:
    """Put “ ” around a text, its own quotation marks becoming ‘ ’; a text that stands in “ ” as a whole stays."""
    if isinstance(value, BoundFact) and value.state is State.BLANK:
        fact = replace(value.fact, prefix=f"“{value.fact.prefix}", suffix=f"{value.fact.suffix}”")
        return replace(value, fact=fact, filters=(*value.filters, "quoted"))
    return shape(value, "quoted", _quoted)


def _quoted(text: str) -> str:
    is_whole = text.startswith("“") and text.endswith("”") and "”" not in text[:-1]
    return text if is_whole else f"“{text.translate(_INNER)}”"


FILTERS = {"quoted": quoted}
