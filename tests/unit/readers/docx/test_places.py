"""What stands in a fact's place is found, however a word processor wrote it."""

from __future__ import annotations

import re

import pytest

from reportgen.diagnostics import Route
from reportgen.facts.returned import Returned
from reportgen.readers.docx import read
from unit.readers.docx.word_files import (
    DELETED,
    blank,
    changed,
    control,
    document,
    fact,
    paragraph,
    part,
    replaced,
    written,
)

KNOWN = written(document(paragraph("全年学习", fact("20次", "study.sessions"), "，效果良好。")))
BLANK = written(document(paragraph("全年学习", blank("study.sessions", "次数", "近", "余场"), "，效果良好。")))
IN_CONTROL = "<w:sdtContent><w:r><w:t>20次</w:t></w:r></w:sdtContent>"
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>er</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>21</w:t></w:r></w:rubyBase></w:ruby>"
    "<w:t>次</w:t></w:r>"
)
NESTED = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>21</w:t></w:r></w:sdtContent></w:sdt>'
JOINED = written(
    document(paragraph("学习", fact("《甲》", "a[0]"), fact("《乙》", "a[1]"), fact("《丙》", "a[2]"), "等。"))
)
NOT_STRUCK = '<w:strike w:val="0"/>'
ONCE_STRUCK = '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
RUN = "<w:r><w:t>21次</w:t></w:r>"
PROMPT = re.search("<w:sdtContent>.*</w:sdtContent>", control(BLANK, "study.sessions"))[0]  # type: ignore[index]


def set_as(properties: str, text: str) -> str:
    """Return a run of a text with these properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


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
        ("21次", f"{set_as('<w:strike/>', '20')}<w:r><w:t>21次</w:t></w:r>"),
        ("21次", f"{set_as('<w:dstrike/>', '20次')}<w:r><w:t>21次</w:t></w:r>"),
        ("21次", f"{set_as('<w:b/><w:vanish/>', '1')}<w:r><w:t>21次</w:t></w:r>"),
        ("2021次", f"{set_as(NOT_STRUCK, '20')}<w:r><w:t>21次</w:t></w:r>"),
        ("2021次", f"{set_as(ONCE_STRUCK, '20')}{RUN}"),
        ("", set_as("<w:strike/>", "20次")),
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


@pytest.mark.parametrize("how", ["superscript", "subscript"])
def test_an_answer_with_a_raised_mark_in_it_is_told_and_not_taken(how: str) -> None:
    raised = set_as(f'<w:vertAlign w:val="{how}"/>', "1")
    content = f"<w:sdtContent><w:r><w:t>600</w:t></w:r>{raised}<w:r><w:t>次</w:t></w:r></w:sdtContent>"
    outcome = read(replaced(KNOWN, IN_CONTROL, content), "a.docx")
    assert outcome.value is not None
    (diagnostic,) = outcome.diagnostics

    assert ("raised-mark", "error", ()) == (diagnostic.rule, diagnostic.severity, outcome.value.facts)
    assert '"6001次"' in str(diagnostic.message)


def test_a_text_that_was_only_raised_is_not_edited() -> None:
    raised = set_as('<w:vertAlign w:val="superscript"/>', "0")

    assert not text(KNOWN, f"<w:r><w:t>2</w:t></w:r>{raised}<w:r><w:t>次</w:t></w:r>").is_edited


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


PASTED = re.sub("<w:bookmark[^>]*>", "", control(KNOWN, "study.sessions"))


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        ("21次", "20次", [("21次", True), ("20次", False)]),
        ("20次", "22次", [("20次", False), ("22次", True)]),
        ("21次", "22次", [("21次", True), ("22次", True)]),
    ],
)
def test_a_control_that_was_pasted_with_its_id_is_a_place_of_its_own(
    original: str, copy: str, expected: list[tuple[str, bool]]
) -> None:
    content = replaced(KNOWN, "20次", original)
    content = replaced(content, "<w:t>全年学习</w:t></w:r>", f"<w:t>全年学习</w:t></w:r>{PASTED.replace('20次', copy)}")
    returned = read(content, "a.docx").value
    assert returned is not None

    assert expected == [(each.typed, each.is_edited) for each in returned.facts]
    assert "全年学习{study.sessions}{study.sessions}，效果良好。" == returned.paragraphs[1].text


def test_places_of_a_list_that_are_gone_are_one_warning() -> None:
    outcome = read(replaced(JOINED, "".join(control(JOINED, f"a[{index}]") for index in range(2)), ""), "a.docx")
    (diagnostic,) = outcome.diagnostics

    assert "place-gone" == diagnostic.rule
    assert "次数（第1项、第2项）" in str(diagnostic.message)


@pytest.mark.parametrize(
    ("touching", "before", "behind"),
    [
        (("", ""), "共", "，"),
        (("1", ""), "共1", "，"),
        (("1,", ""), "共1,", "，"),
        (("1", ""), "共１", "，"),
        (("一万", ""), "共一万", "，"),
        (("约", ""), "约", "，"),
        (("", "以上"), "", "以上，"),
        (("", "余"), "", "余，"),
        (("", "0"), "", "0次"),
        (("", ""), "2022年，", "，2023年"),
        (("", ""), "", "多数是"),
        (("", ""), "", "来自群众"),
        (("", ""), "", "三类"),
    ],
)
def test_what_touches_a_number_is_told(touching: tuple[str, str], before: str, behind: str) -> None:
    content = replaced(KNOWN, "<w:t>全年学习</w:t>", f"<w:t>{before}</w:t>")

    assert touching == place(replaced(content, "<w:t>，效果良好。</w:t>", f"<w:t>{behind}</w:t>")).touching


@pytest.mark.parametrize(
    ("touching", "before", "behind"),
    [
        (("", ""), "近", "余场"),
        (("88", ""), "近88", "余场"),
        (("约", ""), "约", "余场"),
        (("", "8"), "近", "8余场"),
        (("", "万"), "近", "万余场"),
        (("", "多"), "近", "多场"),
        (("", "以上"), "近", "余场以上"),
    ],
)
def test_what_touches_a_blank_is_what_its_own_words_are_not(
    touching: tuple[str, str], before: str, behind: str
) -> None:
    content = replaced(replaced(BLANK, ">近<", f">{before}<"), ">余场<", f">{behind}<")

    assert touching == place(content).touching


def test_a_mark_behind_a_number_does_not_touch_it() -> None:
    raised = set_as('<w:vertAlign w:val="superscript"/>', "1")
    mark = f"{raised}<w:r><w:t>，效果良好。</w:t></w:r>"

    assert ("", "") == place(replaced(KNOWN, "<w:r><w:t>，效果良好。</w:t></w:r>", mark)).touching


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
