"""A form of a word that is not the recommended one.

Both forms are understood, but official documents keep to the one that the standard recommends; two forms of a word in
one text look like carelessness.

Bad:

    会议对其它工作做出决定，要求逐项建立台帐。

Good:

    会议对其他工作作出决定，要求逐项建立台账。

Allow: in names, and where a law or a standard uses the other form as its term.

Source: 第一批异形词整理表 (GF 1001-2001); 现代汉语词典; recommended.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.lexicon import mistakes_in
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "doubtful-word"
SEVERITY = Severity.WARNING


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the words, each with its recommended form."""
    for passage in manuscript.passages:
        for mistake in mistakes_in(passage.outside_titles, "wrong-words", "warning"):
            said = message('"{wrong}" is not the recommended form of the word', wrong=mistake.wrong)
            cure = message('write "{right}"', right=mistake.right)
            yield Flag(passage, mistake.start, mistake.end, said, cure, mistake.right)
