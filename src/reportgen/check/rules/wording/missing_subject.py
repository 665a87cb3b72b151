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
_TIME = r"(?:(?:[近一两三几多\d]{1,4}年(?:以?来|多来)|今年以?来|\d{4}年(?:以来|度)?|全年|[上下]半年|期间)，)?"
_DEED = (
    "(?![^，。；：！？]{0,6}(?:部|委|单位|团队|小组|中心|人员|企业|机构|干部))"
    "(?:开展|组织|举办|召开|加强|强化|完善|健全|建立|落实|实施|推进|深化|优化|创新|整合|加大)[^，。；：！？]{2,20}，"
)
"""A second deed of whoever did the first; what begins otherwise may be a subject."""
_MADE = "(?:进一步|切实|从而|有效)?"
_MISSING = re.compile(
    rf"{_OPENING}\s*{_TIME}(?:通过|经过|由于)[^，。；：！？]{{2,40}}，(?:{_DEED})?{_MADE}(?P<one>[使让])"
    rf"|{_OPENING}\s*{_TIME}在[^，。；：！？]{{2,40}}下，{_MADE}(?P<other>使)"
)
_OTHER_WORD = re.compile(rf"使(?:[用命馆领者节劲徒团]|得(?![{HAN}])|然(?!后))|让[利步路位出渡座贤]")
_GOAL = re.compile("让[^。！？]*是")
"""让群众过上好日子，是…: what is made is what the sentence is on."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield each 使 or 让 that leaves its sentence without a subject."""
    for passage in manuscript.running():
        if "使" not in passage.text and "让" not in passage.text:
            continue
        text = outside_asides(passage.outside_titles)
        for missing in _MISSING.finditer(text):
            start, end = missing.span(missing.lastgroup or 0)
            if not _OTHER_WORD.match(text, start) and not _GOAL.match(text, start):
                said = message('"{word}" leaves the sentence without a subject', word=text[start:end])
                cure = message("leave it out, or say before the phrase who acts")
                yield Flag(passage, start, end, said, cure)
