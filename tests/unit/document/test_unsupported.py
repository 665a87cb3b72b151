import pytest

from document.marked import faults, read_marked


@pytest.mark.parametrize(
    "markdown",
    [
        "§甲`代码`",
        "```\n§代码\n```",
        "    §代码",
        "§甲[字](http://a)",
        "§甲<http://a.b>",
        "§甲![图](a.png)",
        "§甲<b>乙",
        "<div>§甲</div>",
        "<!-- §注 -->",
        "§甲 <!-- 注",
        "§甲~~乙~~",
        "> §引",
        "[§甲]: http://a",
        "§甲[^1]",
        "§题\n---",
        "##### §题",
        "- §甲\n  - 乙",
        "- §甲\n\n  乙",
        "- > §甲",
        "3. §甲",
        "##§题",
        "§甲\n§　　乙",
    ],
)
def test_what_the_document_cannot_hold_is_an_error_at_its_line(markdown):
    found = faults(f"§前\n\n{markdown}\n\n§后")

    assert {"unsupported-markdown"} == {rule for _, rule in found}
    assert found[0][0] in (3, 4)


def test_all_faults_are_found_at_once():
    found = faults("# §一、题\n\n### §题\n\n§甲`乙`\n\n§[甲](b)")

    assert [
        (1, "heading-number-typed"),
        (3, "heading-level-skipped"),
        (5, "unsupported-markdown"),
        (7, "unsupported-markdown"),
    ] == found


def test_a_fault_shows_the_text_and_says_what_to_do():
    (diagnostic,) = read_marked("§甲<b>乙").diagnostics

    assert 'a document cannot hold HTML: "<b>"' == str(diagnostic.message)
    assert "only <br> is known; write \\< for a < that is meant, {# … #} for a comment in a template" == str(
        diagnostic.help
    )


@pytest.mark.parametrize(
    "markdown",
    ["〔2022〕5号[1]", "a < b > c", "5 - 3", "约10~20", "甲 | 乙", "http://a.b", "（1）甲", "甲#标签", "\\#标签"],
)
def test_plain_text_is_no_construct(markdown):
    assert () == read_marked(markdown).diagnostics
