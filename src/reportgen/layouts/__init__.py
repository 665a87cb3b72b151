"""How official documents look: named, sourced sets of numbers, each with its clause.

A :class:`Layout` says what, in numbers; writers say how; ``look`` holds what a reader measures in a file that is there
already.  May import only ``diagnostics``.  To add a layout, write ``<name>.py`` with a function that returns a
:class:`Layout` and one that returns all that are right by it, and list them in :data:`LAYOUTS` and :data:`VARIANTS`.
"""

from collections.abc import Callable, Mapping

from reportgen.layouts.gb9704 import gb9704, gb9704_variants
from reportgen.layouts.layout import Face, Layout

__all__ = ["LAYOUTS", "VARIANTS", "Face", "Layout", "gb9704"]

LAYOUTS = {"gb9704": gb9704}
"""Layout by the name that a project's file says."""
VARIANTS: Mapping[str, Callable[[], tuple[Layout, ...]]] = {"gb9704": gb9704_variants}
"""By the same names: the layouts that a file may have, each of which is right."""
