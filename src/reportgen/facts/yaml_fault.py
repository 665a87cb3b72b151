"""What YAML cannot read, in plain words, and how the line is made readable so that the rest is looked at too.

YAML's own complaints name its grammar, not what a person did.  So the lines around the complaint are compared with the
mistakes that people make; where one fits, its value is taken out of the line, and reading can go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import yaml

from reportgen.diagnostics import Diagnostic, Message, Source, Span, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.node import Node, ScalarNode

__all__ = ["explain", "faults_around"]

_KEYED = r"(?P<head> *(?:- +)*(?:[^\s:：\"'#\[{&*!|>%@`-][^:：]*?:(?: +|$))?)(?P<value>.*?)\s*$"
_FULL_WIDTH_COLON = r"(?P<head> *(?:- +)*(?P<key>[A-Za-z_]\w*) *)：(?P<value>.*)"
_NO_SPACE = r"(?P<head> *(?:- +)*(?P<key>[A-Za-z_]\w*)):(?P<value>[^ \t\r\n].*)"
_DASH = r"(?P<head> *(?:- +)*)-(?P<value>[^ \t\r\n-].*)"
_BARE_KEY = r" *(?:- +)*(?P<value>[A-Za-z_]\w*)\s*$"
_COMMENT = r"\s+#.*"
_CLOSED = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}
_BRACKETS = {"[": r"\[[^\[\]]*\]", "{": r"\{[^{}]*\}"}
_RESERVED = "&!@`%|>,]}?"
_LOOK_BACK = 3


@frozen
class Fault:
    """One mistake in one line."""

    rule: str
    message: Message
    help: Message
    start: int
    """Of the faulty piece, in characters from the line's beginning."""
    length: int
    repaired: str | None = None
    """The line without the faulty value; None where reading cannot go on."""


def explain(error: yaml.YAMLError, source: Source, text: str) -> tuple[Diagnostic, str | None]:
    """Return what is wrong, and the text with the fault taken out (None where reading cannot go on).

    ``text`` is the source's text, perhaps with earlier faults taken out already; no column differs.
    """
    lines = text.split("\n")
    for number in _candidates(error, lines):
        fault = _fault_of_line(lines[number]) or _bad_escape(error, number, lines[number])
        if fault is not None:
            return _found(fault, source, lines, number)
    for number in reversed(range(min(_problem_line(error) + 1, len(lines)))):
        fault = _fault_of_line(lines[number])
        if fault is not None and fault.rule == "unclosed-quote":
            return _found(fault, source, lines, number)
    return _unknown_fault(error, source, lines), None


