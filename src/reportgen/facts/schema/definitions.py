"""What several facts of a schema share, written once."""

from __future__ import annotations

from reportgen.facts.schema.writing import Schema

__all__ = ["Definitions"]


class Definitions:
    """Collects the definitions of one schema, in the order in which they are first needed."""

    def __init__(self) -> None:
        self._schemas: dict[str, Schema] = {}

    def named(self, name: str, schema: Schema) -> Schema:
        """Return a reference to a definition of this name, which is always the same."""
        self._schemas.setdefault(name, schema)
        return {"$ref": f"#/definitions/{name}"}

    def like(self, word: str, schema: Schema) -> Schema:
        """Return a reference to the definition that says the same; a new one is numbered: ``count-2``."""
        known = [name for name in self._schemas if name.rpartition("-")[0] == word]
        for name in known:
            if self._schemas[name] == schema:
                return {"$ref": f"#/definitions/{name}"}
        return self.named(f"{word}-{len(known) + 1}", schema)

    def all(self) -> Schema:
        """Return the definitions by their names."""
        return dict(self._schemas)
