"""One line that YAML cannot read: what a person did to it, in plain words.

YAML's own complaints name its grammar, not what a person did.  So a line is compared with the mistakes that people
make.
"""

from __future__ import annotations

import re

from reportgen.diagnostics import Message, message
from reportgen.diagnostics.frozen import frozen

__all__ = ["KEYED", "Fault", "emptied", "fault_of_line", "fault_of_shape"]

KEYED = r"(?P<head> *(?:- +)*(?:[^\s:：\"'#\[{&*!|>%@`-][^:：]*?:(?: +|$))?)(?P<value>.*?)\s*$"
_FULL_WIDTH_COLON = r"(?P<head> *(?:- +)*(?P<key>[A-Za-z_]\w*) *)：(?P<value>.*)"
_NO_SPACE = r"(?P<head> *(?:- +)*(?P<key>[A-Za-z_]\w*)):(?P<value>[^ \t\r\n].*)"
_DASH = r"(?P<head> *(?:- +)*)-(?P<value>[^ \t\r\n-].*)"
_TAB_BEHIND_DASH = r"(?P<head> *(?:- +)*-)\t+(?P<value>.*)"
_COMMA_IN_BRACKETS = r"[\[{,]\s*(?P<nothing>,)|(?P<wide>，)\s*\w+:"
_COMMENT = r"\s+#.*"
_CLOSED = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}
_BRACKETS = {"[": r"\[[^\[\]]*\]", "{": r"\{[^{}]*\}"}
_RESERVED = "&!@`%|>,]}?"


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


def fault_of_line(line: str) -> Fault | None:
    """Compare one line with the mistakes that people make; None when it looks fine by itself."""
    if line.lstrip(" ").startswith("#"):
        return None
    return fault_of_shape(line) or _fault_of_value(line)


def fault_of_shape(line: str) -> Fault | None:
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
            emptied(match["head"] + ":", line),
        )
    if match := re.match(_NO_SPACE, line):
        return Fault(
            "no-space-after-colon",
            message('no space stands after the colon of "{key}"', key=match["key"]),
            message('write "{key}: {value}"', key=match["key"], value=_shown(match["value"].strip())),
            match.end("head"),
            1,
            emptied(match["head"] + ":", line),
        )
    if match := re.match(_DASH, line):
        return Fault(
            "no-space-after-dash",
            message("no space stands after the dash of a list item"),
            message('write "- {value}"', value=_shown(match["value"].strip())),
            match.end("head"),
            1,
            emptied(match["head"] + "-", line),
        )
    if match := re.match(_TAB_BEHIND_DASH, line):
        return Fault(
            "no-space-after-dash",
            message("a tab stands after the dash of a list item, not a space"),
            message('write "- {value}"', value=_shown(match["value"].strip())),
            match.end("head"),
            1,
            emptied(match["head"], line),
        )
    return None


def _fault_of_value(line: str) -> Fault | None:
    """Find what is wrong with the value after a key or a dash."""
    match = re.match(KEYED, line)
    if match is None or not match["value"]:
        return None
    start, value = match.start("value"), match["value"]
    words = _words_on(value)
    if words is None:
        return None
    rule, said, cure = words
    return Fault(rule, said, cure, start, len(value), emptied(match["head"], line))


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
            return _words_on_commas(value)
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
    if bare.rstrip() == "-":
        return (
            "reserved-character",
            message('the value begins with "{character}", which YAML keeps for itself', character=first),
            message("write 0 or [] if there are none; leave the value empty if it is not known yet"),
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


def _words_on_commas(value: str) -> tuple[str, Message, Message] | None:
    comma = re.search(_COMMA_IN_BRACKETS, value)
    if comma is None:
        return None
    said = (
        message('the keys in brackets are apart by the full-width comma "，"')
        if comma["wide"]
        else message("nothing stands before a comma in the brackets")
    )
    return "misplaced-comma", said, message('write the half-width comma "," between two of them, and nowhere else')


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


def emptied(head: str, line: str) -> str:
    """Return a line with nothing left of it but its head; spaces keep its length."""
    return head + " " * (len(line) - len(head))


def _shown(text: str, width: int = 40) -> str:
    return text if len(text) <= width else f"{text[:width]}…"
