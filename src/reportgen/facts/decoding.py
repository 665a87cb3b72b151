"""Bytes of a fact file → its text; a file in another encoding is recognised and refused with the way out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Message, Outcome, Source, Span, message

__all__ = ["decode", "forbidden_in"]

_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""What no text may hold: control characters save tab and line feed, the two line ends that only Unicode knows (YAML 1.1
counts them as lines, no editor does), surrogates and noncharacters.  Compiled only when a text looks suspicious."""

_OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""What a .docx (a zip) and a .doc begin with."""

_SAMPLE = 4096
_MOST_SHOWN = 20


def decode(content: bytes, file: str) -> Outcome[Source]:
    """Return the text of a fact file in UTF-8, with or without a byte order mark.

    The mark is no part of the text; line ends stay as they are.  ``file`` is the name shown to the user.
    """
    if content.startswith(_OFFICE_FILES):
        said, cure = (
            message("this is a Word or Excel file, not a fact file"),
            message("give the fact file: a text file whose name ends with .yaml"),
        )
        return Outcome(None, (Diagnostic("not-a-text", said, Span(Source(file, ""), 1), cure),))
    wide = _wide_encoding(content)
    if wide:
        text = content.decode(wide, errors="replace").removeprefix("\ufeff")
        return Outcome(None, (_wrong_encoding(Span(Source(file, text), 1, 1), wide[:6].upper()),))
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return Outcome(None, (_not_utf8(content.removeprefix(codecs.BOM_UTF8), file),))
    source = Source(file, text)
    found = () if _is_harmless(text) else tuple(_forbidden_characters(source))
    return Outcome(None if found else source, found)


def _wide_encoding(content: bytes) -> str | None:
    """Tell which UTF-32 or UTF-16 the bytes are in: by the mark, else by where the zeros of ASCII characters stand."""
    if content.startswith(codecs.BOM_UTF32_LE):  # begins like the mark of UTF-16
        return "utf-32-le"
    if content.startswith(codecs.BOM_UTF32_BE):
        return "utf-32-be"
    if content.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if content.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = content[:_SAMPLE]
    zeros_high, zeros_low = sample[0::2].count(0), sample[1::2].count(0)
    if (zeros_high + zeros_low) * 8 < len(sample) or not sample:
        return None
    if zeros_low > 4 * zeros_high:
        return "utf-16-le"
    return "utf-16-be" if zeros_high > 4 * zeros_low else None


def _not_utf8(content: bytes, file: str) -> Diagnostic:
    """Say what the bytes are instead, at the first character that is not UTF-8."""
    broken = content.decode("utf-8", errors="replace")
    try:
        chinese: str | None = content.decode("gb18030")
    except UnicodeDecodeError:
        chinese = None
    # A few bad bytes in a text that is otherwise full of good UTF-8 are damage, not another encoding.
    damaged = broken.count("\ufffd") * 10 < sum(character > "\x7f" for character in broken)
    if chinese is None or damaged:
        before = broken.partition("\ufffd")[0]
        return Diagnostic(
            "wrong-encoding",
            message("this character is damaged: its bytes are not UTF-8"),
            _place(Source(file, broken), len(before)),
            message("type the character again and save the file as UTF-8"),
        )
    first = next(index for index, character in enumerate(chinese) if character > "\x7f")
    return _wrong_encoding(_place(Source(file, chinese), first), "GB18030")


def _wrong_encoding(span: Span, encoding: str) -> Diagnostic:
    return Diagnostic(
        "wrong-encoding",
        message("the file is written in {encoding}, not in UTF-8", encoding=encoding),
        span,
        message("save it as UTF-8: in Notepad choose 文件 → 另存为, set 编码 to UTF-8, and save under the same name"),
    )


def forbidden_in(text: str) -> str | None:
    """Return the first character of a value that nothing may hold, or None."""
    match = None if _is_harmless(text) else re.search(_FORBIDDEN, text)
    return None if match is None else match[0]


def _is_harmless(text: str) -> bool:
    """Tell quickly, for most files, that no forbidden character is in the text; False tells nothing."""
    return text.replace("\r\n", "").replace("\n", "").replace("\u3000", "").isprintable()


def _forbidden_characters(source: Source) -> Iterator[Diagnostic]:
    for count, match in enumerate(re.finditer(rf"(?!\r\n){_FORBIDDEN}", source.text)):
        if count == _MOST_SHOWN:
            return
        yield Diagnostic(
            "control-character",
            message("the character {code} cannot be part of a fact file", code=f"U+{ord(match[0]):04X}"),
            _place(source, match.start()),
            _cure(match[0]),
        )


def _cure(character: str) -> Message:
    if character == "\r":
        return message("end the line as Windows or Unix do, not with a lone carriage return")
    return message("delete it: it is invisible and came in by copying")


def _place(source: Source, offset: int) -> Span:
    before = source.text[:offset]
    return Span(source, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
