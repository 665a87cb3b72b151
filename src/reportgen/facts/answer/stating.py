"""From a fact to its answer, and to the text by which an answer is shown in a cell or a line."""

from __future__ import annotations

from reportgen.facts.answer.listing import line_of, lines_of
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.kinds.count import CountValue
from reportgen.facts.kinds.rate import RateValue
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.facts.section import Section

__all__ = ["Answer", "Record", "answer_of", "awaited_of", "shown_answer"]

Record = tuple[tuple[str, str], ...]
"""The keys of a record and their texts; an empty text is a blank."""

Answer = str | tuple[str | Record, ...]
"""What is to stand in the fact file: a text in canonical writing (``30余``, ``99%以上``, ``2022-12-31``; empty for a
blank; ``不适用``); for a list its items, each a text, or a record's keys and texts."""


def answer_of(fact: Fact | FactList[object]) -> Answer:
    """Return what is stated of a fact; empty when it is blank or not given.

    A list that is known has a tuple of items, which may be none.
    """
    if fact.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if fact.state is not State.KNOWN:
        return ""
    if isinstance(fact, FactList):
        return tuple(map(_item, fact.items))
    return _text(fact)


def _item(item: object) -> str | Record:
    if isinstance(item, Section):
        return tuple((name, _text(getattr(item, name))) for name in type(item).model_fields)
    return _text(item)


def _text(member: object) -> str:
    """Return what is stated of one fact.

    Raises:
        TypeError: It is none: a record holds single facts only.
    """
    if not isinstance(member, Fact):
        raise TypeError(type(member))
    if member.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return "" if member.value is None else member.value.canonical()


def awaited_of(fact: Fact | FactList[object]) -> str:
    """Return what is to stand for a fact that becomes blank: ``××余`` for ``30余``, nothing for an exact number."""
    value = fact.value if isinstance(fact, Fact) else None
    return value.awaited() if isinstance(value, CountValue | RateValue) else ""


def shown_answer(answer: Answer) -> str:
    """Return an answer as one text for a cell or a line.

    A list has an item a line, ``[]`` when it has none; the texts of a record stand apart by ``｜``.  A blank item is
    ``待填``; a line end within an item is shown as ``↵``.
    """
    if isinstance(answer, str):
        return answer
    texts = [(item,) if isinstance(item, str) else tuple(text for _, text in item) for item in answer]
    is_record = any(not isinstance(item, str) for item in answer)
    return lines_of([line_of(each) for each in texts], is_record=is_record)
