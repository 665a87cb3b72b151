"""Filters: what a template can do to what it prints.

One module a noun; each has a dict ``FILTERS`` of what it offers to templates.  A filter gets bound facts and gives back
bound facts (or strings with their marks), so that nothing is printed that has forgotten where it came from; what it
cannot do it refuses (``template.unknown``) with the fact's name.
"""

from collections.abc import Callable
from typing import Any

from reportgen.template.filters import builtin, day, numeral, quotation, series
from reportgen.template.filters.arguments import with_fitting_arguments

__all__ = ["FILTERS", "OFFERED_FILTERS", "OWN_FILTERS"]

_OWN: dict[str, Callable[..., Any]] = {**day.FILTERS, **numeral.FILTERS, **quotation.FILTERS, **series.FILTERS}
OWN_FILTERS = tuple(sorted(_OWN))
"""The filters that Jinja does not have."""
OFFERED_FILTERS = (*builtin.POLICIES, *OWN_FILTERS)
"""The filters that a template may name."""
FILTERS: dict[str, Callable[..., Any]] = {
    **builtin.FILTERS,
    **{name: with_fitting_arguments(name, function) for name, function in _OWN.items()},
}
"""All filters by the names that templates use."""
