"""Prose that was changed is told by the paragraph; facts, and what word processors change by themselves, are not."""

from __future__ import annotations

import pytest

from reportgen.document.nodes import Alignment, Cell, Row, Table, Text
from reportgen.facts.returned import ProseEdit, ReturnedFile
from reportgen.readers.docx import read
from reportgen.readers.prose import prose_edits
from unit.readers.docx.word_files import DELETED, blank, changed, document, fact, paragraph, part, replaced, written

TABLE = Table((), (Row((Cell((Text("指标"),)), Cell((fact("5", "c"),)))),), (Alignment.LEFT, None))
BLOCKS = (
    paragraph("今年以来，各项工作取得新的成效。"),
    paragraph("全年学习", fact("20次", "a"), "，发布", blank("b", "条数", "近", "条"), "信息。"),
    paragraph("下一步，将继续努力。"),
    TABLE,
)
INSERTED = '<w:ins w:id="1" w:author="李四"><w:r><w:t>加倍</w:t></w:r></w:ins>'
SENT = written(document(*BLOCKS))


def back(content: bytes) -> ReturnedFile:
    outcome = read(content, "a.docx")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def edits(content: bytes, built: bytes = SENT) -> list[tuple[str, str]]:
    return [(edit.before, edit.after) for edit in prose_edits(back(content), back(built))]


def test_paragraphs_hold_the_routes_of_their_facts() -> None:
    returned = back(SENT)

    assert [
        "工作情况报告",
        "今年以来，各项工作取得新的成效。",
        "全年学习{a}，发布{b}信息。",
        "下一步，将继续努力。",
        "指标",
        "{c}",
    ] == [each.text for each in returned.paragraphs]
    assert "全年学习20次，发布近〔待填：条数〕条信息。" == returned.paragraphs[2].shown
    assert [1, 2, 3, 4, 5, 6] == [each.span.line for each in returned.paragraphs]


def test_an_untouched_report_has_no_edit() -> None:
    assert [] == edits(SENT)


def test_an_edited_fact_is_no_edit_of_the_prose() -> None:
    content = replaced(replaced(SENT, ">20次<", ">21次<"), ">〔待填：条数〕<", ">30余<")

    assert [] == edits(content)


def test_a_blank_that_is_known_by_now_is_no_edit_of_the_prose() -> None:
    known = paragraph("全年学习", fact("20次", "a"), "，发布", fact("近30条", "b"), "信息。")
    now = written(document(BLOCKS[0], known, *BLOCKS[2:]))

    assert [] == edits(SENT, now)


def test_a_changed_paragraph_is_told_before_and_after() -> None:
    assert [("今年以来，各项工作取得新的成效。", "今年以来，各项工作取得明显成效。")] == edits(
        replaced(SENT, "新的", "明显")
    )


def test_a_changed_paragraph_is_told_with_the_facts_as_they_are_read() -> None:
    content = replaced(replaced(SENT, ">20次<", ">21次<"), "，发布", "，共发布")
    before, after = "全年学习20次，发布近〔待填：条数〕条信息。", "全年学习21次，共发布近〔待填：条数〕条信息。"

    assert [(before, after)] == edits(content)


def test_what_stood_around_a_blank_is_told_when_it_was_changed() -> None:
    body = part(SENT).replace(">近<", ">约<")

    assert 1 == len(edits(changed(SENT, {"word/document.xml": body})))


def test_a_new_paragraph_is_told_where_it_stands() -> None:
    content = replaced(SENT, "将继续努力。", "将继续努力。</w:t></w:r></w:p><w:p><w:r><w:t>特此报告。")
    (edit,) = prose_edits(back(content), back(SENT))

    assert ("", "特此报告。", 5) == (edit.before, edit.after, edit.span.line)
    assert "特此报告。" == edit.span.source.line(5)


def test_a_deleted_paragraph_is_told() -> None:
    assert [("下一步，将继续努力。", "")] == edits(replaced(SENT, "下一步，将继续努力。", ""))


