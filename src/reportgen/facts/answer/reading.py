"""From what somebody typed to an answer; or why it is none, in words for whoever typed it."""

from __future__ import annotations

import re
import unicodedata

from reportgen.diagnostics import Message, message
from reportgen.facts.answer.day import day_of, year_of
from reportgen.facts.answer.listing import NO_ITEMS, items_in, says_none, text_in, texts_in
from reportgen.facts.answer.number import count_of, rate_of
from reportgen.facts.answer.stating import Answer, Record
from reportgen.facts.decoding import forbidden_in
from reportgen.facts.fact import Fact, FactList, State, Value
from reportgen.facts.field import members_of
from reportgen.facts.kinds.choice import Choice
from reportgen.facts.kinds.count import Count
from reportgen.facts.kinds.date import Date
from reportgen.facts.kinds.kind import Kind, not_applicable_here, shown
from reportgen.facts.kinds.list_of import ListOf
from reportgen.facts.kinds.rate import Rate
from reportgen.facts.kinds.year import Year
from reportgen.facts.marker import NOT_APPLICABLE, is_marker
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.section import Section

__all__ = ["read_answer"]

_NO_SUCH_THING = frozenset({"无此项", "没有此项", "无此事项", "无此类事项", "不涉及"})
_NUMBER_ALONE = message('write the number alone, and the rest under "{column}"', column="备注")
_CURES: dict[str, Message] = {
    "no-space-before-comment": _NUMBER_ALONE,
    "several-titles": message("write each title on a line of its own"),
    "text-after-number": _NUMBER_ALONE,
}
"""What to do about what a kind refuses, where its own advice names the keys and comments of a fact file."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""Line ends of Windows, and those that Word and Excel put within a paragraph or a cell."""


def read_answer(kind: Kind | ListOf, typed: str, *, standing: Fact | FactList[object] | None = None) -> Answer:
    """Understand what was typed; the inverse of :func:`shown_answer`, and much more forgiving than a fact file.

    Full-width digits and signs, thousands separators, the measure word, ``百分之九十九``, Chinese numerals and spaces
    are all understood; a bare number is a rate in per cent.  A bare number for a blank that knows its approximator
    (``××余``, in ``standing``) keeps it; with its measure word or its sign (``30场``, ``99%``), or said to be so
    (``正好30``), it is exact.
    A list has an item a line; a list of texts may stand on one line, its items apart by ``；``.  Of a record the texts
    stand apart by ``｜``, ``|`` or a tab.  ``[]`` says that a list has no items.
    Empty text and markers (``待填``) are no answer: empty.

    Raises:
        UnreadableError: It is no value of this kind; says what is wrong and what to write.
    """
    text = _LINE_ENDS.sub("\n", typed).strip()
    if not text or is_marker(text):
        return ""
    _refuse_characters(kind, text)
    if text == NOT_APPLICABLE:
        stands = standing is not None and standing.state is State.NOT_APPLICABLE  # its whole section may be 不适用
        if not kind.may_not_apply and not stands:
            raise not_applicable_here(kind.label, optional=kind.optional)
        return NOT_APPLICABLE
    _refuse_no_such_thing(kind, text)
    if isinstance(kind, ListOf):
        return _items(kind, text)
    return _single(kind, text, standing if isinstance(standing, Fact) else None)


def _single(kind: Kind, text: str, standing: Fact | None) -> str:
    """Return the one text that a fact is stated by.

    Raises:
        UnreadableError: It is no value of this kind.
    """
    if kind.blank_of(text) is not None:
        return ""
    try:
        return _value(kind, text, standing).canonical()
    except UnreadableError as error:
        cure = _CURES.get(error.rule, error.cure)
        raise UnreadableError(error.rule, error.problem, cure, error.piece) from None


def _value(kind: Kind, text: str, standing: Fact | None) -> Value:
    match kind:
        case Count():
            return count_of(kind, text, standing)
        case Rate():
            return rate_of(kind, text, standing)
        case Date():
            return day_of(kind, text)
        case Year():
            return year_of(kind, text)
        case Choice():
            return kind.value_of(_chosen(kind, text))
        case _:
            return kind.value_of(text)


def _chosen(kind: Choice, text: str) -> str:
    """Return the word that was meant where spaces and the width of characters alone differ."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return next((word for word in kind.among if unicodedata.normalize("NFKC", word) == plain), text)


def _items(kind: ListOf, text: str) -> Answer:
    """Return the items of a list.

    Raises:
        UnreadableError: One of them is none; or it may be meant that there are none, or that nothing applies.
    """
    if "".join(unicodedata.normalize("NFKC", text).split()) == NO_ITEMS:
        return ()
    if says_none(text):
        said = message('{label} is a list, and "{text}" is no item of it', label=kind.label, text=text)
        raise UnreadableError("not-a-list", said, _advice_on_none(kind))
    if isinstance(kind.item, Kind):
        item = kind.item
        return tuple(_text(item, each) for each in items_in(text, is_record=False))
    return tuple(_record(kind, kind.item, each) for each in items_in(text, is_record=True))


def _record(kind: ListOf, model: type[Section], line: str) -> Record:
    kinds = {name: member for name, member in members_of(model) if isinstance(member, Kind)}
    texts = texts_in(line, len(kinds))
    if len(texts) < len(kinds):
        said = message(
            '{label} has {count} texts in each line, and "{text}" has {found}',
            label=kind.label,
            count=len(kinds),
            text=shown(line),
            found=len(texts),
        )
        right = "｜".join(member.label for member in kinds.values())
        raise UnreadableError("incomplete-record", said, message('write them like "{right}"', right=right))
    return tuple((name, _text(member, text)) for (name, member), text in zip(kinds.items(), texts, strict=True))


def _text(kind: Kind, typed: str) -> str:
    answer = read_answer(kind, text_in(typed))
    assert isinstance(answer, str)  # noqa: S101 - a single kind has no items
    return answer


def _advice_on_none(kind: ListOf) -> Message:
    if kind.may_not_apply:
        return message(
            'write "{none}" if there are none, "{word}" if there is no such thing here',
            none=NO_ITEMS,
            word=NOT_APPLICABLE,
        )
    return message('write "{none}" if there are none', none=NO_ITEMS)


# --- what is refused --------------------------------------------------------------------------------------------------


def _refuse_characters(kind: Kind | ListOf, text: str) -> None:
    character = forbidden_in(text.replace("\n", "").replace("\t", ""))
    if character is None:
        return
    code, rest = f"U+{ord(character):04X}", shown(text.replace(character, ""))
    said = message('{label} "{text}" holds the character {code}', label=kind.label, text=rest, code=code)
    raise UnreadableError("control-character", said, message("delete it: it is invisible and came in by copying"))


def _refuse_no_such_thing(kind: Kind | ListOf, text: str) -> None:
    if text not in _NO_SUCH_THING:
        return
    if not kind.may_not_apply:
        raise not_applicable_here(kind.label, optional=kind.optional)
    said = message('{label} "{text}" is not how it is said', label=kind.label, text=text)
    raise UnreadableError("no-such-thing", said, message('write "{right}"', right=NOT_APPLICABLE))
