"""The manuscript: what the rules on texts look at."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from reportgen.diagnostics import Message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Passage, Role

__all__ = ["RUNNING", "Flag", "Manuscript"]

RUNNING = frozenset({Role.RUN_IN, Role.BODY, Role.ITEM, Role.NOTE})
"""The roles of passages that hold sentences."""
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SORTS = (
    "报告",
    "请示",
    "通知",
    "通报",
    "意见",
    "批复",
    "函",
    "纪要",
    "决定",
    "公告",
    "通告",
    "议案",
    "决议",
    "公报",
    "命令",
)


@frozen
class Flag:
    """A stretch of a passage that a rule flags."""

    passage: Passage
    start: int
    end: int
    message: Message
    """One sentence: lower case, no full stop, the user's own words quoted."""
    help: Message
    replacement: str | None = None
    """What may safely stand there instead; None where only a person can tell."""


@frozen
class Manuscript:
    """A whole text, and what is known of it."""

    passages: tuple[Passage, ...]

    @property
    def year(self) -> int | None:
        """The year that it reports on, as its title says; None where it does not."""
        found = re.search(r"(?<!\d)([12]\d{3})年", self.title)
        return None if found is None else int(found[1])

    @property
    def day(self) -> date | None:
        """成文日期; None where there is none, or it is no day of the calendar."""
        for passage in self.passages:
            found = _DAY.search(passage.text) if passage.role is Role.DATE else None
            if found is not None:
                with suppress(ValueError):
                    return date(*map(int, found.groups()))
        return None

    @property
    def title(self) -> str:
        """标题, in one line; empty where there is none."""
        return "".join(passage.text for passage in self.passages if passage.role is Role.TITLE).replace("\n", "")

    @property
    def sort(self) -> str:
        """文种 (报告, 请示 …), as the title ends; empty where it does not say."""
        bare = re.sub(r"[（(][^（）()]*[）)]$", "", self.title)
        return next((sort for sort in _SORTS if bare.endswith(sort)), "")

    def running(self) -> tuple[Passage, ...]:
        """Return the passages that hold sentences, in their order."""
        return tuple(passage for passage in self.passages if passage.role in RUNNING)
