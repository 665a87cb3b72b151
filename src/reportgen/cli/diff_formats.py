"""How a difference is shown: to people, to programs, as a table for a report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportgen.diagnostics import Translate, message
from reportgen.pipeline.history.comparing import Comparison, FactChange, Move, Stated, Version

__all__ = ["COLUMNS", "cells_of", "rendered", "title_of", "unit_of_difference"]

_MOVES = {
    Move.CHANGED: message("changed"),
    Move.KNOWN: message("became known"),
    Move.BLANK: message("became blank"),
    Move.NOT_APPLICABLE: message("does not apply any more"),
    Move.ADDED: message("is new"),
    Move.DROPPED: message("was dropped"),
}
_STATES = {"blank": message("not known yet"), "not-applicable": message("not applicable"), "not-given": message("none")}
COLUMNS = (
    message("fact"),
    message("old"),
    message("new"),
    message("change"),
    message("change in %"),
    message("source"),
)


def rendered(format: str, old: Version, new: Version, found: Comparison, translate: Translate) -> str:  # noqa: A002 - the option's word
    """Return a difference in one of the formats."""
    match format:
        case "json":
            return json.dumps(_record(old, new, found), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            return "".join(f"{line}\n" for line in _as_markdown(old, new, found, translate))
        case "csv":
            return _as_csv(found, translate)
        case _:
            return "".join(f"{line}\n" for line in _as_text(found, translate))


def _as_text(found: Comparison, translate: Translate) -> Iterator[str]:
    for change in found.facts:
        head = message(
            "{label} ({route}) {move}", label=change.label, route=str(change.route), move=_MOVES[change.move]
        )
        yield head.render(translate)
        yield from _two_sides(_lines_of(change.old, translate), _lines_of(change.new, translate))
        yield from (f"  {line}" for line in _remarks(change, translate))
    if found.facts and found.sentences:
        yield ""
    for index, sentence in enumerate(found.sentences):
        if index:
            yield ""
        yield from _two_sides(sentence.old.splitlines(), sentence.new.splitlines())
    if not (found.facts or found.sentences):
        yield message("no difference").render(translate)


def _two_sides(old: list[str], new: list[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in old)
    yield from (f"+ {line}" for line in new)


def _lines_of(stated: Stated | None, translate: Translate) -> list[str]:
    if stated is None or (stated.state == "not-given" and not stated.text):
        return []
    if stated.state in _STATES:
        return [f"〔{_STATES[stated.state].render(translate)}〕"]
    return stated.text.splitlines()


def _remarks(change: FactChange, translate: Translate) -> Iterator[str]:
    if change.difference is not None:
        ratio = _ratio(change)
        by = _difference(change)
        said = message("by {by}, {ratio}", by=by, ratio=ratio) if ratio else message("by {by}", by=by)
        yield said.render(translate)
    stated = change.new
    if stated is not None:
        said_of = stated.provenance
        for label, text in (
            (message("source"), said_of.source),
            (message("by whom"), said_of.by),
            (message("note"), said_of.note),
        ):
            if text:
                yield message("{label}: {text}", label=label, text=text).render(translate)


def _difference(change: FactChange) -> str:
    """Return a change with its sign and unit: ``+8次``, ``-0.5个百分点``."""
    if change.difference is None or change.new is None:
        return ""
    return f"{_signed(change.difference)}{unit_of_difference(change.new)}"


def unit_of_difference(stated: Stated) -> str:
    """Return in what a number changes: a rate in points, all else in its own unit."""
    return "个百分点" if stated.unit == "%" else stated.unit


def _ratio(change: FactChange) -> str:
    return "" if change.ratio is None else f"{_signed(round(change.ratio * 100, 1))}%"


def _signed(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / value.denominator:+.10f}".rstrip("0").rstrip(".")


# --- tables -----------------------------------------------------------------------------------------------------------


def cells_of(change: FactChange, translate: Translate) -> tuple[str, ...]:
    """Return what stands under each of the columns."""
    old, new = ("\n".join(_lines_of(side, translate)) for side in (change.old, change.new))
    source = "" if change.new is None else change.new.provenance.source or ""
    return change.label, old, new, _difference(change), _ratio(change), source


def title_of(old: Version, new: Version, translate: Translate) -> str:
    """Return what a table of what differs is called."""
    return message("{old} and {new}", old=old.name, new=new.name).render(translate)


def _as_markdown(old: Version, new: Version, found: Comparison, translate: Translate) -> Iterator[str]:
    yield f"# {title_of(old, new, translate)}"
    if found.facts:
        yield ""
        yield _row(tuple(column.render(translate) for column in COLUMNS))
        yield _row(("---",) * len(COLUMNS))
        yield from (_row(cells_of(change, translate)) for change in found.facts)
    for sentence in found.sentences:
        yield ""
        yield from (f"- ~~{line}~~" for line in map(_escaped, sentence.old.splitlines()))
        yield from (f"- {line}" for line in map(_escaped, sentence.new.splitlines()))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_escaped(cell).replace(chr(10), '<br>') for cell in cells)} |"


def _escaped(text: str) -> str:
    for character in "\\`*_[]<>|~":
        text = text.replace(character, f"\\{character}")
    return text


def _as_csv(found: Comparison, translate: Translate) -> str:
    """Return the facts as a table that Excel opens: with a mark of UTF-8, and no cell that it would calculate."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([*(column.render(translate) for column in COLUMNS), message("route").render(translate)])
    for change in found.facts:
        label, old, new, difference, ratio, source = cells_of(change, translate)
        texts = map(_harmless, (label, old, new))
        writer.writerow([*texts, difference, ratio, _harmless(source), str(change.route)])
    return "\ufeff" + target.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


# --- for programs -----------------------------------------------------------------------------------------------------


def _record(old: Version, new: Version, found: Comparison) -> dict[str, object]:
    return {
        "old": old.name,
        "new": new.name,
        "facts": [_of_fact(change) for change in found.facts],
        "sentences": [{"old": each.old, "new": each.new} for each in found.sentences],
    }


def _of_fact(change: FactChange) -> dict[str, object]:
    new = change.new
    return {
        "route": str(change.route),
        "label": change.label,
        "move": str(change.move),
        "old": None if change.old is None else change.old.text,
        "new": None if new is None else new.text,
        "difference": None if change.difference is None else float(change.difference),
        "ratio": None if change.ratio is None else float(change.ratio),
        "source": None if new is None else new.provenance.source,
        "by": None if new is None else new.provenance.by,
        "note": None if new is None else new.provenance.note,
    }
