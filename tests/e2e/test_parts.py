"""GB/T 9704-2012, 7.2 to 7.4: 版头, 附件, 署名, 版记, and tables over pages."""

from collections.abc import Callable

import pytest

from e2e.documents import LENGTHS, PROSE
from e2e.measure import Box, Line, Page, Rule

Open = Callable[[str], tuple[Page, ...]]

CHARACTER = 156 / 28
LINE = 29.45 * 25.4 / 72
LETTER = "某数发〔2022〕15号"


def line_of(page: Page, text: str) -> Line:
    return next(line for line in page.body if text in line.text)


def imprint_rules(page: Page) -> list[Rule]:
    """Return the lines of 版记; the red line of 版头 lies in the upper half of its page."""
    return [rule for rule in page.rules if rule.middle > 200]


def lines_from(page: Page, text: str) -> int:
    """Return on which line of the type area, counted from 1, a text stands."""
    first = 34.58 + LINE * 0.8
    return 1 + round((line_of(page, text).baseline - first) / LINE)


# --- 版头 -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["letterhead", "upward"])
def test_the_mark_of_the_issuer_is_red_and_starts_at_72_millimetres(pdf: Open, name: str) -> None:
    mark = pdf(name)[0].red(Box(top=60, bottom=110))

    assert 72 == pytest.approx(mark.top, abs=1.0)
    assert 106 == pytest.approx((mark.left + mark.right) / 2, abs=1.5)


@pytest.mark.parametrize(("name", "number"), [("letterhead", LETTER), ("upward", "某数报〔2022〕8号")])
def test_the_red_line_is_156_millimetres_long_and_4_below_the_number(pdf: Open, name: str, number: str) -> None:
    page = pdf(name)[0]
    line = line_of(page, number)
    rule = page.red(Box(top=line.baseline + 1.5, bottom=line.baseline + 15))

    assert 28 == pytest.approx(rule.left, abs=0.5)
    assert 184 == pytest.approx(rule.right, abs=0.5)
    assert rule.bottom - rule.top < 0.7
    letters = page.ink(Box(top=line.baseline - 5, bottom=rule.top - 0.3))
    assert 4 == pytest.approx(rule.top - letters.bottom, abs=1.0)


def test_serial_number_secrecy_and_urgency_stand_on_the_first_lines_at_the_left_edge(pdf: Open) -> None:
    page = pdf("letterhead")[0]

    assert [1, 2, 3] == [lines_from(page, text) for text in ("000012", "机密★1年", "特急")]
    for text in ("000012", "机密★1年", "特急"):
        assert 28 == pytest.approx(line_of(page, text).left, abs=0.5)
    assert {"FandolHei"} == {font.partition("-")[0] for font in line_of(page, "特急").fonts}


def test_the_number_of_the_document_is_centred(pdf: Open) -> None:
    line = line_of(pdf("letterhead")[0], LETTER)

    assert 106 == pytest.approx((line.left + line.right) / 2, abs=0.7)


def test_an_upward_document_has_its_number_left_and_the_last_signatory_right_on_one_line(pdf: Open) -> None:
    line = line_of(pdf("upward")[0], "某数报〔2022〕8号")

    assert line.text.endswith("李大为")
    assert 28 + CHARACTER == pytest.approx(line.left, abs=0.7)
    assert 184 - CHARACTER == pytest.approx(line.right, abs=0.7)


def test_the_title_stands_two_lines_under_the_red_line(pdf: Open) -> None:
    page = pdf("letterhead")[0]
    rule = page.red(Box(top=110, bottom=160))
    title = page.ink(Box(top=rule.bottom + 1, bottom=rule.bottom + 40))

    assert 2 * LINE == pytest.approx(title.top - rule.bottom, abs=3.0)


@pytest.mark.parametrize("name", ["letterhead", "letterhead-literal", "upward", "three-signatories", "unsealed"])
def test_one_empty_line_stands_between_the_title_and_the_addressee(pdf: Open, name: str) -> None:
    page = pdf(name)[0]
    lines = page.body
    index = next(number for number, line in enumerate(lines) if line.text.endswith("："))
    above, below = lines[index - 1].baseline, lines[index].baseline
    title, addressee = page.ink(Box(top=above - 7, bottom=above + 2.5)), page.ink(Box(top=below - 6, bottom=below + 2))

    assert LINE == pytest.approx(addressee.top - title.bottom, abs=1.0)


