"""What each paragraph of a Word file is in an official document: by its style, its words and its place.

Styles of our own files, and Word's own names for headings and titles, say it.  In other files it is read off what
stands there; what is not certain is running text, of which the rules ask least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.diagnostics.frozen import frozen
from reportgen.document.passage import Role
from reportgen.layouts.look import ParagraphLook

__all__ = ["Seen", "roles_of"]

_BY_STYLE = {
    "Title": Role.TITLE,
    "标题": Role.TITLE,
    "份号": Role.MARK,
    "密级和紧急程度": Role.MARK,
    "发文机关标志": Role.ISSUER,
    "发文字号": Role.DOCUMENT_NUMBER,
    "主送机关": Role.ADDRESSEE,
    "附件说明": Role.ATTACHMENT_NAME,
    "附注": Role.NOTE,
    "附件标记": Role.ATTACHMENT_MARK,
    "附件标题": Role.ATTACHMENT_TITLE,
    "Signature": Role.SIGNATURE,
    "Date": Role.DATE,
    "List Bullet": Role.ITEM,
    "List Number": Role.ITEM,
}
_HEADING = re.compile(r"(?:heading|标题) ?([1-4])", re.IGNORECASE)
_COUNTED = "零〇一二三四五六七八九十百"
_TYPED = (
    re.compile(rf"[{_COUNTED}]+[、．.]"),
    re.compile(rf"[（(][{_COUNTED}]+[）)]"),
)
"""The numbers that headings of levels 1 and 2 begin with; those of levels 3 and 4 begin items just as often."""
_LONGEST_HEADING = 40
_NUMBER = re.compile(r"\S{1,12}[〔\[［（(【]\d{4}[〕\]］）)】]\S{0,8}号")
_DAY = re.compile(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年\S{1,3}月\S{1,3}[日号]")
_NAMED = re.compile(r"附\s*件\s*[:：]")
_MORE_NAMES = re.compile(r"\d{1,2}\s*[.．、]")
_MARK = re.compile(rf"附\s*件\s*[\d{_COUNTED}]{{0,3}}")
_COPIES = re.compile(r"(?:抄\s*送|分\s*送)\s*[:：]")
_PRINTED = re.compile(r".*印\s*发")
_NOTE = re.compile(r"[（(].+[）)]")
_FORBIDDEN_IN_NAME = re.compile("[。，；：！？、,;:!?]")
_MOST_TITLE_LINES = 4


@frozen
class Seen:
    """A paragraph as far as its role is concerned."""

    text: str
    style: str
    """The name of its style."""
    look: ParagraphLook

    @property
    def bare(self) -> str:
        """Its text without the white around it."""
        return self.text.strip()


def roles_of(paragraphs: Sequence[Seen]) -> list[tuple[Role, int]]:
    """Return the role of each paragraph, and of a heading its level."""
    roles = [_by_itself(each) for each in paragraphs]
    title = next((at for at, (role, _) in enumerate(roles) if role is Role.TITLE), None)
    if title is None:
        title = _title_at(paragraphs, roles)
        for at in range(title or 0, _end_of_title(paragraphs, title)):
            roles[at] = Role.TITLE, 0
    _before_title(paragraphs, roles, title)
    _addressee(paragraphs, roles, title)
    _attachments(paragraphs, roles)
    _end(paragraphs, roles)
    return roles


def _by_itself(seen: Seen) -> tuple[Role, int]:
    """Return the role that a paragraph's style or words say by themselves."""
    if seen.look.in_table:
        return (_of_imprint(seen.bare) or Role.CELL), 0
    if seen.style in _BY_STYLE:
        return _BY_STYLE[seen.style], 0
    if heading := _HEADING.fullmatch(seen.style):
        return Role.HEADING, int(heading[1])
    if role := _of_imprint(seen.bare):
        return role, 0
    for level, number in enumerate(_TYPED, 1):
        if number.match(seen.bare) and len(seen.bare) <= _LONGEST_HEADING:
            if not re.search("[。；，]", seen.bare):
                return Role.HEADING, level
            if seen.bare.endswith("。") and "。" not in seen.bare[:-1] and level == len(_TYPED):
                return Role.RUN_IN, level
    return Role.BODY, 0


def _of_imprint(text: str) -> Role | None:
    if _COPIES.match(text):
        return Role.COPIES
    return Role.PRINTER if _PRINTED.fullmatch(text) and re.search(r"\d{4}年", text) else None


