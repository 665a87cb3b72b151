"""A sentence that lost its subject between 通过 and 使.

A phrase with 通过, 经过, 由于 or 在…下 cannot be the subject, and 使 takes the other noun away, so that nobody is left
to do the deed.

Bad:

    通过专题学习，使党员干部进一步坚定了理想信念。

Good:

    通过专题学习，党员干部进一步坚定了理想信念。

Allow: where the subject is plain from the sentence before.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "missing-subject"
SEVERITY = Severity.WARNING
_OPENING = "(?:^|(?<=[。！？]))"
_MISSING = re.compile(
    rf"{_OPENING}\s*(?:通过|经过|由于)[^，。；：！？]{{2,40}}，(?:进一步|切实|从而|有效)?(?P<one>使)"
    rf"|{_OPENING}\s*在[^，。；：！？]{{2,40}}下，(?:进一步|切实|从而|有效)?(?P<other>使)"
)
_OTHER_WORD = re.compile(rf"使(?:[用命馆领者节劲徒团]|得(?![{HAN}])|然(?!后))")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield each 使 that leaves its sentence without a subject."""
    for passage in manuscript.running():
        if "使" not in passage.text:
            continue
        text = outside_asides(passage.outside_titles)
        for missing in _MISSING.finditer(text):
            start, end = missing.span(missing.lastgroup or 0)
            if not _OTHER_WORD.match(text, start):
                said = message('"{word}" leaves the sentence without a subject', word="使")
                cure = message("leave it out, or say before the phrase who acts")
                yield Flag(passage, start, end, said, cure)
