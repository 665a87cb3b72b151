from document.marked import COUNT, blocks, document
from reportgen.diagnostics import Source
from reportgen.document.nodes import Document, LineBreak, List, Paragraph, Text
from reportgen.document.reading import read


def test_an_empty_text_is_an_empty_document():
    assert Document() == document("")
    assert Document() == document("\n \n")


def test_a_paragraph_may_stand_on_several_lines():
    assert (Paragraph((Text("甲乙"),)), Paragraph((Text("丙"),))) == blocks("甲\n乙\n\n丙\n")


def test_a_line_of_typed_blanks_is_no_paragraph():
    assert (Paragraph((Text("甲"),)), Paragraph((Text("乙"),))) == blocks("甲\n\n§　　\n\n乙")


def test_a_paragraph_may_begin_with_a_line_break():
    assert (Paragraph((LineBreak(), Text("甲"))), Paragraph((LineBreak(),))) == blocks("<br>\n甲\n\n<br>")


def test_lists_hold_one_paragraph_an_item():
    assert (List(((Text("甲"),), (COUNT,), ())),) == blocks("- 甲\n- @\n-", COUNT)
    assert (List(((Text("甲"),), (Text("乙"),)), ordered=True),) == blocks("1. 甲\n\n2. 乙")


def test_line_ends_of_windows_and_of_old_are_line_ends():
    assert document("甲\n\n乙") == document("甲\r\n\r\n乙") == document("甲\r\r乙")


def test_a_text_without_marks_can_be_its_own_source():
    source = Source("2022.md", "# 一、甲\n\n> 乙\n")
    outcome = read(source.text, sources={"": source}, numbered=True)

    assert ["2022.md:3"] == [str(diagnostic.span) for diagnostic in outcome.diagnostics]


def test_errors_leave_no_document():
    assert read("`甲`").value is None
