"""Filters: what a template can do to what it prints.

One module a noun; each has a dict ``FILTERS`` of what it offers to templates.  A filter gets bound facts and gives back
bound facts (or strings with their marks), so that nothing is printed that has forgotten where it came from; what it
cannot do it refuses (``template.unknown``) with the fact's name.
"""

from collections.abc import Callable
from typing import Any

from reportgen.template.filters import builtin, day, numeral, quotation, series

__all__ = ["FILTERS"]

FILTERS: dict[str, Callable[..., Any]] = {
    **builtin.FILTERS,
    **day.FILTERS,
    **numeral.FILTERS,
    **quotation.FILTERS,
    **series.FILTERS,
}
"""All filters by the names that templates use."""
