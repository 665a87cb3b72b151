"""A fact file is UTF-8; what Notepad and others write instead is recognised."""

import codecs

import pytest

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.facts.loading import load

TEXT = "report: ideology\n# 局党委\nyear: 2022\n"


def only_error(content: bytes) -> Diagnostic:
    outcome = load(content, "facts.yaml")
    assert outcome.value is None
    assert [Severity.ERROR] == [diagnostic.severity for diagnostic in outcome.diagnostics]
    return outcome.diagnostics[0]


@pytest.mark.parametrize("content", [TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), TEXT.encode("utf-8-sig")])
def test_utf8_is_read_with_any_line_end_and_with_or_without_a_mark(content: bytes) -> None:
    node = load(content, "facts.yaml").value

    assert node is not None
    assert ["report", "year"] == [entry.key for entry in node.entries]
    assert ["facts.yaml:1:9", "facts.yaml:3:7"] == [str(entry.node.span) for entry in node.entries]


def test_gb18030_is_refused_at_its_first_chinese_character() -> None:
    error = only_error(TEXT.encode("gb18030"))

    assert "the file is written in GB18030, not in UTF-8" == str(error.message)
    assert "facts.yaml:2:3" == str(error.span)
    assert error.span is not None
    assert "# 局党委" == error.span.source.line(2)
    assert "UTF-8" in str(error.help)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["little-endian", "big-endian", "little-endian without a mark", "big-endian without a mark"],
)
def test_utf16_is_refused(content: bytes) -> None:
    error = only_error(content)

    assert "the file is written in UTF-16, not in UTF-8" == str(error.message)
    assert "UTF-8" in str(error.help)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_is_refused(encoding: str) -> None:
    mark = codecs.BOM_UTF32_LE if encoding == "utf-32-le" else codecs.BOM_UTF32_BE
    error = only_error(mark + TEXT.encode(encoding))

    assert "the file is written in UTF-32, not in UTF-8" == str(error.message)


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\0", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0"])
def test_a_word_file_is_called_one(content: bytes) -> None:
    error = only_error(content)

    assert "this is a Word or Excel file, not a fact file" == str(error.message)
    assert ".yaml" in str(error.help)


def test_reading_stops_in_words_after_a_hundred_faults() -> None:
    found = load("".join(f"a{number}: **\n" for number in range(150)).encode(), "facts.yaml").diagnostics

    assert 101 == len(found)
    assert "more than 100 faults: reading stops here" == str(found[-1].message)


def test_a_damaged_character_is_shown_where_it_stands() -> None:
    error = only_error(TEXT.encode().replace("党".encode(), b"\xe5\x85"))

    assert "wrong-encoding" == error.rule
    assert "facts.yaml:2:4" == str(error.span)


@pytest.mark.parametrize(
    ("character", "code"),
    [("\0", "U+0000"), ("\x1b", "U+001B"), ("\x85", "U+0085"), ("\u2028", "U+2028"), ("\ufffe", "U+FFFE")],
)
def test_a_character_that_no_text_may_hold_is_refused_with_its_place(character: str, code: str) -> None:
    error = only_error(TEXT.replace("局", f"局{character}").encode())

    assert f"the character {code} cannot be part of a fact file" == str(error.message)
    assert "facts.yaml:2:4" == str(error.span)


def test_a_lone_carriage_return_is_refused() -> None:
    error = only_error(b"report: ideology\ryear: 2022\n")

    assert "facts.yaml:1:17" == str(error.span)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "a: " + "{a: " * 300 + "1" + "}" * 300])
def test_nesting_without_measure_is_refused(text: str) -> None:
    assert "nested-too-deeply" == only_error(text.encode()).rule


def test_aliases_that_unfold_without_measure_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

    assert "endless-alias" == only_error("\n".join(lines).encode()).rule
