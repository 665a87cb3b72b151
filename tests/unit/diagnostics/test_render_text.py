"""Diagnostics as text: the caret stands under what is meant, whatever stands before it."""

import pytest

from reportgen.diagnostics import Diagnostic, Severity, Source, Span, listed, message
from reportgen.diagnostics.render_text import display_width, render


def diagnostic(line: str, column: int | None, length: int = 1) -> Diagnostic:
    span = Span(Source("facts.yaml", f"\n{line}\n"), 2, column, length)
    return Diagnostic("a-rule", message("what is wrong"), span, message("what to do"))


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("abc: 1", 6, 1, "     ^"),
        ("名称: 局党委", 5, 3, "      ^^^^^^"),
        ("e\u0301: 1", 5, 1, "   ^"),
        ("\U0001f600: 1", 4, 1, "    ^"),
        ("a:\t1", 4, 1, "      ^"),
        ("abc", 4, 1, "   ^"),
    ],
    ids=["ASCII", "Chinese", "a combining accent", "an emoji", "a tab", "the end of the line"],
)
def test_the_caret_is_laid_out_by_display_width(line: str, column: int, length: int, carets: str) -> None:
    shown, under = render([diagnostic(line, column, length)]).splitlines()[1:3]

    assert f"    {line}".replace("\t", "    ") == shown
    assert f"    {carets}" == under


def test_a_diagnostic_says_place_severity_rule_message_and_help() -> None:
    expected = "facts.yaml:2:1: error[a-rule] what is wrong\n    abc\n    ^\nhelp: what to do\n"

    assert expected == render([diagnostic("abc", 1)])


def test_several_diagnostics_are_apart_by_an_empty_line() -> None:
    text = render([diagnostic("abc", 1), diagnostic("abc", 2)])

    assert 1 == text.count("\n\n")
    assert "" == render([])


def test_a_line_without_a_column_has_no_caret() -> None:
    expected = "facts.yaml:2: error[a-rule] what is wrong\n    abc\nhelp: what to do\n"

    assert expected == render([diagnostic("abc", None)])


def test_no_place_is_shown_where_none_is_known() -> None:
    hint = Diagnostic("a-rule", message("what is wrong"), severity=Severity.HINT)

    assert "hint[a-rule] what is wrong\n" == render([hint])


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, under = render([diagnostic("甲" * 200 + "X" + "乙" * 200, 201)]).splitlines()[1:3]

    assert shown.startswith("    …甲")
    assert shown.endswith("乙…")
    assert display_width(shown) <= 4 + 102
    assert under.index("^") == display_width(shown[: shown.index("X")])


def test_characters_that_move_the_cursor_are_not_printed() -> None:
    text = render([diagnostic("a\x1b[31m\u202eb", 1)])

    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_word_is_translated() -> None:
    words = {"error": "错误", "help: {advice}": "建议：{advice}", "what is wrong": "出了什么错", "what to do": "怎么办"}
    text = render([diagnostic("abc", 1)], words.__getitem__)

    assert "facts.yaml:2:1: 错误[a-rule] 出了什么错\n    abc\n    ^\n建议：怎么办\n" == text


def test_words_in_a_row_are_joined_as_the_language_does_it() -> None:
    known = message("known here: {words}", words=listed(["甲", "乙"]))

    assert "known here: 甲, 乙" == str(known)
    assert "可写：甲、乙" == known.render({", ": "、", "known here: {words}": "可写：{words}"}.__getitem__)


def test_colours_are_put_around_words_and_carets_only() -> None:
    plain, coloured = render([diagnostic("abc", 1)]), render([diagnostic("abc", 1)], colour=True)

    assert "\x1b[31merror[a-rule]\x1b[0m" in coloured
    assert plain == coloured.replace("\x1b[31m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")


def test_what_is_said_of_a_file_as_a_whole_names_no_line() -> None:
    whole = Diagnostic("a-rule", message("what is wrong"), Span(Source("a.yaml", "report: x\n"), 0))

    assert "a.yaml: error[a-rule] what is wrong\n" == render([whole])