def faults_around(node: Node) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the shape of the lines that a scalar begins with; nothing when they look fine.

    For scalars where keys or a list belong: ``year:2022`` is a scalar to YAML, so is ``-item``, and several such lines
    are one.
    """
    if not isinstance(node, ScalarNode) or not node.plain:
        return ()
    source, found = node.span.source, list[Diagnostic]()
    for number in count(node.span.line):
        fault = _fault_of_shape(source.line(number))
        if fault is None:
            return tuple(found)
        found.append(
            Diagnostic(fault.rule, fault.message, Span(source, number, fault.start + 1, fault.length), fault.help)
        )
    return ()


def _fault_of_line(line: str) -> Fault | None:
    """Compare one line with the mistakes that people make; None when it looks fine by itself."""
    if line.lstrip(" ").startswith("#"):
        return None
    return _fault_of_shape(line) or _fault_of_value(line)


def _fault_of_shape(line: str) -> Fault | None:
    """Find what is wrong around a key: tabs, colons and dashes."""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in blanks and line.strip():
        return Fault(
            "tab-indentation",
            message("the line is indented with a tab"),
            message("indent with spaces, two for each step"),
            blanks.index("\t"),
            1,
        )
    if match := re.match(_FULL_WIDTH_COLON, line):
        return Fault(
            "full-width-colon",
            message('after "{key}" stands the full-width colon "："', key=match["key"]),
            message('write the half-width colon and a space: "{key}: …"', key=match["key"]),
            match.end("head"),
            1,
            _emptied(match["head"] + ":", line),
        )
    if match := re.match(_NO_SPACE, line):
        return Fault(
            "no-space-after-colon",
            message('no space stands after the colon of "{key}"', key=match["key"]),
            message('write "{key}: {value}"', key=match["key"], value=_shown(match["value"].strip())),
            match.end("head"),
            1,
            _emptied(match["head"] + ":", line),
        )
    if match := re.match(_DASH, line):
        return Fault(
            "no-space-after-dash",
            message("no space stands after the dash of a list item"),
            message('write "- {value}"', value=_shown(match["value"].strip())),
            match.end("head"),
            1,
            _emptied(match["head"] + "-", line),
        )
    return None


def _fault_of_value(line: str) -> Fault | None:
    """Find what is wrong with the value after a key or a dash."""
    match = re.match(_KEYED, line)
    if match is None or not match["value"]:
        return None
    start, value = match.start("value"), match["value"]
    words = _words_on(value)
    if words is None:
        return None
    rule, said, cure = words
    return Fault(rule, said, cure, start, len(value), _emptied(match["head"], line))


def _words_on(value: str) -> tuple[str, Message, Message] | None:
    first, bare = value[0], re.sub(_COMMENT, "", value)
    if first == "*":
        return (
            "unquoted-asterisk",
            message('the value "{value}" begins with an asterisk, which YAML keeps for itself', value=_shown(bare)),
            message("leave the value empty if it is not known yet, or put it in quotes"),
        )
    if first in _CLOSED:
        return _words_on_quotes(value, first)
    if first in _BRACKETS:
        rest = re.sub(_BRACKETS[first], "", value, count=1)
        if rest != value and not re.sub(_COMMENT, "", f" {rest}").strip():
            return None
        return (
            "reserved-character",
            message('the value begins with "{character}", which opens a list or a mapping in YAML', character=first),
            message("put the value in quotes if it is text, or close the bracket and let nothing follow it"),
        )
    if first in _RESERVED:
        return (
            "reserved-character",
            message('the value begins with "{character}", which YAML keeps for itself', character=first),
            message("put the value in quotes"),
        )
    if value.startswith("- "):
        return (
            "list-beside-key",
            message("a list item stands on the line of its key"),
            message("put each item on a line of its own, indented and with a dash"),
        )
    if ": " in bare or bare.endswith(":"):
        return (
            "colon-in-value",
            message('the value "{value}" holds a colon with a space, which YAML reads as a key', value=_shown(bare)),
            message("put the value in quotes"),
        )
    return None


def _words_on_quotes(value: str, quote: str) -> tuple[str, Message, Message] | None:
    closed = re.match(_CLOSED[quote], value)
    if closed is None:
        return (
            "unclosed-quote",
            message("the quote that opens here is never closed"),
            message("close it with the same quotation mark on this line"),
        )
    if re.sub(_COMMENT, "", f" {value[closed.end() :]}").strip():
        return (
            "text-after-quote",
            message('text stands after the closing quote: "{text}"', text=_shown(value[closed.end() :].strip())),
            message("put the whole value in single quotes, or use Chinese quotation marks “ ” within it"),
        )
    return None


def _bad_escape(error: yaml.YAMLError, number: int, line: str) -> Fault | None:
    """Find a backslash in double quotes that YAML does not know, or a key without its colon."""
    if "escape" in str(getattr(error, "problem", "")) and number == _problem_line(error) and "\\" in line:
        match = re.match(_KEYED, line)
        mark = getattr(error, "problem_mark", None)
        return Fault(
            "unknown-escape",
            message("a backslash in double quotes begins an escape, and this one is not known"),
            message("use single quotes, in which a backslash is only a backslash"),
            line.rfind("\\", 0, len(line) if mark is None else mark.column + 1),
            1,
            None if match is None else _emptied(match["head"], line),
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


def _found(fault: Fault, source: Source, lines: list[str], number: int) -> tuple[Diagnostic, str | None]:
    span = Span(source, number + 1, fault.start + 1, fault.length)
    repaired = fault.repaired
    if repaired is not None and repaired != lines[number]:
        text = "\n".join((*lines[:number], repaired, *lines[number + 1 :]))
        return Diagnostic(fault.rule, fault.message, span, fault.help), text
    return Diagnostic(fault.rule, fault.message, span, fault.help), None


def _unknown_fault(error: yaml.YAMLError, source: Source, lines: list[str]) -> Diagnostic:
    number = min(_problem_line(error), len(lines) - 1)
    if "single document" in str(getattr(error, "context", "")):
        return Diagnostic(
            "several-documents",
            message('a second document begins here: "---" stands between two'),
            Span(source, number + 1, 1, 3),
            message("keep one report in one file"),
        )
    line = lines[number]
    indent = len(line) - len(line.lstrip())
    return Diagnostic(
        "uneven-indentation",
        message("this line does not fit under the lines above it"),
        Span(source, number + 1, indent + 1, max(1, len(line.strip()))),
        message("indent it exactly like the other keys or items of its section"),
    )


def _emptied(head: str, line: str) -> str:
    return head + " " * (len(line) - len(head))


def _shown(text: str, width: int = 40) -> str:
    return text if len(text) <= width else f"{text[:width]}…"
