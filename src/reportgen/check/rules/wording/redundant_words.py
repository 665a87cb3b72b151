"""Words that say twice what is meant once.

涉及 has its 到 in it, 付诸 its 于, and 凯旋 the coming home; what is said twice makes a sentence longer and no clearer.

Bad:

    改革涉及到12个部门，目前当前进展顺利。

Good:

    改革涉及12个部门，当前进展顺利。

Allow: in quotations, and where the repetition is a figure of speech.

Source: 现代汉语词典; practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.lexicon import mistakes_in
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "redundant-words"
SEVERITY = Severity.WARNING


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the words, each with what says the same once."""
    for passage in manuscript.passages:
        for mistake in mistakes_in(outside_quotations(passage.outside_titles), "redundant-words"):
            said = message('"{words}" says the same twice', words=mistake.wrong)
            cure = message('write "{right}"', right=mistake.right)
            yield Flag(passage, mistake.start, mistake.end, said, cure, mistake.right)
