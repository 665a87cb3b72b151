"""A sentence for people, not yet in any language.

The rooms below ``cli`` say what is wrong as a :class:`Message`: an English source string and the values that fill it.
Only ``cli`` knows the locale, so only there is a message translated and turned into text.  ``message("…")`` is the
keyword that the catalogue is extracted by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportgen.diagnostics.frozen import frozen

__all__ = ["Listing", "Message", "Translate", "listed", "message"]

Translate = Callable[[str], str]
"""English source string → the same sentence in the reader's language."""


@frozen
class Message:
    """One translatable sentence: lower case, no full stop, the user's own words quoted."""

    source: str
    """English, with ``{name}`` fields; the key of the gettext catalogue."""
    values: tuple[tuple[str, str | int | Message | Listing], ...] = ()
    """What fills the fields.  A value that is itself a message, or a listing, is translated too."""

    def render(self, translate: Translate = str) -> str:
        """Return the sentence in the language of ``translate`` (English when it is left out)."""
        filled = {
            name: value if isinstance(value, str | int) else value.render(translate) for name, value in self.values
        }
        return translate(self.source).format(**filled) if filled else translate(self.source)

    def __str__(self) -> str:
        return self.render()


@frozen
class Listing:
    """Several words in a row, apart by what the reader's language puts between them: ``, `` or 、."""

    words: tuple[str, ...]

    def render(self, translate: Translate = str) -> str:
        """Return the words, joined in the language of ``translate``."""
        return message(", ").render(translate).join(self.words)

    def __str__(self) -> str:
        return self.render()


def message(source: str, /, **values: str | int | Message | Listing) -> Message:
    """Make a message from an English source string and the values of its fields."""
    return Message(source, tuple(values.items()))


def listed(words: Iterable[str]) -> Listing:
    """Make a value of a message from several words of the same rank: the names that are known, the files written."""
    return Listing(tuple(words))
