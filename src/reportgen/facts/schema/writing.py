"""How a fact of a kind is written, as the keywords of a JSON Schema that speak of its value."""

from __future__ import annotations

from typing import Any

from reportgen.diagnostics.frozen import frozen

__all__ = ["NUMBERS", "Schema", "Writing", "checked"]

Schema = dict[str, Any]
"""A JSON Schema, or some keywords of one; its order is that of the file."""

NUMBERS = ("number",)
"""The type of what YAML takes for a number, where the fact is a text: ``2022``, ``99.5``."""


@frozen
class Writing:
    """What may stand for the value of a fact, blanks included; mappings with provenance are not spoken of."""

    how: str
    """Chinese: how it is written, with examples; what an editor says of a value that is not."""
    rules: Schema
    """Keywords that hold for a scalar; facts of one writing share them."""
    types: tuple[str, ...] = ()
    """What such a scalar may be to YAML beside a text: ``integer``, ``number``."""
    own: Schema | None = None
    """Keywords that are this fact's own, because they depend on its label."""


def checked(pattern: str, message: str) -> Schema:
    """Return the keywords that hold a text against a pattern, and what an editor says where it does not match."""
    return {"pattern": pattern, "patternErrorMessage": message}
