"""What stands in a fact's place is found, however a word processor wrote it."""

from __future__ import annotations

import re

import pytest

from reportgen.diagnostics import Route
from reportgen.facts.returned import Returned
from reportgen.readers.docx import read
from unit.readers.word_files import DELETED, blank, changed, control, document, fact, paragraph, part, replaced, written

KNOWN = written(document(paragraph("全年学习", fact("20次", "study.sessions"), "，效果良好。")))
BLANK = written(document(paragraph("全年学习", blank("study.sessions", "次数", "近", "余场"), "，效果良好。")))
IN_CONTROL = "<w:sdtContent><w:r><w:t>20次</w:t></w:r></w:sdtContent>"
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>er</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>21</w:t></w:r></w:rubyBase></w:ruby>"
    "<w:t>次</w:t></w:r>"
)
NESTED = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>21</w:t></w:r></w:sdtContent></w:sdt>'
PROMPT = re.search("<w:sdtContent>.*</w:sdtContent>", control(BLANK, "study.sessions"))[0]  # type: ignore[index]


def place(content: bytes, route: str = "study.sessions") -> Returned:
    outcome = read(content, "a.docx")
    assert outcome.value is not None, outcome.diagnostics
    (returned,) = [returned for returned in outcome.value.facts if returned.route == Route.parse(route)]
    return returned


def text(content: bytes, of_control: str) -> Returned:
    return place(
        replaced(content, IN_CONTROL if content is KNOWN else PROMPT, f"<w:sdtContent>{of_control}</w:sdtContent>")
    )


def test_what_nobody_touched_is_not_edited() -> None:
    returned = [place(KNOWN), place(BLANK)]

    assert [("20次", "20次", False), ("", "", False)] == [
        (one.typed, one.exported.text, one.is_edited) for one in returned
    ]


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("21次", "<w:r><w:t>21次</w:t></w:r>"),
        ("21次", '<w:r w:rsidR="00A1"><w:t>2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>1次</w:t></w:r>'),
        ("21次", f'{DELETED.format("20次")}<w:ins w:id="9" w:author="李四"><w:r><w:t>21次</w:t></w:r></w:ins>'),
        ("21次", '<w:moveFrom w:id="9"><w:r><w:t>20次</w:t></w:r></w:moveFrom><w:r><w:t>21次</w:t></w:r>'),
        ("21次", '<w:moveTo w:id="9"><w:r><w:t>21次</w:t></w:r></w:moveTo>'),
        ("一\n二", "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"),
        ("一\n二", "<w:r><w:t>一</w:t><w:cr/><w:t>二</w:t></w:r>"),
        ("一\t二", "<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>"),
        ("2022-12-31", "<w:r><w:t>2022</w:t><w:noBreakHyphen/><w:t>12</w:t><w:noBreakHyphen/><w:t>31</w:t></w:r>"),
        ("20\ufffd次", '<w:r><w:t>20</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>次</w:t></w:r>'),
        ("20±次", '<w:r><w:t>20</w:t><w:sym w:font="Symbol" w:char="00B1"/><w:t>次</w:t></w:r>'),
        ("20\ufffd次", '<w:r><w:t>20</w:t><w:sym w:font="Symbol" w:char="x"/><w:t>次</w:t></w:r>'),
        ("“21”次", "<w:r><w:t>“21”次</w:t></w:r>"),
        ("21次", '<w:hyperlink w:anchor="x"><w:r><w:t>21次</w:t></w:r></w:hyperlink>'),
        ("21次", '<w:fldSimple w:instr="QUOTE 21"><w:r><w:t>21次</w:t></w:r></w:fldSimple>'),
        ("21次", '<w:r><w:instrText>QUOTE</w:instrText></w:r><w:r><w:t>21次</w:t></w:r>'),
        ("21次", RUBY),
        ("21次", f"{NESTED}<w:r><w:t>次</w:t></w:r>"),
        ("", ""),
        ("", '<w:r><w:t>单击或点击此处输入文字。</w:t></w:r>'),
        ("", DELETED.format("20次")),
    ],
)  # fmt: skip
def test_an_edited_control_gives_what_is_read_in_it(typed: str, runs: str) -> None:
    returned = text(KNOWN, runs)

    assert (typed, True) == (returned.typed, returned.is_edited)


@pytest.mark.parametrize(
    "runs",
    [
        '<w:r><w:t xml:space="preserve"> 20次</w:t></w:r>',
        "<w:r><w:t>20</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>次</w:t></w:r>",
        f"{DELETED.format('19次')}<w:r><w:t>20次</w:t></w:r>",
    ],
)
def test_a_control_that_reads_the_same_is_not_edited(runs: str) -> None:
    assert not text(KNOWN, runs).is_edited


