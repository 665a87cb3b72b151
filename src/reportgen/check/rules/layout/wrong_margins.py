"""Margins that do not put the text where the standard wants it.

天头 is 37 mm and 订口 28 mm, and the type area is 156 × 225 mm.
Two settings do that: 37, 35, 28 and 26 mm as the standard's words have it, or 34.6, 32.6, 28 and 26 mm, which put the
characters of the first and last line there; a millimetre more or less is allowed.

Bad:

    上 25.4，下 25.4，左 31.8，右 31.8 毫米

Good:

    上 37，下 35，左 28，右 26 毫米

Allow: in a section for a wide table, which is not looked at when it is in landscape.

Source: GB/T 9704-2012, 5.2.1; GB/T 33476.2-2016, 6.2; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance, millimetres
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.layouts import Layout
from reportgen.layouts.look import PageLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-margins"
SEVERITY = Severity.ERROR
_TOLERANCE = 57  # twips: 1 mm


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the margins that are those of no variant of the layout, each once."""
    rights = [_of_layout(layout) for layout in appearance.variants]
    for margins in dict.fromkeys(_of_page(page) for page in appearance.pages if not page.is_landscape):
        if not any(_are_near(margins, right) for right in rights):
            said = message("the margins are {found} mm (top, bottom, left, right)", found=_written(margins))
            meant = list(dict.fromkeys(_written(right) for right in rights))
            cure = message("set them to {right}, or to {other}", right=meant[0], other=meant[-1])
            yield Diagnostic(ID, said, appearance.file, cure, SEVERITY)


def _of_layout(layout: Layout) -> tuple[int, ...]:
    return layout.margin_top, layout.margin_bottom, layout.margin_left, layout.margin_right


def _of_page(page: PageLook) -> tuple[int, ...]:
    return page.top, page.bottom, page.left, page.right


def _are_near(found: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= _TOLERANCE for one, other in zip(found, right, strict=True))


def _written(margins: tuple[int, ...]) -> str:
    return " ".join(map(millimetres, margins))
