"""Diagnostics one a line: ``data/2022.yaml:7:15: error[wrong-unit] …``; for editors, and for eyes that know them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.diagnostics.message import Translate
from reportgen.diagnostics.render_text import headline

__all__ = ["render"]


def render(diagnostics: Iterable[Diagnostic], translate: Translate = str, *, colour: bool = False) -> str:
    """Return the diagnostics in the order given, each a line."""
    return "".join(f"{headline(diagnostic, translate, colour=colour)}\n" for diagnostic in diagnostics)