@pytest.mark.parametrize(
    ("typed", "content"),
    [
        ("30", "30"),
        ("30", "〔待填：30〕"),
        ("30", "30〔待填：次数〕"),
        ("30", "〔待填：次数〕30"),
        ("30", "〔待填：次数30〕"),
        ("30", "〔待填：30次数〕"),
        ("30余场", "〔待填：次数〕：30余场"),
        ("", "〔待填：次数〕"),
        ("", "〔待填：〕"),
        ("", ""),
        ("", "Click or tap here to enter text."),
    ],
)
def test_a_prompt_that_was_typed_over_gives_the_answer(typed: str, content: str) -> None:
    returned = text(BLANK, f"<w:r><w:t>{content}</w:t></w:r>")

    assert (typed, bool(typed), "近", "余场") == (returned.typed, returned.is_edited, returned.prefix, returned.suffix)


@pytest.mark.parametrize("content", ["〔待填：30", "待填：次数", "30〔待填：次", "次数〕30"])
def test_a_prompt_of_which_a_part_is_left_is_told_and_not_taken(content: str) -> None:
    changed_file = replaced(BLANK, PROMPT, f"<w:sdtContent><w:r><w:t>{content}</w:t></w:r></w:sdtContent>")
    outcome = read(changed_file, "a.docx")
    assert outcome.value is not None
    (diagnostic,) = outcome.diagnostics

    assert ("prompt-left", ()) == (diagnostic.rule, outcome.value.facts)
    assert "a.docx:次数" == str(diagnostic.span)


def test_a_mark_that_the_prompt_is_shown_is_not_believed() -> None:
    returned = text(BLANK, "<w:r><w:t>30</w:t></w:r>")

    assert "<w:showingPlcHdr/>" in control(BLANK, "study.sessions")
    assert returned.is_edited


def test_a_removed_control_is_found_by_its_bookmark() -> None:
    old = control(KNOWN, "study.sessions")
    start, end = re.findall("<w:bookmark[^>]*>", old)
    content = replaced(KNOWN, old, f"{start}<w:r><w:t>22次</w:t></w:r>{end}")

    assert "22次" == place(content).typed


def test_a_control_that_libreoffice_wrote_is_found_by_its_bookmark() -> None:
    old = control(KNOWN, "study.sessions")
    start, end = re.findall("<w:bookmark[^>]*>", old)
    inner = f"{start}<w:r></w:r><w:r><w:t>22</w:t></w:r><w:r><w:t>次</w:t></w:r>"
    content = replaced(KNOWN, old, f"<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>{end}")

    assert "22次" == place(content).typed


def test_a_control_that_lost_bookmark_and_id_is_found_by_its_tag() -> None:
    body = re.sub("<w:bookmark[^>]*>", "", part(KNOWN))
    body = re.sub(r'<w:id w:val="\d+"/>', '<w:id w:val="5"/>', body).replace("20次", "22次")

    assert "22次" == place(changed(KNOWN, {"word/document.xml": body})).typed


def test_the_copy_of_a_control_is_prose() -> None:
    copy = re.sub(r'<w:id w:val="\d+"/>', '<w:id w:val="5"/>', control(KNOWN, "study.sessions"))
    copy = re.sub("<w:bookmark[^>]*>", "", copy).replace("20次", "22次")
    returned = place(replaced(KNOWN, "，效果良好。", f"，</w:t></w:r>{copy}<w:r><w:t>效果良好。"))

    assert not returned.is_edited


def test_a_place_that_is_gone_is_told() -> None:
    outcome = read(replaced(KNOWN, control(KNOWN, "study.sessions"), "<w:r><w:t>22次</w:t></w:r>"), "a.docx")
    assert outcome.value is not None
    (diagnostic,) = outcome.diagnostics

    assert ("place-gone", "warning", ()) == (diagnostic.rule, diagnostic.severity, outcome.value.facts)
    assert '"a.docx"' in str(diagnostic.message)


def test_a_value_over_two_paragraphs_is_one_value() -> None:
    old = control(KNOWN, "study.sessions")
    start, end = re.findall("<w:bookmark[^>]*>", old)
    new = f"{start}<w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r>{end}"
    outcome = read(replaced(KNOWN, old, new), "a.docx").value
    assert outcome is not None

    assert "一\n二" == outcome.facts[0].typed
    assert ["工作情况报告", "全年学习{study.sessions}，效果良好。"] == [each.text for each in outcome.paragraphs]


def test_a_text_box_that_is_drawn_twice_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<w:t>全年学习</w:t></w:r><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    outcome = read(replaced(KNOWN, "<w:t>全年学习</w:t></w:r>", drawn), "a.docx").value
    assert outcome is not None

    assert ["工作情况报告", "框", "全年学习{study.sessions}，效果良好。"] == [each.text for each in outcome.paragraphs]


def test_the_same_fact_printed_twice_is_two_places() -> None:
    made = document(paragraph(fact("20次", "a"), "。"), paragraph("共", fact("20", "a", filters="bare", occurrence=2)))
    outcome = read(replaced(written(made), "<w:t>20</w:t>", "<w:t>21</w:t>"), "a.docx").value
    assert outcome is not None

    assert [("20次", None, False), ("21", "bare", True)] == [
        (each.typed, each.filter, each.is_edited) for each in outcome.facts
    ]


