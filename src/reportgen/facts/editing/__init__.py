"""Editing a fact file in place: one fact changes, every other byte stays as its owner left it.

Splices pieces into the text by the marks of PyYAML's events.  A library would be less code: yaml-edit 0.2.0 set one
scalar rightly in all of 25 awkward files, but it cannot write an empty value (it writes ``null``, so that unsetting
does not restore the bytes), drops the comments of a list that it sets, and turns a list in brackets into lines; and the
keys of a provenance need an order, and a plain form to go back to.

A step of an edit is a function ``(tree, place, …) -> splices``: a key that is missing comes in (``key``), a plain value
becomes a mapping when a provenance is to stand beside it (``provenance``), the value changes (``value``, ``series``),
then the provenance, and a mapping that is left with its value only becomes plain again.  All edits take each step
together.
"""

from __future__ import annotations

from reportgen.facts.editing.edit import Edit
from reportgen.facts.editing.editing import edited

__all__ = ["Edit", "edited"]
