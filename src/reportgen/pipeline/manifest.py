"""The manifest: what a report was made from, as hashes that it carries.

Two reports with the same hashes of facts, template and layout, made by the same version, are the same byte for byte.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from reportgen.diagnostics import Source
from reportgen.facts.fact import Fact, FactList
from reportgen.facts.section import Section
from reportgen.writers.options import WriteOptions

__all__ = ["FACTS", "LAYOUT", "ORIGIN", "TEMPLATE", "hash_of_facts", "hash_of_layout", "hash_of_template"]

ORIGIN = "origin"
"""What a report calls the fact file that it was made from, by its path from the root of its project."""
FACTS = "facts-hash"
"""What it calls the hash of the values of the facts."""
TEMPLATE = "template-hash"
"""What it calls the hash of the templates that were used."""
LAYOUT = "layout-hash"
"""What it calls the hash of the layout, the lent Word file and how the parts are packed."""

_written = json.JSONEncoder(ensure_ascii=False).encode


def hash_of_facts(report: Section, previous: Section | None) -> str:
    """Return the hash of the facts as values: of neither their order in the file, nor comments, nor provenance.

    The facts of the year before are part of it where the template may compare with them.
    """
    lines = [*_lines_in(report), "", *(() if previous is None else _lines_in(previous))]
    return _hash("\n".join(lines))


def hash_of_template(names: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return the hash of the templates that a report was rendered with, by their names, whatever their line ends."""
    texts = [[name, sources[name].text.replace("\r\n", "\n")] for name in sorted(names) if name in sources]
    return _hash(_written(texts))


@lru_cache(maxsize=8)  # the reports of a project have one
def hash_of_layout(options: WriteOptions) -> str:
    """Return the hash of how an output looks and is packed."""
    reference = None if options.reference is None else sha256(options.reference).hexdigest()
    stated = {**dataclasses.asdict(options.layout), "compress": options.compress, "reference": reference}
    return _hash(json.dumps(stated, ensure_ascii=False, sort_keys=True))


def _lines_in(member: object) -> Iterator[str]:
    match member:
        case Fact():
            value = "" if member.value is None else member.value.canonical()
            yield _written([str(member.route), str(member.state), value, member.prefix, member.suffix])
        case FactList():
            yield _written([str(member.route), str(member.state), len(member.items)])
            for item in member.items:
                yield from _lines_in(item)
        case Section():
            for name in type(member).model_fields:
                yield from _lines_in(getattr(member, name))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
