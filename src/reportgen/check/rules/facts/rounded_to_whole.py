"""A rate of 100% for a part that is less than the whole.

Rounded, 599 of 601 is 100%; read, it says that nothing is left, and two cases are.
Where the remainder matters, and of what was done on time it does, the rate keeps a decimal.

Bad:

    办结601件，按期办结599件，按期办结率100%

Good:

    办结601件，按期办结599件，按期办结率99.7%

Allow: where the rate is said to be rounded.

Source: practice of inspections (督查); no standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts, ratios
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.facts.kinds import RateValue

__all__ = ["ID", "SEVERITY", "check"]

ID = "rounded-to-whole"
SEVERITY = Severity.WARNING
_WHOLE = 100


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the rates that hide a remainder."""
    for rate, part, whole in ratios(facts):
        value = rate.fact.value
        is_stated_whole = isinstance(value, RateValue) and value.number == _WHOLE and not value.approximator
        is_part = part.interval.high is not None and part.interval.high < whole.interval.low
        if is_stated_whole and is_part and rate.interval.low <= 100 * part.interval.low / whole.interval.low:
            said = message(
                "{label} is {value} only when it is rounded: it is {part} of {whole}",
                label=rate.fact.label,
                value=rate.fact.printed,
                part=part.fact.printed,
                whole=whole.fact.printed,
            )
            cure = message("state it with a decimal, so that it does not say that nothing is left")
            notes = (part.note(), whole.note())
            yield Diagnostic(ID, said, rate.fact.span, cure, SEVERITY, rate.fact.route, notes)
