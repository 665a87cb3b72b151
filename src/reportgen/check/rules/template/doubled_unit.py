"""A measure word that is typed behind a count which brings it along.

A count prints as ``30余场`` and a rate as ``99%``; a measure word or a sign in the template beside it is printed twice.

Bad:

    举办辅导{{ study.lectures }}场。

Good:

    举办辅导{{ study.lectures }}。

Allow: never; the measure word is the model's.

Source: the way facts are printed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.template import TriedTemplate
from reportgen.diagnostics import Diagnostic, Fix, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "doubled-unit"
SEVERITY = Severity.ERROR


def check(tried: TriedTemplate) -> Iterator[Diagnostic]:
    """Yield the measure words, and the signs of rates, that stand right behind such a fact."""
    for unit in tried.survey.units:
        said = message('{label} brings its "{unit}" along', label=unit.label, unit=unit.text)
        cure = message('delete "{unit}" behind it', unit=unit.text)
        fix = None if unit.span.column is None else Fix("")
        yield Diagnostic(ID, said, unit.span, cure, SEVERITY, fix=fix)
