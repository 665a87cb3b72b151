"""What a value is, in words that people use: a text, a list, a count."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.diagnostics import Message, message

__all__ = ["KINDS", "sort_named", "sort_of", "without_classes"]

KINDS: Mapping[str, Message] = {
    "choice": message("a choice"),
    "count": message("a count"),
    "date": message("a date"),
    "name": message("a name"),
    "rate": message("a rate"),
    "text": message("a text"),
    "title": message("a title"),
    "year": message("a year"),
}
"""Kind of fact → what it is called."""
_FACT, _FACTS, _SECTION = message("a fact"), message("a list of facts"), message("a section")
_TEXT, _LIST, _NUMBER = message("a text"), message("a list"), message("a number")
_TRUTH, _NOTHING, _OTHER = message("true or false"), message("none"), message("such a thing")
_SORTS: Mapping[str, Message] = {
    "BoundFact": _FACT,
    "BoundList": _FACTS,
    "BoundSection": _SECTION,
    "float": _NUMBER,
    "int": _NUMBER,
    "str": _TEXT,
    "string": _TEXT,
    "Decimal": _NUMBER,
    "dict": message("a mapping"),
    "list": _LIST,
    "tuple": _LIST,
    "bool": _TRUTH,
    "Macro": message("a macro"),
    "NoneType": _NOTHING,
}
_CLASS = re.compile(r"\bBound(Fact|List|Section)\b")


def sort_of(value: object) -> Message:
    """Return what a value is."""
    return sort_named(type(value).__name__)


def sort_named(class_name: str) -> Message:
    """Return what the values of a Python class are; Python's and Jinja's own sentences name classes."""
    return _SORTS.get(class_name, _OTHER)


def without_classes(sentence: str) -> str:
    """Return a sentence of Python's or Jinja's without the names of our classes."""
    return _CLASS.sub(lambda match: match[1].lower(), sentence)