def test_lines_of_signatories_are_equally_far_apart_two_lines_under_the_mark(pdf: Open) -> None:
    page = pdf("three-signatories")[0]
    first, second = line_of(page, "签发人：王小明李大为"), line_of(page, "某数报〔2022〕9号欧阳修远")
    mark = page.red(Box(top=60, bottom=100))
    names = page.ink(Box(top=mark.bottom + 1, bottom=first.baseline + 2))

    assert LINE == pytest.approx(second.baseline - first.baseline, abs=0.3)
    assert 2 * LINE == pytest.approx(names.top - mark.bottom, abs=1.0)
    assert first.glyphs[4].left == pytest.approx(second.glyphs[-4].left, abs=0.5)


def test_the_addressee_stands_at_the_left_edge(pdf: Open) -> None:
    page = pdf("unsealed")[0]
    addressee = line_of(page, "各科室")

    assert addressee.text.endswith("：")
    assert 28 == pytest.approx(addressee.left, abs=0.5)


# --- 署名, 附件 -------------------------------------------------------------------------------------------------------


def test_an_unsealed_signature_is_two_characters_in_and_its_date_two_right_of_its_first(pdf: Open) -> None:
    page = pdf("unsealed")[0]
    name, date = line_of(page, "某某市大数据和政务服务管理局"), line_of(page, "2022年1月8日")

    assert 184 - 2 * CHARACTER == pytest.approx(name.right, abs=0.7)
    assert 2 * CHARACTER == pytest.approx(date.left - name.left, abs=0.7)
    assert 2 * LINE == pytest.approx(name.baseline - page.body[-3].baseline, abs=0.3)
    assert LINE == pytest.approx(date.baseline - name.baseline, abs=0.3)


def test_a_date_wider_than_the_unsealed_name_is_two_characters_in_and_the_name_stays_two_left_of_it(pdf: Open) -> None:
    page = pdf("short-name")[0]
    name, date = line_of(page, "某某局"), line_of(page, "2022年12月31日")

    # the date is seven characters wide, save that LibreOffice puts space between digits and Chinese unasked
    assert 184 - (2 + 7) * CHARACTER == pytest.approx(date.left, abs=0.7)
    assert 2 * CHARACTER == pytest.approx(date.left - name.left, abs=0.7)


def test_a_long_addressee_wraps_to_the_left_edge(pdf: Open) -> None:
    lines = pdf("short-name")[0].body
    index = next(number for number, line in enumerate(lines) if line.text.startswith("某某市第一区"))

    assert 28 == pytest.approx(lines[index + 1].left, abs=0.5)
    assert lines[index + 2].text.endswith("：")


def test_a_sealed_signature_is_centred_over_a_date_four_characters_in(pdf: Open) -> None:
    page = next(page for page in pdf("letterhead") if any("2022年12月31日" == line.text for line in page.body))
    date = next(line for line in page.body if line.text == "2022年12月31日")
    name = max((line for line in page.body if line.text == "某某市大数据管理局"), key=lambda line: line.baseline)

    assert 184 - 4 * CHARACTER == pytest.approx(date.right, abs=0.7)
    # the date is seven characters wide, save that LibreOffice puts space between digits and Chinese unasked
    assert date.right - (3 + 8 / 2) * CHARACTER / 2 == pytest.approx((name.left + name.right) / 2, abs=0.7)
    assert LINE == pytest.approx(date.baseline - name.baseline, abs=0.3)


@pytest.mark.parametrize("lines", LENGTHS)
def test_signature_date_and_note_never_stand_on_a_page_without_text(pdf: Open, lines: int) -> None:
    last = [line.text for line in pdf(f"signed-{lines}")[-1].body]

    assert last[-4:] == [f"第{lines - 1}项工作已经完成。", "某某市大数据管理局", "2022年12月31日", "（此件公开发布）"]


def test_attachments_are_named_under_the_text_and_wrap_under_their_names(pdf: Open) -> None:
    page = next(page for page in pdf("letterhead") if any(line.text.startswith("附件：1.") for line in page.body))
    first, second = line_of(page, "附件：1."), line_of(page, "2.某某市")
    wrapped = page.body[page.body.index(second) + 1]

    assert 28 + 2 * CHARACTER == pytest.approx(first.left, abs=0.7)
    assert first.glyphs[5].left == pytest.approx(second.glyphs[2].left, abs=0.7)
    assert second.glyphs[2].left == pytest.approx(wrapped.left, abs=1.5)  # space unasked, see above


