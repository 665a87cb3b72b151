"""An attachment whose title is not what 附件说明 calls it.

The standard asks for the same number and wording in both places; a reader who looks for what was named must find it.

Bad:

    attachment-name: 附件：诉求办理情况统计表
    attachment-mark: 附件
    attachment-title: 诉求办理统计表

Good:

    attachment-name: 附件：诉求办理情况统计表
    attachment-mark: 附件
    attachment-title: 诉求办理情况统计表

Allow: never; the two are copies of one another.

Source: GB/T 9704-2012, 7.3.7; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import Attached, attached, named
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "attachment-name-differs"
SEVERITY = Severity.ERROR
_MARKS = "。；，、：:;,."
_APART = re.compile("（[另附见单][^（）]*）$")
"""Says in 附件说明 that the attachment comes by itself."""
_WHOLE_TITLE = re.compile("《([^《》]*)》")
_BRACKETS = str.maketrans("()", "（）")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the titles that differ, and the attachments that are not named."""
    names = {each.number: _bare(each.name) for each in named(manuscript)}
    if not names:
        return
    for one in attached(manuscript):
        if one.number not in names:
            yield from _unnamed(one)
        elif one.titles and not _is_same(names[one.number], title := _bare("".join(line.text for line in one.titles))):
            line = one.titles[0]
            said = message('"{title}" is called "{name}" in 附件说明', title=title, name=names[one.number])
            yield Flag(line, 0, len(line.text), said, message("give both the same wording"))


def _is_same(name: str, title: str) -> bool:
    """Tell whether a title is what a name says, or the first of several lines that may go on with it."""
    return name.startswith(title)


def _unnamed(one: Attached) -> Iterator[Flag]:
    """Yield a flag for an attachment that is not named, where it says which it is."""
    if one.mark is not None and one.number:
        said = message('附件说明 does not name "{mark}"', mark=one.mark.text.strip())
        yield Flag(one.mark, 0, len(one.mark.text), said, message("name it there, or leave it out"))


def _bare(title: str) -> str:
    """Return a title without what may stand in one place only."""
    bare = _APART.sub("", "".join(title.split()).translate(_BRACKETS)).rstrip(_MARKS)
    whole = _WHOLE_TITLE.fullmatch(bare)
    return bare if whole is None else whole[1]
