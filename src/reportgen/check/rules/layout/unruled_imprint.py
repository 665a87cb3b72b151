"""版记 without its lines.

A thick line stands over and under 版记, a thin one between its parts; without them 抄送 reads as a part of the text.

Bad:

    抄送、印发之间无分隔线

Good:

    抄送、印发上下有分隔线

Allow: in a letter (信函格式), which has none.

Source: GB/T 9704-2012, 7.4.1; required; only whether there are lines is looked at, as they can be drawn in many ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "unruled-imprint"
SEVERITY = Severity.WARNING
_NEAR = 3
"""Paragraphs around 版记 in which a line may be drawn."""


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield that no line stands at 版记, at its first paragraph."""
    places = [at for at, passage in enumerate(appearance.passages) if passage.role in (Role.COPIES, Role.PRINTER)]
    if not places:
        return
    around = appearance.looks[max(0, places[0] - _NEAR) : places[-1] + _NEAR]
    if not any(look.is_ruled for look in around):
        said = message("no line stands over or under 版记")
        cure = message("draw a line over it, under it and between its parts, as wide as the text")
        yield Diagnostic(ID, said, appearance.place(appearance.passages[places[0]]), cure, SEVERITY)
