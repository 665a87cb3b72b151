from __future__ import annotations

import pytest
from lxml import etree
from word_file import W, fact, find, part, shown, text, written

from reportgen.document.nodes import Alignment, Cell, Document, Row, Strong, Table, Text
from reportgen.layouts import gb9704


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text(written_text)) for written_text in texts))


def table_of(table: Table) -> etree._Element:
    return find(part(written(Document(blocks=(table,)))), "//w:tbl")[0]


def cells(row_element: etree._Element) -> list[tuple[str, str, str | None]]:
    """Return of each cell its text, how many columns it spans, and its vertical merge."""
    return [
        (
            shown(cell),
            (find(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0],
            next((merge.get(f"{W}val", "continue") for merge in find(cell, "w:tcPr/w:vMerge")), None),
        )
        for cell in find(row_element, "w:tc")
    ]


def test_the_rows_of_the_head_repeat_and_no_row_splits() -> None:
    rows = find(table_of(Table((row("甲"), row("乙")), (row("1"), row("2")), (None,))), "w:tr")

    assert [1, 1, 0, 0] == [len(find(element, "w:trPr/w:tblHeader")) for element in rows]
    assert [1] * 4 == [len(find(element, "w:trPr/w:cantSplit")) for element in rows]


def test_a_cell_over_rows_and_columns_goes_on_where_it_covers() -> None:
    body = (
        Row((Cell(text("大"), column_span=2, row_span=3), Cell(text("1")))),
        Row((Cell(text("2")),)),
        Row((Cell(text("3")),)),
        row("甲", "乙", "丙"),
    )
    rows = find(table_of(Table((), body, (None,) * 3)), "w:tr")

    assert [
        [("大", "2", "restart"), ("1", "1", None)],
        [("", "2", "continue"), ("2", "1", None)],
        [("", "2", "continue"), ("3", "1", None)],
        [("甲", "1", None), ("乙", "1", None), ("丙", "1", None)],
    ] == [cells(element) for element in rows]


def test_spans_of_the_head_do_not_reach_into_the_body() -> None:
    head = (Row((Cell(text("项"), row_span=2), Cell(text("数"), column_span=2))), row("上年", "本年"))
    rows = find(table_of(Table(head, (row("甲", "1", "2"),), (None,) * 3)), "w:tr")

    assert [("", "1", "continue"), ("上年", "1", None), ("本年", "1", None)] == cells(rows[1])
    assert [("甲", "1", None), ("1", "1", None), ("2", "1", None)] == cells(rows[2])


@pytest.mark.parametrize("odd", ["a & b", "<", " 两端 ", "100%", "%s", "第一\n第二", "“引号”", ""])
def test_a_text_reads_the_same_in_a_plain_row_and_in_any_other(odd: str) -> None:
    plain, rich = find(
        table_of(Table((), (row(odd, "乙"), Row((Cell((Strong(text(odd)),)), Cell(text("乙"))))), (None, None))), "w:tr"
    )

    assert odd.replace("\n", "") + "乙" == shown(plain) == shown(rich)


def test_columns_fill_the_type_area_and_a_number_with_its_unit_is_not_wrapped() -> None:
    long = "政务新媒体发布信息条数以及其他很长的项目名称说明文字" * 3
    table = table_of(Table((row("项目", "说明", "数量"),), (row(long, long, "12345条"),), (None,) * 3))
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]

    assert gb9704().text_width - 3 <= sum(widths) <= gb9704().text_width
    assert widths[2] >= 3.5 * 240 + 170


def test_where_not_all_fits_long_texts_give_way_and_short_ones_stay_whole() -> None:
    long = "很长的项目名称说明文字"
    table = table_of(Table((row("序号", *[long] * 4, "2024-12-20", "许清和"),), (), (None,) * 7))
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]

    assert gb9704().text_width - 7 <= sum(widths) <= gb9704().text_width
    assert 1 == len(set(widths[1:5]))
    assert [True] * 3 == [widths[place] >= width * 240 + 170 for place, width in ((0, 2), (5, 5), (6, 3))]


def test_a_short_column_is_centred_and_a_long_one_is_not_unless_told() -> None:
    long = "这一列的文字很长所以不居中而是靠左"
    body = (row("短", long, "短", long),)
    alignments = (None, None, Alignment.RIGHT, Alignment.CENTER)
    paragraphs = find(table_of(Table((), body, alignments)), ".//w:p")

    assert [[], ["left"], ["right"], []] == [find(p, "w:pPr/w:jc/@w:val") for p in paragraphs]


def test_a_long_table_has_every_row_in_order() -> None:
    body = (*(row(str(number), "文") for number in range(1500)), Row((Cell((fact("a", "末"),)), Cell(()))))
    texts = [shown(element) for element in find(table_of(Table((row("号", "文"),), body, (None, None))), "w:tr")]

    assert ["号文", *(f"{number}文" for number in range(1500)), "末"] == texts


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    rows = find(table_of(Table((), (Row((Cell((Text("甲"),)),)),), (None, None))), "w:tr")

    assert [("甲", "1", None), ("", "1", None)] == cells(rows[0])
