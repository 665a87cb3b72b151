"""The JSON Schema of fact files, by which an editor completes, explains and checks them while they are written.

It is made by a walk over a model, in its order: ``report`` begins it, ``section``, ``listing`` and ``fact`` say what
stands under a key, and one module for each kind of fact how its value is written.  A schema never refuses what the
model takes; where a pattern cannot judge, the model does.  To add a kind, write ``<kind>.py`` with ``writing_of`` and
put it into ``WRITINGS``.

Draft 7 is what yaml-language-server understands best.  ``errorMessage``, ``patternErrorMessage`` and
``defaultSnippets`` are its own; other readers pass them over.
"""

from reportgen.facts.schema.modeline import is_path, schema_in, with_schema
from reportgen.facts.schema.report import is_schema, schema_file, schema_of, schema_text

__all__ = ["is_path", "is_schema", "schema_file", "schema_in", "schema_of", "schema_text", "with_schema"]
