"""The comment by which a fact file names its schema."""

from __future__ import annotations

import pytest

from reportgen.facts.loading import load
from reportgen.facts.schema import is_path, schema_in, with_schema
from reportgen.reports import validate

BOM = b"\xef\xbb\xbf"
LINE = b"# yaml-language-server: $schema=a.json\n"


def test_the_first_line_names_the_schema() -> None:
    assert with_schema(b"report: x\n", "../schemas/a.json") == (
        b"# yaml-language-server: $schema=../schemas/a.json\nreport: x\n"
    )


def test_line_ends_and_the_byte_order_mark_stay_as_they_are() -> None:
    assert with_schema(BOM + b"report: x\r\nyear: 1\r\n", "a.json") == (
        BOM + LINE.replace(b"\n", b"\r\n") + b"report: x\r\nyear: 1\r\n"
    )
    assert with_schema(b"", "a.json") == LINE


def test_a_schema_that_is_named_already_is_named_anew_where_it_stands() -> None:
    old = BOM + b"# mine\r\n\r\n#  yaml-language-server:  $schema=b/c.json  # so\r\nreport: x\r\n"

    assert schema_in(old) == "b/c.json"
    assert with_schema(old, "a.json") == old.replace(b"b/c.json", b"a.json")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (LINE + b"report: x\n", "a.json"),
        (BOM + LINE, "a.json"),
        (b"%YAML 1.2\n---\n" + LINE + b"report: x\n", "a.json"),
        (b"# $schema: a.json\nreport: x\n", "a.json"),
        (b"# yaml-language-server: $schema=a%20b.json\nreport: x\n", "a b.json"),
        (b"# yaml-language-server: $schema=none\nreport: x\n", "none"),
        (b"report: x\n" + LINE, None),
        (b"#yaml-language-server: $schema=a.json\nreport: x\n", None),
        (b"# see yaml-language-server: $schema=a.json\nreport: x\n", None),
        (b"# yaml-language-server: $schema=\nreport: x\n", None),
        (b"report: x\n", None),
        (b"", None),
    ],
)
def test_a_modeline_is_found_where_an_editor_finds_it(content: bytes, named: str | None) -> None:
    assert schema_in(content) == named


def test_a_space_in_a_path_is_written_so_that_an_editor_reads_on() -> None:
    content = with_schema(b"report: x\n", "../a b/模式.json")

    assert b"a%20b" in content
    assert schema_in(content) == "../a b/模式.json"


@pytest.mark.parametrize(
    "named", ["a.json", "../schemas/a.json", "./a.json", "模式/a.json", "nonesuch.json", "c/a.json"]
)
def test_a_path_is_told(named: str) -> None:
    assert is_path(named)


@pytest.mark.parametrize(
    "named",
    ["https://example.org/a.json", "file:///a.json", "/a.json", "C:/a.json", "C:\\a.json", "\\\\host\\a", "none"],
)
def test_what_is_no_path_is_told(named: str) -> None:
    assert not is_path(named)


def test_a_modeline_is_a_comment_to_the_loader() -> None:
    loaded = load(with_schema(b"report: ideology\nyear: 2022\n", "../schemas/a.json"), "facts.yaml")

    assert loaded.value is not None
    assert (*loaded.diagnostics, *validate(loaded.value).diagnostics) == ()
