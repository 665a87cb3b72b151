"""A word that is written with a wrong character.

Such slips come from characters that sound or look alike; no spell checker of a word processor finds them, and a reader
of an official document does at once.

Bad:

    局党委迅速布署，要求各处室惯彻落实、再接再励。

Good:

    局党委迅速部署，要求各处室贯彻落实、再接再厉。

Allow: in names that are written so.

Source: 现代汉语词典; 通用规范汉字表; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.lexicon import mistakes_in
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-word"
SEVERITY = Severity.ERROR


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the words, each with the one that is meant."""
    for passage in manuscript.passages:
        for mistake in mistakes_in(passage.outside_titles, "wrong-words", "error"):
            said = message('"{wrong}" is written with a wrong character', wrong=mistake.wrong)
            cure = message('write "{right}"', right=mistake.right)
            yield Flag(passage, mistake.start, mistake.end, said, cure, mistake.right)
