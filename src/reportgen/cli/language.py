"""Which language to speak, and its catalogue of sentences."""

from __future__ import annotations

import gettext
import locale
import sys
from collections.abc import Mapping
from pathlib import Path

from reportgen.diagnostics import Translate

__all__ = ["is_chinese", "translation", "words"]

_VARIABLES = ("REPORTGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def words(source: str) -> str:
    """Return the English words as they are; names them for the catalogue, as ``message`` does."""
    return source


def is_chinese(environment: Mapping[str, str]) -> bool:
    """Tell whether the user reads Chinese: the first of the variables that is set says so.

    Windows sets none of them; there the language of the system counts.
    """
    stated = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if stated is not None:
        return stated.lower().startswith("zh")
    system = locale.getlocale()[0] if sys.platform == "win32" else None
    return system is not None and system.lower().startswith(("zh", "chinese"))


def translation(*, chinese: bool) -> Translate:
    """Return the function that puts an English source string into the language of the user."""
    if not chinese:
        return str
    catalogue = Path(__file__).parents[1] / "locale" / "zh_CN" / "LC_MESSAGES" / "reportgen.mo"
    if not catalogue.is_file():  # a source tree in which nobody has run hatch_build.py yet
        return str
    with catalogue.open("rb") as stream:
        known = gettext.GNUTranslations(stream)
    return lambda source: known.gettext(source) if source else source  # gettext keeps its header under the empty text
