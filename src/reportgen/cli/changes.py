"""What a command changes in a fact file, a line a fact: ``推送信息条数：待填 → 30余``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Message, message
from reportgen.facts.answer import Answer, shown_answer
from reportgen.facts.provenance import PROVENANCE
from reportgen.pipeline.filling import Change, Filled

__all__ = ["change_line", "change_lines", "shown_value"]


def change_lines(filled: Filled) -> Iterator[Message]:
    """Yield a line for each fact that changes, and for each that is as it was stated already."""
    yield from map(change_line, filled.changes)
    for each in filled.standing:
        yield message("{label} is {value} already", label=each.label, value=shown_value(each.new))


def change_line(change: Change) -> Message:
    """Return what changes of one fact, with what is said of the new value and what goes with the old one."""
    old, new = shown_value(change.old), shown_value(change.new)
    line = message("{label}: {old} → {new}", label=change.label, old=old, new=new)
    if not change.is_of_value:
        line = message("{label}: {value}", label=change.label, value=new)
    if change.stated:
        line = message("{change} ({provenance})", change=line, provenance=_named(change.stated))
    if change.dropped:
        line = message("{change}; taken out: {provenance}", change=line, provenance=_named(change.dropped))
    return line


def shown_value(answer: Answer) -> Message | str:
    """Return an answer on one line; the items of a list apart by ；."""
    if answer == ():
        return message("an empty list")
    return "；".join(shown_answer(answer).split("\n")) or message("(empty)")


def _named(provenance: Sequence[tuple[str, str]]) -> str:
    return "；".join(f"{PROVENANCE[key]}：{'；'.join(text.splitlines())}" for key, text in provenance)
