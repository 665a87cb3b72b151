from dataclasses import fields

import pytest

from document.marked import BLANK, COUNT, document, faults, read_marked
from reportgen.document.elements import ELEMENTS, NAMES
from reportgen.document.nodes import Attachment, Elements, LineBreak, Paragraph, Strong, Text

ALL = """\
---
标题: 第一行
标题: 第二行
份号: 000001
密级: 秘密★1年
紧急程度: 特急
发文机关标志: 甲局
发文机关标志: 乙局
发文字号: 甲发〔2022〕1号
签发人: 张三
签发人: 李四
主送: 市委
署名: 甲局
署名: 乙局
成文日期: 2022年12月31日
用印: 是
附件: 名单
附注: 此件公开
抄送: 市人大
印发机关: 甲局办公室
印发日期: 2023年1月1日
---
正文
"""


def test_every_element_has_a_name():
    found = document(ALL)

    assert all(getattr(found.elements, field.name) for field in fields(Elements))
    assert ((Text("第一行"),), (Text("第二行"),)) == found.elements.title
    assert (Attachment((Text("名单"),)),) == found.attachments
    assert (Paragraph((Text("正文"),)),) == found.blocks


def test_english_names_mean_the_same():
    english = ALL
    for name, chinese in NAMES.items():
        english = english.replace(f"{chinese}:", f"{name}:")

    assert document(ALL) == document(english) == document(english.replace("signatories:", "signatory:"))


def test_the_names_are_those_of_the_fields():
    assert {field.name for field in fields(Elements)} == {*ELEMENTS, "sealed"}


def test_a_text_is_inline_markdown_with_facts():
    elements = document("---\n§标题：§@**报告**<br>二\n主送: @\n---\n", COUNT, BLANK).elements

    assert ((COUNT, Strong((Text("报告"),)), LineBreak(), Text("二")),) == elements.title
    assert (BLANK,) == elements.addressee


def test_an_empty_text_means_that_the_element_is_absent():
    assert Elements() == document("---\n标题:\n\n主送:   \n---\n").elements


def test_a_text_may_hold_colons():
    assert (Text("甲：乙: 丙"),) == document("---\n附注: 甲：乙: 丙\n---\n").elements.note


@pytest.mark.parametrize(
    ("expected", "text"), [(True, "是"), (True, "用印"), (True, "true"), (False, "否"), (False, "不用印")]
)
def test_whether_it_is_sealed_is_said_in_words(expected, text):
    assert expected is document(f"---\n用印: {text}\n---\n").elements.sealed


def test_a_blank_that_is_printed_for_the_seal_means_not_sealed():
    assert not document("---\n用印: @\n---\n", BLANK).elements.sealed
    assert [(2, "unknown-value")] == faults("---\n§用印: @\n---\n", COUNT)


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ((2, "unknown-element"), "§标是: 甲"),
        ((2, "front-matter-line"), "§标题 甲"),
        ((2, "unknown-value"), "§用印: §也许"),
        ((2, "unsupported-markdown"), "§标题: §甲`乙`"),
    ],
)
def test_a_faulty_line_is_an_error_at_its_place(expected, line):
    assert [expected] == faults(f"---\n{line}\n---\n")


def test_an_element_given_twice_is_an_error():
    assert [(3, "element-repeated")] == faults("---\n§主送: 甲\n§主送: 乙\n---\n")


@pytest.mark.parametrize(
    "rest", ["", "\n§主送: 乙\n", "# §题\n\n§正文：甲\n", "\n§正文\n\n§注意：乙", "\n# §题\n\n| §甲 |\n|---|\n| @ |"]
)
def test_front_matter_that_does_not_end_is_one_error(rest):
    assert [(2, "front-matter-open")] == faults(f"---\n§标题: 甲\n{rest}", *[COUNT] * rest.count("@"))


def test_front_matter_without_an_end_hides_no_fault():
    found = faults("---\n§标题: 甲`乙`\n§主送: 丙\n§主送: 丁\n\n# §一、题")

    assert [
        (2, "front-matter-open"),
        (2, "unsupported-markdown"),
        (4, "element-repeated"),
        (6, "heading-number-typed"),
    ] == found


def test_a_heading_shows_that_front_matter_did_not_end_whatever_comes_after():
    assert [(2, "front-matter-open"), (6, "unsupported-markdown")] == faults("---\n§标题: 甲\n# §题\n§文\n\n---\n§文")


def test_a_misspelt_name_is_guessed():
    (diagnostic,) = read_marked("---\n§发文单位标志: 甲\n---\n").diagnostics

    assert 'did you mean "发文机关标志"?' == str(diagnostic.help)
