import pytest

from document.marked import COUNT, blocks, document, faults, line_of, read_marked
from reportgen.document.nodes import Attachment, FactText, Heading, Paragraph, Text
from reportgen.document.reading import read


def test_headings_have_four_levels():
    assert [1, 2, 3, 4] == [block.level for block in blocks("# 甲\n## 乙\n### 丙\n#### 丁")]


@pytest.mark.parametrize("ending", ["。", "@"])
def test_a_heading_that_ends_with_a_stop_runs_in(ending):
    sentence = FactText("加强学习。", COUNT.route, "标签", "text", "加强学习。")
    heading, _ = blocks(f"# 甲{ending}\n文", *[sentence] * (ending == "@"))

    assert heading.run_in


@pytest.mark.parametrize("markdown", ["# 甲\n文", "# 甲。\n## 乙", "# 甲。\n- 乙", "# 甲。"])
def test_any_other_heading_does_not_run_in(markdown):
    assert not blocks(markdown)[0].run_in


@pytest.mark.parametrize(
    "number",
    ["一、", "十二、", "（一）", "(一)", "1.", "1．", "1、", "（1）", "(1)", "①", "第一章", "**一、**"],
)
def test_a_typed_number_is_an_error(number):
    assert [(1, "heading-number-typed")] == faults(f"# §{number}题")


@pytest.mark.parametrize("text", ["一体推进", "2022年工作", "1.5倍", "十分重视", "（附）", "第一责任"])
def test_a_text_that_only_begins_like_a_number_is_none(text):
    assert (Heading(1, (Text(text),)),) == blocks(f"# {text}")


def test_a_number_in_a_fact_is_none():
    fact = FactText("一、甲", COUNT.route, "标签", "text", "一、甲")

    assert (Heading(1, (fact,)),) == blocks("# @", fact)


def test_a_skipped_level_is_an_error():
    assert [(3, "heading-level-skipped")] == faults("# §甲\n\n### §乙")
    assert [(1, "heading-level-skipped")] == faults("## §乙")


def test_a_heading_without_text_is_an_error():
    assert [(2, "heading-empty")] == faults("# §甲\n#\n§乙")


def test_an_attachment_begins_with_its_heading():
    found = document("# 甲\n\n文\n\n# 附件：名单@\n\n# 乙\n\n# 附件：表\n\n文", COUNT)

    assert (Heading(1, (Text("甲"),)), Paragraph((Text("文"),))) == found.blocks
    assert (
        Attachment((Text("名单"), COUNT), (Heading(1, (Text("乙"),)),)),
        Attachment((Text("表"),), (Paragraph((Text("文"),)),)),
    ) == found.attachments


@pytest.mark.parametrize(
    ("expected", "heading"),
    [
        ('write "附件：名单"', "# §附件1：名单"),
        ('write "附件：名单"', "# §附件 2: 名单"),
        ('write "附件：名单"', "# §附件一：**名单**"),
        ('write "附件：名单…"', "# §附件1：名单@"),
        ('write "附件：…"', "# §附件1：@"),
    ],
)
def test_a_numbered_attachment_is_an_error_that_says_what_to_write(expected, heading):
    (diagnostic,) = read_marked(heading, *[COUNT] * heading.count("@")).diagnostics

    assert (1, "heading-number-typed") == (line_of(diagnostic), diagnostic.rule)
    assert expected == str(diagnostic.help)


def test_blanks_after_the_colon_of_an_attachment_are_not_its_title():
    assert (Attachment((Text("名单"),)),) == document("# 附件:　 名单").attachments


@pytest.mark.parametrize("heading", ["# §附件：", "# §附件:　", "# **§附件：**", "# §附件1："])
def test_an_attachment_without_a_title_is_an_error(heading):
    assert [(3, "heading-empty")] == faults(f"§前\n\n{heading}\n\n§后")


def test_the_numbers_of_a_written_report_are_taken_away_and_only_those():
    outcome = read("# 一、甲\n\n## （一）（一）乙\n\n# 二、一、丙", numbered=True)

    assert ["甲", "（一）乙", "一、丙"] == [block.inlines[0].text for block in outcome.value.blocks]


@pytest.mark.parametrize("markdown", ["# 二、甲", "# 甲", "# 附件2：甲", "# 附件：甲\n\n# 附件：乙"])
def test_a_number_that_its_order_does_not_imply_is_an_error(markdown):
    outcome = read(markdown, numbered=True)

    assert outcome.value is None
    assert {"heading-number-wrong"} == {diagnostic.rule for diagnostic in outcome.diagnostics}
