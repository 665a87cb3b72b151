"""How official documents look: named, sourced sets of numbers, each with its clause.

A :class:`Layout` says what, in numbers; writers say how.  May import only ``diagnostics``.  To add a layout, write
``<name>.py`` with a function that returns a :class:`Layout`, and list it in :data:`LAYOUTS`.
"""

from reportgen.layouts.gb9704 import gb9704
from reportgen.layouts.layout import Face, Layout

__all__ = ["LAYOUTS", "Face", "Layout", "gb9704"]

LAYOUTS = {"gb9704": gb9704}
"""Layout by the name that a project's file says."""
