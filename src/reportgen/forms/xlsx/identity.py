"""What a form says of itself, in a sheet that nobody sees: whose it is, what it asks, what stood there when it left."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.forms.form import FORM_VERSION, Form, Question

__all__ = [
    "HIDDEN_SHEET",
    "LONGEST_TEXT",
    "MAGIC",
    "Asked",
    "DamagedError",
    "Identity",
    "digest",
    "identity_of",
    "key_of",
    "read",
    "written",
]

HIDDEN_SHEET = "_reportgen"
MAGIC = "reportgen-form"
"""In the first cell of the hidden sheet.  Below it: the version, the hash of the text, the text in pieces."""
LONGEST_TEXT = 32_767
"""Characters that a cell takes."""
_PIECE = 30_000
"""Characters of the text that are put into one cell."""


class DamagedError(Exception):
    """The text is not as it was written."""


@frozen
class Asked:
    """One question, as it was sent out."""

    key: str
    route: Route
    section: str
    label: str
    unit: str
    """As the form shows it."""
    standing: str
    hint: str
    provenance: tuple[tuple[str, str], ...]


@frozen
class Identity:
    """A form's own account of itself."""

    pairs: tuple[tuple[str, str], ...]
    """``report``, ``year``, ``facts``, ``owner``, ``form``."""
    asked: tuple[Asked, ...]
    printed: tuple[str, ...] = ()
    """The digests of all other texts that the form shows, so that one who adds to them is heard."""


def key_of(route: Route) -> str:
    """Return the short key of a row: begins with a letter, so that no spreadsheet takes it for a number."""
    return f"q{sha256(str(route).encode()).hexdigest()[:9]}"


def digest(text: str) -> str:
    """Return what tells a text from others; white space does not count, for applications wrap and trim."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def identity_of(form: Form, units: Iterable[str], printed: Iterable[str]) -> Identity:
    """Return what a form has to remember.

    Args:
        form: The form.
        units: Those that it shows, question by question.
        printed: Whatever it shows beside its questions.
    """
    pairs = {"report": form.report, "year": form.year, "facts": form.facts, "owner": form.owner, "form": FORM_VERSION}
    asked = tuple(_asked(question, unit) for question, unit in zip(form.questions, units, strict=True))
    return Identity(tuple(pairs.items()), asked, tuple(sorted({digest(text) for text in printed if text})))


def _asked(question: Question, unit: str) -> Asked:
    section, label = "·".join(question.field.sections), question.field.kind.label
    return Asked(
        key_of(question.route),
        question.route,
        section,
        label,
        unit,
        question.standing,
        question.hint,
        question.provenance,
    )


def written(identity: Identity) -> tuple[str, ...]:
    """Return the cells of the hidden sheet, from the top."""
    rows = [
        [str(each.route), each.section, each.label, each.unit, each.standing, each.hint, each.provenance]
        for each in identity.asked
    ]
    told = {"form": identity.pairs, "asked": rows, "printed": identity.printed}
    text = json.dumps(told, separators=(",", ":"))  # ASCII: no writer changes it
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    return (MAGIC, FORM_VERSION, _hash(text), *pieces)


def read(cells: Iterable[str]) -> Identity:
    """Read the cells below the magic word and the version.

    Raises:
        DamagedError: They are not what :func:`written` gave.
    """
    digest, *pieces = (*cells, "")
    text = "".join(pieces)
    if digest != _hash(text):
        raise DamagedError
    try:
        told = json.loads(text)
        asked = tuple(_read_row(row) for row in told["asked"])
        return Identity(_pairs(told["form"]), asked, tuple(map(str, told["printed"])))
    except (ValueError, TypeError, KeyError, RecursionError):  # somebody wrote the hash for a text of their own
        raise DamagedError from None


def _read_row(row: list[object]) -> Asked:
    *texts, provenance = row
    if len(texts) != 6 or not all(isinstance(text, str) for text in texts):
        raise ValueError(row)
    written_route, section, label, unit, standing, hint = map(str, texts)
    route = Route.parse(written_route)
    return Asked(key_of(route), route, section, label, unit, standing, hint, _pairs(provenance))


def _pairs(told: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(told, list):
        raise TypeError(told)
    pairs = tuple((key, value) for key, value in told)
    if not all(isinstance(key, str) and isinstance(value, str) for key, value in pairs):
        raise TypeError(told)
    return pairs


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
