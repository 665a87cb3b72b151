"""Filters: what a template can do to what it prints.

One module a noun; each has a dict ``FILTERS`` of what it offers to templates.  A filter gets bound facts and gives back
bound facts (or strings with their marks), so that nothing is printed that has forgotten where it came from; what it
cannot do it refuses (``template.unknown``) with the fact's name.
"""

from collections.abc import Callable
from typing import Any

from reportgen.template.filters import builtin, comparison, day, numeral, quotation, series
from reportgen.template.filters.arguments import with_fitting_arguments

__all__ = ["FILTERS", "OFFERED_FILTERS", "OWN_FILTERS"]

_OF_TEXTS = {**day.FILTERS, **numeral.FILTERS, **quotation.FILTERS, **series.FILTERS}
_OWN: dict[str, tuple[Callable[..., Any], type]] = {
    **{name: (function, str) for name, function in _OF_TEXTS.items()},
    **{name: (function, int) for name, function in comparison.FILTERS.items()},
}
"""Each filter, and what its arguments are."""
OWN_FILTERS = tuple(sorted(_OWN))
"""The filters that Jinja does not have."""
OFFERED_FILTERS = (*builtin.POLICIES, *OWN_FILTERS)
"""The filters that a template may name."""
FILTERS: dict[str, Callable[..., Any]] = {
    **builtin.FILTERS,
    **{name: with_fitting_arguments(name, function, sort) for name, (function, sort) in _OWN.items()},
}
"""All filters by the names that templates use."""
