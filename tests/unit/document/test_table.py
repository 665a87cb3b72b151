from dataclasses import replace

import pytest

from document.marked import COUNT, blocks, faults
from reportgen.document.nodes import Alignment, Cell, Heading, Paragraph, Row, Table, Text


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), columns, rows)


def table(markdown: str) -> Table:
    (found,) = blocks(markdown)
    assert isinstance(found, Table)
    return found


def test_a_table_has_a_head_a_body_and_alignments():
    expected = Table(
        (Row((cell("甲"), cell("乙"), cell("丙"), cell("丁"))),),
        (Row((cell("1"), cell("2"), cell("3"), cell("4"))),),
        (None, Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT),
    )

    assert expected == table("| 甲 | 乙 | 丙 | 丁 |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |")


def test_pipes_at_the_ends_of_a_row_may_be_left_out():
    assert table("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |") == table("甲 | 乙\n---|---\n1 | 2")


@pytest.mark.parametrize(
    "markdown",
    [
        "| 甲 | < |\n|---|---|\n| 乙 | 丙 |\n|---|---|\n| 1 | 2 |",
        "| 甲 | < |\n| 乙 | 丙 |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_every_row_above_the_last_delimiter_row_is_head(markdown):
    expected = Table(
        (Row((cell("甲", 2),)), Row((cell("乙"), cell("丙")))), (Row((cell("1"), cell("2"))),), (None, None)
    )

    assert expected == table(markdown)


def test_cells_span_columns_and_rows():
    expected = (Row((cell("甲", 2, 2), cell("乙"))), Row((cell("丙"),)), Row((cell("丁", 3),)))

    assert expected == table("| a | b | c |\n|---|---|---|\n| 甲 | < | 乙 |\n| ^ | ^ | 丙 |\n| 丁 | < | < |").body


def test_a_cell_in_the_middle_of_a_rectangle_may_join_either_way():
    assert table("| a | b |\n|---|---|\n| 甲 | < |\n| ^ | ^ |") == table("| a | b |\n|---|---|\n| 甲 | < |\n| ^ | < |")


def test_escaped_signs_are_text():
    assert (Row((cell("<"), cell("^"), cell("a|b"))),) == table(
        "| a | b | c |\n|---|---|---|\n| \\< | \\^ | a\\|b |"
    ).body


def test_a_fact_whose_text_is_a_sign_joins_nothing():
    fact = replace(COUNT, text="<")
    (found,) = blocks("| a | b |\n|---|---|\n| 甲 | @ |", fact)

    assert Cell((fact,)) == found.body[0].cells[1]


def test_missing_cells_are_empty():
    assert (Row((cell("1"), cell(""))),) == table("| 甲 | 乙 |\n|---|---|\n| 1 |").body


def test_a_row_of_single_hyphens_is_data():
    assert (Row((cell("-"), cell("-"))),) == table("| 甲 | 乙 |\n|---|---|\n| - | - |").body


def test_a_head_of_one_empty_row_is_no_head():
    assert Table((), (Row((cell("1"), cell("2"))),), (None, None)) == table("|  |  |\n|---|---|\n| 1 | 2 |")


def test_a_table_ends_a_paragraph_and_ends_before_a_heading():
    found = blocks("文\n| 甲 |\n|---|\n| 1 |\n# 题\n")

    assert [Paragraph, Table, Heading] == [type(block) for block in found]


@pytest.mark.parametrize(
    ("expected", "markdown"),
    [
        ([(3, "table-row-too-long")], "| §甲 |\n|---|\n| §1 | 2 |"),
        ([(1, "table-row-too-long")], "| §甲 | 乙 |\n|---|\n| §1 |"),
        ([(3, "table-span-broken")], "| §甲 | 乙 |\n|---|---|\n| < | §1 |"),
        ([(3, "table-span-broken")], "| §甲 | 乙 |\n|---|---|\n| ^ | §1 |"),
        ([(1, "table-span-broken")], "| ^ | §乙 |\n|---|---|\n| §1 | 2 |"),
        ([(3, "table-span-broken")], "| §甲 | 乙 |\n|---|---|\n| §1 | < |\n| ^ | §2 |"),
        ([(4, "table-span-broken")], "| §甲 | 乙 |\n|---|---|\n| §1 | 2 |\n| §3 | ^ |\n| ^ | < |"),
        ([(1, "table-row-too-long")], "| §甲 | 乙 |\n|-|\n| §1 | 2 |\n| §3 | 4 |"),
        ([(1, "table-row-too-long")], "| §甲 | 乙 |\n|-|-|\n| §1 | 2 |\n|--|\n| §3 | 4 |"),
        ([(3, "table-row-too-long"), (4, "table-row-too-long")], "| §甲 |\n|-|\n| §1 | 2 |\n| §3 | 4 | 5 |"),
        ([(1, "table-without-delimiter")], "| §甲 | 乙 |\n| §1 | 2 |"),
    ],
)
def test_a_table_that_does_not_fit_together_is_an_error(expected, markdown):
    assert expected == faults(markdown)