def test_paragraphs_that_are_nothing_alike_are_deleted_and_new() -> None:
    content = replaced(SENT, "下一步，将继续努力。", "甲</w:t></w:r></w:p><w:p><w:r><w:t>乙")

    assert {("下一步，将继续努力。", ""), ("", "甲"), ("", "乙")} == set(edits(content))


def test_a_paragraph_between_two_changed_ones_keeps_them_apart() -> None:
    content = replaced(replaced(SENT, "新的", "明显"), "继续", "不断")

    assert ["今年以来，各项工作取得明显成效。", "下一步，将不断努力。"] == [after for _, after in edits(content)]


def test_a_moved_paragraph_is_told_as_deleted_and_as_new() -> None:
    first, second, *others = BLOCKS
    changes = edits(written(document(second, first, *others)))
    (deleted,), (new,) = ({text for text in texts if text} for texts in zip(*changes, strict=True))

    assert 2 == len(changes)
    assert deleted == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("下一步，将", "下一步， 将"),
        ("下一步，将", "下一步，</w:t><w:br/><w:t>将"),
        ("下一步，将", "下一步，</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>将"),
        ("下一步，将", "下一步，\u3000将"),
        ("下一步，将", '下一步，</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>将'),
    ],
)
def test_white_and_formatting_are_no_edits(old: str, new: str) -> None:
    assert [] == edits(replaced(SENT, old, new))


def test_white_between_latin_words_is_an_edit() -> None:
    sent = written(document(paragraph("a b")))

    assert [("a b", "ab")] == edits(replaced(sent, ">a b<", ">ab<"), sent)


@pytest.mark.parametrize(
    ("after", "content"),
    [
        ("下一步，将努力。", f"下一步，将</w:t></w:r>{DELETED.format('继续')}<w:r><w:t>努力。"),
        ("下一步，将继续加倍努力。", f"下一步，将继续</w:t></w:r>{INSERTED}<w:r><w:t>努力。"),
    ],
)  # fmt: skip
def test_a_recorded_change_counts_as_accepted_and_is_told_as_recorded(after: str, content: str) -> None:
    (edit,) = prose_edits(back(replaced(SENT, "下一步，将继续努力。", content)), back(SENT))

    assert ProseEdit("下一步，将继续努力。", after, edit.span, is_tracked=True) == edit


def test_a_paragraph_end_that_is_recorded_as_deleted_joins_two_paragraphs() -> None:
    body = part(SENT)
    start = body.rindex("<w:pPr>", 0, body.index("今年以来"))
    joined = body[:start] + body[start:].replace("</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', 1)
    returned = back(changed(SENT, {"word/document.xml": joined}))

    assert "今年以来，各项工作取得新的成效。全年学习{a}，发布{b}信息。" == returned.paragraphs[1].text
    assert returned.paragraphs[1].is_tracked


def test_a_note_at_the_foot_is_prose() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>见附表。</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{w}">{note}</w:footnotes>'

    assert [("", "见附表。")] == edits(changed(SENT, {"word/footnotes.xml": notes}))


def test_a_picture_that_was_put_in_is_told() -> None:
    picture = '<w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing>'

    assert [("下一步，将继续努力。", "〔图片〕下一步，将继续努力。")] == edits(
        replaced(SENT, "<w:t>下一步", f"{picture}<w:t>下一步")
    )


def test_a_long_table_is_compared_in_a_moment() -> None:
    rows = tuple(Row((Cell((Text("是"),)), Cell((Text(str(number % 7)),)))) for number in range(4000))
    sent = written(document(Table((), rows, (None, None))))
    body = part(sent)
    middle = body.index("<w:t>3</w:t>", len(body) // 2)
    content = changed(sent, {"word/document.xml": f"{body[:middle]}<w:t>否</w:t>{body[middle + 12 :]}"})

    assert [("3", "否")] == edits(content, sent)
