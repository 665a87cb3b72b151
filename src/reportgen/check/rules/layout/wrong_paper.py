"""Paper that is not A4.

Official documents are printed, bound and filed on A4; what is set for Letter or another size moves when it is printed.

Bad:

    纸张 215.9 × 279.4 毫米（Letter）

Good:

    纸张 210 × 297 毫米（A4）

Allow: never; a wide table stands on A4 in landscape.

Source: GB/T 9704-2012, 5.1; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance, millimetres
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-paper"
SEVERITY = Severity.ERROR
_TOLERANCE = 57  # twips: 1 mm


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the sizes of paper that are not the layout's, each once."""
    wanted = appearance.variants[0]
    right = sorted((wanted.page_width, wanted.page_height))
    sizes = dict.fromkeys((page.width, page.height) for page in appearance.pages)
    for width, height in sizes:
        pairs = zip(sorted((width, height)), right, strict=True)
        if any(abs(found - meant) > _TOLERANCE for found, meant in pairs):
            said = message(
                "the paper is {width} × {height} mm, not {right}",
                width=millimetres(width),
                height=millimetres(height),
                right=f"{millimetres(right[0])} × {millimetres(right[1])}",
            )
            yield Diagnostic(ID, said, appearance.file, message("set the paper to A4"), SEVERITY)
