import pytest

from document.marked import COUNT, blocks
from reportgen.document.nodes import Emphasis, Paragraph, Strong, Text

A, B, C = Text("前"), Text("后"), Text("中")


@pytest.mark.parametrize(
    ("expected", "markdown"),
    [
        ((Strong((Text("标题。"),)), Text("正文")), "**标题。**正文"),
        ((Strong((Text("标题。"),)), Text("正文")), "**§标题。**正文"),
        ((Text("前文"), Strong((Text("“引”"),)), Text("后文")), "前文**“引”**后文"),
        ((A, Strong((Text("《书》"),)), B), "前**《书》**后"),
        ((A, Strong((Text("(a)"),)), B), "前**(a)**后"),
        ((A, Emphasis((Text("楷体，"),)), B), "前*楷体，*后"),
        ((A, Strong((Text("甲"), Emphasis((Text("乙"),)), Text("丙"))), B), "前**甲*乙*丙**后"),
        ((Emphasis((Strong((C,)),)),), "***中***"),
        ((Text("“"), Emphasis((C,)), Text("”")), "“_中_”"),
    ],
)
def test_emphasis_works_beside_chinese(expected, markdown):
    assert (Paragraph(expected),) == blocks(markdown)


@pytest.mark.parametrize(
    ("expected", "markdown"),
    [
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("前_中_后", "前_中_后"),
        ("snake_case_name", "snake_case_name"),
        ("** 中 **", "** 中 **"),
        ("a*(b)*c", "a*(b)*c"),
        ("××余场", "××余场"),
    ],
)
def test_what_is_no_emphasis_stays_as_it_is(expected, markdown):
    assert (Paragraph((Text(expected),)),) == blocks(markdown)


def test_a_fact_beside_or_in_emphasis_is_like_a_letter():
    (paragraph,) = blocks("共**@**，**@。**@", COUNT, COUNT, COUNT)

    assert ["Text", "Strong", "Text", "Strong", "FactText"] == [type(inline).__name__ for inline in paragraph.inlines]
