"""What YAML cannot read, in plain words, and how the line is made readable so that the rest is looked at too.

YAML's own complaints name its grammar, not what a person did.  So the lines around the complaint are compared with the
mistakes that people make; where one fits, its value is taken out of the line, and reading can go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import yaml

from reportgen.diagnostics import Diagnostic, Source, Span, message
from reportgen.facts.faulty_line import KEYED, Fault, emptied, fault_of_line, fault_of_shape
from reportgen.facts.node import Node, ScalarNode

__all__ = ["explain", "faults_around", "unused_anchors"]

_BARE_KEY = r" *(?:- +)*(?P<value>[A-Za-z_]\w*)\s*$"
_LOOK_BACK = 3


def explain(error: yaml.YAMLError, source: Source, text: str) -> tuple[tuple[Diagnostic, ...], str | None]:
    """Return what is wrong, and the text with the fault taken out (None where reading cannot go on).

    ``text`` is the source's text, perhaps with earlier faults taken out already; no column differs.
    """
    lines = text.split("\n")
    for number in _candidates(error, lines):
        fault = fault_of_line(lines[number]) or _bad_escape(error, number, lines[number])
        if fault is not None and fault.rule == "tab-indentation":
            return _all_tabs(source, lines)
        if fault is not None:
            return _found(fault, source, lines, number)
    for number in reversed(range(min(_problem_line(error) + 1, len(lines)))):
        fault = fault_of_line(lines[number])
        if fault is not None and fault.rule == "unclosed-quote":
            return _found(fault, source, lines, number)
    return _unknown_fault(error, source, lines)


def faults_around(node: Node) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the shape of the lines that a scalar begins with; nothing when they look fine.

    For scalars where keys or a list belong: ``year:2022`` is a scalar to YAML, so is ``-item``, and several such lines
    are one.
    """
    if not isinstance(node, ScalarNode) or not node.plain:
        return ()
    source, found = node.span.source, list[Diagnostic]()
    for number in count(node.span.line):
        fault = fault_of_shape(source.line(number))
        if fault is None:
            return tuple(found)
        found.append(_diagnostic(fault, source, number - 1))
    return ()


def _bad_escape(error: yaml.YAMLError, number: int, line: str) -> Fault | None:
    """Find a backslash in double quotes that YAML does not know, or a key without its colon."""
    if "escape" in str(getattr(error, "problem", "")) and number == _problem_line(error) and "\\" in line:
        match = re.match(KEYED, line)
        mark = getattr(error, "problem_mark", None)
        return Fault(
            "unknown-escape",
            message("a backslash in double quotes begins an escape, and this one is not known"),
            message("use single quotes, in which a backslash is only a backslash"),
            line.rfind("\\", 0, len(line) if mark is None else mark.column + 1),
            1,
            None if match is None else emptied(match["head"], line),
        )
    if "expected ':'" in str(getattr(error, "problem", "")) and (match := re.match(_BARE_KEY, line)):
        return Fault(
            "no-colon",
            message('no colon stands after "{key}"', key=match["value"]),
            message('write "{key}: …", or indent the line if it continues the value above', key=match["value"]),
            match.start("value"),
            len(match["value"]),
            " " * len(line),
        )
    return None


def _candidates(error: yaml.YAMLError, lines: list[str]) -> Iterator[int]:
    """Yield the lines where the mistake may be: that of the thing being read, of the complaint, and those above it."""
    context, mark = str(getattr(error, "context", "")), getattr(error, "context_mark", None)
    if mark is not None and "block mapping" not in context and "block collection" not in context:
        yield min(mark.line, len(lines) - 1)
    last = min(_problem_line(error), len(lines) - 1)
    yield last
    above = [number for number in range(last) if lines[number].strip()]
    yield from reversed(above[-_LOOK_BACK:])


def _problem_line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return 0 if mark is None else int(mark.line)


def unused_anchors(events: Iterable[yaml.Event], source: Source) -> Iterator[Diagnostic]:
    """Find values that begin with ``&`` and a word: YAML takes it for the name of an anchor and drops it."""
    anchors: dict[str | None, Any] = {}
    used: set[str | None] = {None}
    for event in events:
        match event:
            case yaml.AliasEvent():
                used.add(event.anchor)
            case yaml.ScalarEvent():
                anchors[event.anchor] = event.start_mark
    for name, mark in anchors.items():
        if name is not None and name not in used:
            yield Diagnostic(
                "reserved-character",
                message('the value begins with "{character}", which YAML keeps for itself', character="&"),
                Span(source, mark.line + 1, mark.column + 1, len(name) + 1),
                message("put the value in quotes"),
            )


def _all_tabs(source: Source, lines: list[str]) -> tuple[tuple[Diagnostic, ...], str | None]:
    """Find all lines that are indented with tabs: where one is, most are."""
    faults = [(number, fault_of_shape(line)) for number, line in enumerate(lines)]
    tabs = {number: fault for number, fault in faults if fault is not None and fault.rule == "tab-indentation"}
    found = tuple(_diagnostic(fault, source, number) for number, fault in tabs.items())
    return found, "\n".join(emptied("", line) if number in tabs else line for number, line in enumerate(lines))


def _diagnostic(fault: Fault, source: Source, number: int) -> Diagnostic:
    return Diagnostic(fault.rule, fault.message, Span(source, number + 1, fault.start + 1, fault.length), fault.help)


def _found(fault: Fault, source: Source, lines: list[str], number: int) -> tuple[tuple[Diagnostic, ...], str | None]:
    found = (_diagnostic(fault, source, number),)
    if fault.repaired is None or fault.repaired == lines[number]:
        return found, None
    return found, "\n".join((*lines[:number], fault.repaired, *lines[number + 1 :]))


def _unknown_fault(
    error: yaml.YAMLError, source: Source, lines: list[str]
) -> tuple[tuple[Diagnostic, ...], str | None]:
    """Blame the line that YAML complains of; it is taken out with all that stands under it."""
    number = min(_problem_line(error), len(lines) - 1)
    if "single document" in str(getattr(error, "context", "")):
        said, cure = (
            message('a second document begins here: "---" stands between two'),
            message("keep one report in one file"),
        )
        return (Diagnostic("several-documents", said, Span(source, number + 1, 1, 3), cure),), None
    line = lines[number]
    indent, end = _indent(line), number + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    found = Diagnostic(
        "uneven-indentation",
        message("this line does not fit under the lines above it"),
        Span(source, number + 1, indent + 1, max(1, len(line.strip()))),
        message("indent it exactly like the other keys or items of its section"),
    )
    repaired = [*lines[:number], *(emptied("", each) for each in lines[number:end]), *lines[end:]]
    return (found,), "\n".join(repaired) if line.strip() else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
