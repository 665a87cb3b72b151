"""``reportgen info``: what a report was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.here import check_here
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Message, message
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.pipeline.information import Information, information_on
from reportgen.pipeline.manifest import FACTS, LAYOUT, ORIGIN, TEMPLATE
from reportgen.project import meant

__all__ = ["FORMATS", "show_information"]

FORMATS = ("text", "json")
_NAMES = {
    "report": message("report type"),
    "year": message("year"),
    ORIGIN: message("fact file"),
    FACTS: message("facts"),
    TEMPLATE: message("template"),
    LAYOUT: message("layout"),
}
"""What is told of the identity, in this order."""
_SHOWN = 12
"""Digits of a hash that are shown to people; json has them all."""
_HASHES = frozenset({FACTS, TEMPLATE, LAYOUT})


def show_information(file: str, format: str, console: Console) -> int:  # noqa: A002 - the word of the option
    """Show what a report says of itself, and return the exit code.

    Raises:
        WrongUsage: There is no such format.
        ReportgenError: The file cannot be read.
    """
    if format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=format), meant(format, FORMATS))
    if not file:
        raise WrongUsage(message("the name of a file is empty"))
    check_here()
    refuse_pipe(Path(file), file)
    found = information_on(read_input(Path(file), file, suffixes=(".docx", ".md")), file)
    console.show(found.diagnostics)
    if found.value is None:
        return 1
    if format == "json":
        console.hand_over((json.dumps(_record(file, found.value), ensure_ascii=False, indent=2) + "\n").encode())
    else:
        for label, text in _lines(found.value):
            console.say(message("{label}: {text}", label=label, text=text))
    return 0


def _record(file: str, found: Information) -> dict[str, object]:
    facts = found.facts
    return {
        "file": file,
        "version": found.version,
        "untouched": found.is_untouched,
        **{name.replace("-", "_"): dict(found.identity).get(name) for name in _NAMES},
        "facts": None if facts is None else len({str(fact.route) for fact in facts}),
    }


def _lines(found: Information) -> Iterator[tuple[Message, Message | str]]:
    unknown = message("not known: another program has saved it")
    yield message("made by"), f"reportgen {found.version}" if found.version is not None else unknown
    identity = dict(found.identity)
    for name, label in _NAMES.items():
        if name in identity:
            yield label, identity[name][:_SHOWN] if name in _HASHES else identity[name]
    state = message("as it was made") if found.is_untouched else message("changed since it was made")
    yield message("state"), state