def test_a_place_says_where_it_is() -> None:
    span = place(KNOWN).span

    assert ("a.docx:次数", 2, 5, 3) == (str(span), span.line, span.column, span.length)
    assert "全年学习20次，效果良好。" == span.source.line(span.line)


def test_the_identity_of_the_document_comes_back() -> None:
    identity = (("report", "ideology"), ("year", "2022"), ("owner", '"科室" <一> & 二\n三'), ("no name", "x"))
    outcome = read(written(document(paragraph("空"), identity=identity)), "a.docx").value
    assert outcome is not None

    assert (identity[:3], "report") == (outcome.identity, outcome.sort)


INSERTED = '<w:ins w:id="9" w:author="李四"><w:r><w:t>21次</w:t></w:r></w:ins>'
STRUCK = IN_CONTROL.replace("<w:r><w:t>20次</w:t></w:r>", DELETED.format("20次"))


def recorded(before: str = "", behind: str = "") -> bytes:
    """Return a file in which the fact is recorded as deleted, with this before and behind its place."""
    old = control(KNOWN, "study.sessions")
    return replaced(KNOWN, old, f"{before}{old.replace(IN_CONTROL, STRUCK)}{behind}")


@pytest.mark.parametrize("content", [recorded(before=INSERTED), recorded(behind=INSERTED)], ids=["before", "behind"])
def test_what_was_typed_over_a_fact_while_changes_were_recorded_is_its_text(content: bytes) -> None:
    returned = read(content, "a.docx").value
    assert returned is not None

    assert "21次" == returned.facts[0].typed
    assert "全年学习{study.sessions}，效果良好。" == returned.paragraphs[1].text


@pytest.mark.parametrize(
    "content",
    [
        recorded(before=INSERTED, behind=INSERTED),
        recorded(behind=DELETED.format("多") + INSERTED),
        recorded(before=INSERTED + DELETED.format("多")),
        recorded(behind="<w:r><w:t>余</w:t></w:r>" + INSERTED),
    ],
    ids=["both sides", "more deleted behind", "more deleted before", "apart"],
)
def test_what_may_have_been_typed_for_more_than_the_fact_is_prose(content: bytes) -> None:
    returned = read(content, "a.docx").value
    assert returned is not None

    assert ("", True) == (returned.facts[0].typed, returned.facts[0].is_edited)
    assert "21次" in returned.paragraphs[1].text


JOINED = written(
    document(paragraph("学习", fact("《甲》", "a[0]"), fact("《乙》", "a[1]"), fact("《丙》", "a[2]"), "等。"))
)


def shrunk(content: bytes, route: str, first: str, rest: str) -> bytes:
    """Return a file as LibreOffice saves it when the text at a route was typed over: all but a start is outside."""
    old = control(content, route)
    start, end = re.findall("<w:bookmark[^>]*>", old)
    return replaced(content, old, f"{start}<w:r><w:t>{first}</w:t></w:r>{end}<w:r><w:t>{rest}</w:t></w:r>")


def test_a_place_that_shrank_before_its_neighbour_gets_what_is_between_them() -> None:
    returned = read(shrunk(JOINED, "a[1]", "《", "新文件》"), "a.docx").value
    assert returned is not None

    assert ["《甲》", "《新文件》", "《丙》"] == [each.typed for each in returned.facts]
    assert "学习{a[0]}{a[1]}{a[2]}等。" == returned.paragraphs[1].text


def test_what_stands_behind_a_place_that_had_no_neighbour_is_prose() -> None:
    returned = read(shrunk(JOINED, "a[2]", "《新文件》", "等等"), "a.docx").value
    assert returned is not None

    assert "《新文件》" == returned.facts[2].typed
    assert "学习{a[0]}{a[1]}{a[2]}等等等。" == returned.paragraphs[1].text


def test_a_control_around_a_whole_paragraph_leaves_the_one_before_alone() -> None:
    content = written(document(paragraph("一段。"), paragraph(fact("20次", "a")), paragraph("三段。")))
    inner = control(content, "a")
    body = part(content)
    start, end = body.rindex("<w:p>", 0, body.index(inner)), body.index("</w:p>", body.index(inner)) + len("</w:p>")
    opening = re.search("<w:sdt><w:sdtPr>.*?<w:sdtContent>", inner)[0]  # type: ignore[index]
    two = "<w:p><w:r><w:t>21次</w:t></w:r></w:p><w:p><w:r><w:t>22次</w:t></w:r></w:p>"
    whole = f"{body[:start]}{opening}{two}</w:sdtContent></w:sdt>{body[end:]}"
    returned = read(changed(content, {"word/document.xml": whole}), "a.docx").value
    assert returned is not None

    assert "21次\n22次" == returned.facts[0].typed
    assert ["工作情况报告", "一段。", "{a}", "三段。"] == [each.text for each in returned.paragraphs]