def test_each_attachment_begins_a_page_with_its_label_and_its_title_on_line_three(pdf: Open) -> None:
    pages = [page for page in pdf("letterhead") if page.body[0].text in {"附件1", "附件2"}]

    assert len(pages) == 2
    for page, title in zip(pages, ("2022年度政务信息发布情况统计表", "某某市大数据管理局意识形态"), strict=True):
        label = page.body[0]
        assert 28 == pytest.approx(label.left, abs=0.5)
        assert label.glyphs[0].font.startswith("FandolHei")
        assert 2 * LINE == pytest.approx(line_of(page, title).baseline - label.baseline, abs=3.0)


# --- 版记 -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["letterhead", *(f"imprint-{lines}" for lines in LENGTHS)])
def test_the_last_line_of_the_imprint_lies_at_262_millimetres_on_the_last_page(pdf: Open, name: str) -> None:
    pages = pdf(name)
    rules = imprint_rules(pages[-1])

    assert len(rules) == 3
    assert 262 == pytest.approx(rules[-1].middle, abs=1.0)
    for rule in rules:
        assert 28 == pytest.approx(rule.left, abs=0.5)
        assert 184 == pytest.approx(rule.right, abs=0.5)
    assert not any(map(imprint_rules, pages[:-1]))


@pytest.mark.parametrize("lines", LENGTHS)
def test_the_imprint_never_covers_the_text(pdf: Open, lines: int) -> None:
    page = pdf(f"imprint-{lines}")[-1]
    text = [line for line in page.body if "项工作已经完成" in line.text]

    assert all(line.baseline < page.rules[0].middle - 1 for line in text)
    imprint = [line for line in page.body if page.rules[0].middle < line.baseline < page.rules[-1].middle]
    assert "抄送：市委办公室，市政府办公室。" in [line.text for line in imprint]


@pytest.mark.parametrize("name", ["long-printer", "words-in-copies"])
def test_rows_that_wrap_stay_between_the_lines_of_the_imprint(pdf: Open, name: str) -> None:
    (page,) = pdf(name)
    top, *_, bottom = imprint_rules(page)
    between = "".join(line.text for line in page.body if top.middle < line.baseline < bottom.middle)

    assert len(imprint_rules(page)) == 3
    assert 262 == pytest.approx(bottom.middle, abs=1.0)
    assert between.startswith("抄送：")
    assert between.endswith("2022年12月31日印发")


def test_an_imprint_that_no_page_can_hold_goes_on_over_pages_and_loses_nothing(pdf: Open) -> None:
    pages = pdf("endless-copies")
    said = "".join(line.text for page in pages for line in page.body)

    assert said.count("市人大常委会办公室") == 120
    assert said.endswith("某某市大数据管理局办公室2022年12月31日印发")
    assert all(line.baseline < 262 for page in pages for line in page.body)


def test_the_imprint_is_of_size_four_one_character_in_on_both_sides(pdf: Open) -> None:
    line = line_of(pdf(f"imprint-{LENGTHS[0]}")[-1], "某某市大数据管理局办公室")

    assert line.text.endswith("2022年12月31日印发")
    assert {14.0} == {round(glyph.size, 1) for glyph in line.glyphs}
    assert 28 + 14 * 25.4 / 72 == pytest.approx(line.left, abs=1.0)
    assert 184 - 14 * 25.4 / 72 == pytest.approx(line.right, abs=1.0)


def test_the_imprint_can_be_kept_to_an_even_page(pdf: Open) -> None:
    pages = pdf("even-page")

    assert len(pages) == 2
    assert not imprint_rules(pages[0])
    assert len(imprint_rules(pages[1])) == 3


def test_no_blank_page_is_left(pdf: Open) -> None:
    for lines in LENGTHS:
        assert all(page.body for page in pdf(f"imprint-{lines}"))


# --- tables -----------------------------------------------------------------------------------------------------------


def test_the_head_of_a_table_is_repeated_on_each_of_its_pages(pdf: Open) -> None:
    pages = pdf("table")

    assert len(pages) >= 3
    for page in pages:
        said = "".join(line.text for line in page.body)
        assert "办理情况" in said
        assert "受理" in said


def test_a_row_is_not_split_over_pages(pdf: Open) -> None:
    pages = ["".join(line.text for line in page.body) for page in pdf("table")]

    for number in range(1, 41):
        (page,) = (page for page in pages if f"某某市第{number}街道" in page)
        assert page.count("窗") == page.count("街")


def test_no_character_of_a_table_is_missing(pdf: Open) -> None:
    said = "".join(line.text for page in pdf("table") for line in page.body)

    assert said.count("件") == 2 * 41 + PROSE.count("件")
    assert all(f"{number * 7}件" in said for number in range(1, 41))
    assert said.count("合计") == 1