def _title_at(paragraphs: Sequence[Seen], roles: Sequence[tuple[Role, int]]) -> int | None:
    """Return where the title stands: the first centred paragraph that is no number, before any running text."""
    for at, seen in enumerate(paragraphs):
        if not seen.bare or seen.look.in_table:
            continue
        if _is_centred(seen) and not _NUMBER.fullmatch(seen.bare) and not _is_issuer(paragraphs, at):
            return at
        if roles[at][0] is Role.HEADING or len(seen.bare) > _LONGEST_HEADING:
            return None
    return None


def _is_centred(seen: Seen) -> bool:
    return seen.look.alignment in ("center", "distribute")


def _is_issuer(paragraphs: Sequence[Seen], at: int) -> bool:
    """Tell whether a centred line is 发文机关标志: 发文字号 stands under it."""
    following = next((seen for seen in paragraphs[at + 1 :] if seen.bare), None)
    return following is not None and _NUMBER.match(following.bare) is not None


def _end_of_title(paragraphs: Sequence[Seen], start: int | None) -> int:
    """Return where the lines of a title end: those centred in its size that are no day and no name in brackets."""
    if start is None:
        return 0
    end = start + 1
    while end < len(paragraphs) and end < start + _MOST_TITLE_LINES:
        seen = paragraphs[end]
        is_line = _is_centred(seen) and _size(seen) == _size(paragraphs[start]) and not _DAY.search(seen.bare)
        if not is_line or _NOTE.fullmatch(seen.bare):
            break
        end += 1
    return end


def _size(seen: Seen) -> int:
    return seen.look.runs[0].size if seen.look.runs else 0


def _before_title(paragraphs: Sequence[Seen], roles: list[tuple[Role, int]], title: int | None) -> None:
    """Give what stands over the title its role in 版头."""
    for at in range(title or 0):
        if roles[at][0] is Role.BODY:
            is_number = _NUMBER.match(paragraphs[at].bare) is not None
            is_issuer = _is_issuer(paragraphs, at) and _is_centred(paragraphs[at])
            roles[at] = (Role.DOCUMENT_NUMBER if is_number else Role.ISSUER if is_issuer else Role.MARK), 0


def _addressee(paragraphs: Sequence[Seen], roles: list[tuple[Role, int]], title: int | None) -> None:
    """Find 主送机关: the first paragraph under the title, if it ends with a colon and is not moved in."""
    if title is None:
        return
    first = next(
        (at for at in range(title, len(roles)) if roles[at][0] is not Role.TITLE and paragraphs[at].bare), None
    )
    if first is not None and roles[first][0] is Role.BODY:
        seen = paragraphs[first]
        is_moved_in = seen.look.first_line > 0 or seen.text.startswith(("\u3000", "  "))
        if seen.bare.endswith(("：", ":")) and not is_moved_in and "。" not in seen.bare:
            roles[first] = Role.ADDRESSEE, 0


def _attachments(paragraphs: Sequence[Seen], roles: list[tuple[Role, int]]) -> None:
    """Find 附件说明, and 附件 with its title where an attachment begins."""
    for at, seen in enumerate(paragraphs):
        if roles[at][0] is not Role.BODY:
            continue
        before = roles[at - 1][0] if at else Role.BODY
        if (_NAMED.match(seen.bare) and "。" not in seen.bare[:-1]) or (
            before is Role.ATTACHMENT_NAME and _MORE_NAMES.match(seen.bare)
        ):
            roles[at] = Role.ATTACHMENT_NAME, 0
        elif _MARK.fullmatch(seen.bare):
            roles[at] = Role.ATTACHMENT_MARK, 0
        elif before is Role.ATTACHMENT_MARK and _is_centred(seen):
            roles[at] = Role.ATTACHMENT_TITLE, 0


def _end(paragraphs: Sequence[Seen], roles: list[tuple[Role, int]]) -> None:
    """Find 成文日期, the name over it, and 附注 under it."""
    for at in range(len(paragraphs) - 1, 0, -1):
        if roles[at][0] not in (Role.BODY, Role.DATE) or not _DAY.fullmatch(paragraphs[at].bare):
            continue
        roles[at] = Role.DATE, 0
        above = paragraphs[at - 1]
        if roles[at - 1][0] is Role.BODY and not _FORBIDDEN_IN_NAME.search(above.bare):
            roles[at - 1] = Role.SIGNATURE, 0
        if at + 1 < len(paragraphs) and roles[at + 1][0] is Role.BODY and _NOTE.fullmatch(paragraphs[at + 1].bare):
            roles[at + 1] = Role.NOTE, 0
        return
