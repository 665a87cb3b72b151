from __future__ import annotations

from word_file import blank, fact, find, paragraphs, part, shown, text, written

from reportgen.diagnostics import Route
from reportgen.document.nodes import Cell, Document, Elements, FactText, Heading, Paragraph, Row, Strong, Table, Text
from reportgen.layouts import gb9704


def control_of(*inlines):
    content = written(Document(blocks=(Paragraph(inlines),)))
    return find(part(content), "//w:sdt"), part(content, "customXml/item1.xml")


def test_a_fact_is_a_rich_control_without_a_frame_inside_a_bookmark_of_its_id() -> None:
    controls, _ = control_of(Text("共"), fact("study.sessions", "20次", label="学习次数"))
    (control,) = controls

    number = find(control, "w:sdtPr/w:id/@w:val")[0]
    assert "20次" == shown(control)
    assert (["学习次数"], ["study.sessions"]) == (
        find(control, "w:sdtPr/w:alias/@w:val"),
        find(control, "w:sdtPr/w:tag/@w:val"),
    )
    assert [] == find(control, "w:sdtPr/w:text")
    assert ["hidden"] == find(control, "w:sdtPr/w15:appearance/@w15:val")
    assert [f"f_{number}"] == find(control, "preceding-sibling::*[1]/@w:name")
    assert "bookmarkEnd" == find(control, "local-name(following-sibling::*[1])")


def test_the_list_of_facts_says_what_each_control_stands_for() -> None:
    printed = FactText("三十余场", Route.parse("press[2].count"), "场", "count", "30余", "chinese|quote", 2)
    controls, listed = control_of(printed, blank("a.b", "空白", prefix="近", suffix="条"))

    first, second = listed
    assert ("press[2].count", "2", "count", "known", "chinese|quote", "30余", "三十余场") == (
        *(first.get(name) for name in ("route", "occurrence", "kind", "state", "filter", "value")),
        first.text,
    )
    assert ("blank", None, "近", "条", "〔待填：空白〕") == (
        *(second.get(name) for name in ("state", "value", "prefix", "suffix")),
        second.text,
    )
    assert [entry.get("id") for entry in listed] == [find(control, "w:sdtPr/w:id/@w:val")[0] for control in controls]
    assert [f"f_{entry.get('id')}" for entry in listed] == [entry.get("bookmark") for entry in listed]


def test_of_a_blank_only_the_prompt_stands_in_the_control_highlighted() -> None:
    content = written(Document(blocks=(Paragraph((blank("a.b", "条数", prefix="近", suffix="条"),)),)))
    (control,) = find(part(content), "//w:sdt")

    assert "〔待填：条数〕" == shown(control)
    assert "近〔待填：条数〕条" == shown(paragraphs(content)[0])
    assert ["yellow"] == find(part(content), "//w:highlight/@w:val") == find(control, ".//w:highlight/@w:val")
    assert 1 == len(find(control, "w:sdtPr/w:showingPlcHdr"))


def test_an_id_follows_from_route_and_occurrence_and_not_from_what_stands_before() -> None:
    alone, _ = control_of(fact("x.y", "1", occurrence=3))
    after_others, _ = control_of(fact("a.b", "9"), fact("x.y", "1", occurrence=2), fact("x.y", "2", occurrence=3))

    assert find(alone[0], "w:sdtPr/w:id/@w:val") == find(after_others[2], "w:sdtPr/w:id/@w:val")


def test_a_fact_that_is_shown_twice_under_one_occurrence_has_two_ids() -> None:
    controls, _ = control_of(fact("x.y", "1"), fact("x.y", "1"))

    assert 2 == len({find(control, "w:sdtPr/w:id/@w:val")[0] for control in controls})


def test_a_route_and_a_label_that_are_too_long_for_word_are_cut_to_what_it_takes() -> None:
    route = "section." + "key" * 30
    controls, listed = control_of(fact(route, "1", label="长" * 80))

    assert (
        64 == len(find(controls[0], "w:sdtPr/w:tag/@w:val")[0]) == len(find(controls[0], "w:sdtPr/w:alias/@w:val")[0])
    )
    assert route == listed[0].get("route")


def test_facts_are_controls_in_headings_titles_tables_and_elements_too() -> None:
    document = Document(
        Elements(title=((fact("t", "题"),),), addressee=(fact("a", "送"),), copies=(fact("c", "抄"),)),
        (
            Heading(1, (fact("h", "一"),)),
            Heading(2, (fact("r", "二。"),), run_in=True),
            Paragraph((Strong((fact("s", "三"),)),)),
            Table((Row((Cell((fact("th", "头"),)),)),), (Row((Cell((fact("td", "格"),)),)),), (None,)),
        ),
    )

    tags = find(part(written(document)), "//w:tag/@w:val")
    assert {"t", "a", "c", "h", "r", "s", "th", "td"} == set(tags)


def test_a_line_break_in_a_fact_stays_within_its_control() -> None:
    controls, listed = control_of(fact("a", "甲\n乙"))

    assert 1 == len(find(controls[0], ".//w:br"))
    assert "甲\n乙" == listed[0].text


def test_the_hint_goes_on_every_run_when_digits_have_a_face_of_their_own() -> None:
    content = written(
        Document(blocks=(Paragraph((*text("“20”"), fact("a", "1"))),)), layout=gb9704(latin="Times New Roman")
    )

    assert ["eastAsia"] * 2 == find(part(content), "//w:body/w:p//w:r/w:rPr/w:rFonts/@w:hint")
