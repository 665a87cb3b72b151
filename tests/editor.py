"""A fact file as an editor reads it: YAML 1.2 by its core schema, held against the JSON Schema."""

from __future__ import annotations

import re
from typing import Any

import yaml
from jsonschema import Draft7Validator

from reportgen.facts.schema import schema_of
from reportgen.reports import REPORTS

__all__ = ["IDEOLOGY", "SCHEMA", "is_accepted", "read"]

IDEOLOGY = REPORTS["ideology"]
SCHEMA = schema_of(IDEOLOGY.MODEL, "ideology", IDEOLOGY.NAME)
_VALIDATOR = Draft7Validator(SCHEMA)


class _CoreLoader(yaml.SafeLoader):
    """PyYAML reads YAML 1.1, where ``yes`` is a truth value and ``2022-12-31`` a day; here its own rules are gone."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


_CORE = (
    ("null", r"(?:~|null|Null|NULL|)"),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)"),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"),
    (
        "float",
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))",
    ),
)
"""Chapter 10.3.2 of YAML 1.2.2, in its order."""
for _name, _pattern in _CORE:
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"{_pattern}\Z"), None)


def _integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    del loader
    bases = {"0o": 8, "0x": 16}
    return int(node.value, bases.get(node.value[:2], 10))


_CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


def read(text: str) -> object:
    """Return what an editor hands to its schema; the last of two equal keys counts."""
    value = yaml.load(text, Loader=_CoreLoader)
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else value


def is_accepted(text: str) -> bool:
    """Tell whether the schema has nothing to say about a fact file."""
    return bool(_VALIDATOR.is_valid(read(text)))
