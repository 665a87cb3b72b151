from dataclasses import replace

import pytest

from document.marked import BLANK, COUNT, blocks, faults
from reportgen.document.nodes import LineBreak, Paragraph, Place, Text
from reportgen.document.reading import read


def inlines(text, *printed):
    (paragraph,) = blocks(text, *printed)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def test_a_printed_fact_becomes_a_node_that_knows_which_printing_it_is():
    expected = (Text("共"), COUNT, Text("，"), replace(COUNT, occurrence=2), Text("、"), BLANK)

    assert expected == inlines("§共@，@、@", COUNT, COUNT, BLANK)


def test_printings_are_counted_through_the_front_matter_and_the_body():
    text = "---\n§标题: §@\n---\n# §题@\n\n| §甲 |\n|---|\n| @ |"
    (_, table) = blocks(text, COUNT, COUNT, COUNT)

    assert (replace(COUNT, occurrence=3),) == table.body[0].cells[0].inlines


def test_text_and_facts_know_their_line_in_the_template():
    found = inlines("§第一行@，\n@与2022年§后", COUNT, BLANK)

    assert [1, 1, 1, 2, 2, 2] == [inline.place.line for inline in found]
    assert [True, False, False, False, False, True] == [inline.place.column is not None for inline in found]
    assert Place("report.md.j2", 2) == found[3].place


@pytest.mark.parametrize("text", ["**", "# ", "| a", "<br>", "\n", "<", "^", "&amp;", "\\", "\ue000\ue010\ue002", "- "])
def test_the_text_of_a_fact_is_never_read(text):
    fact = replace(COUNT, text=text)

    assert (fact,) == inlines("@", fact)
    assert (Text("甲"), fact, Text("乙")) == inlines("§甲@§乙", fact)


@pytest.mark.parametrize(
    ("expected", "markdown"),
    [
        ("甲乙", "甲\n乙"),
        ("甲，b", "甲，\nb"),
        ("a“乙", "a\n“乙"),
        ("word next", "word\nnext"),
        ("甲乙", "甲 \n  乙"),
        ("a䷀", "a\n䷀"),
        ("a\U00016ff2", "a\n\U00016ff2"),
        ("a é", "a\né"),
    ],
)
def test_a_line_end_is_a_space_only_between_words(expected, markdown):
    assert expected == "".join(inline.text for inline in inlines(markdown))


def test_a_line_end_beside_a_fact_looks_at_what_is_printed():
    assert (Text("a"), replace(COUNT, text="三十")) == inlines("a\n@", replace(COUNT, text="三十"))
    assert (Text("a "), replace(COUNT, text="30")) == inlines("a\n@", replace(COUNT, text="30"))


@pytest.mark.parametrize("markdown", ["甲<br>乙", "甲\\\n乙", "甲<BR/>乙", "甲&#10;乙", "甲  \n乙"])
def test_a_line_break_is_written_in_several_ways(markdown):
    assert (Text("甲"), LineBreak(), Text("乙")) == inlines(markdown)


def test_typed_indents_are_left_out_and_entities_stay():
    assert (Text("甲"),) == inlines("§　　甲　")
    assert (Text("　甲"),) == inlines("&#12288;甲")


@pytest.mark.parametrize(("expected", "markdown"), [("*", "\\*"), ("<b", "\\<b"), ("a & b", "a & b"), ("©", "&copy;")])
def test_escapes_and_entities_are_text(expected, markdown):
    assert (Text(expected),) == inlines(markdown)


@pytest.mark.parametrize("broken", ["\ue000", "\ue000\ue010", "甲\ue002", "\ue019", "\ue000\ue015\ue002"])
def test_a_mark_that_was_cut_is_reported(broken):
    assert [(1, "mark-broken")] == faults(f"§甲{broken}")


def test_an_entity_may_not_spell_a_mark():
    assert [(1, "mark-character")] == faults("§甲&#xE000;乙")
    assert [(1, "mark-character")] * 3 == faults("| §甲&#xE001;&#57361;&#xE002; |\n|-|")


def test_a_text_without_marks_may_hold_their_characters():
    outcome = read("甲\ue000乙")

    assert (Paragraph((Text("甲\ue000乙"),)),) == outcome.value.blocks
