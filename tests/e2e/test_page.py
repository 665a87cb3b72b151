"""GB/T 9704-2012, 5.2 and 7.5: the page, its grid and its number."""

from collections.abc import Callable

import pytest

from e2e.measure import Box, Line, Page

Open = Callable[[str], tuple[Page, ...]]

CHARACTER = 156 / 28
ONE_IN = 14 * 25.4 / 72  # 一字 of 4号


def full_lines(page: Page) -> list[Line]:
    """Return the lines that run to the right edge."""
    return [line for line in page.body if line.right > 180]


def middle_pages(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages that are full and have no title."""
    assert len(pages) >= 4
    return pages[1:-1]


@pytest.mark.parametrize("name", ["pure", "literal"])
def test_a_full_page_has_22_lines(pdf: Open, name: str) -> None:
    assert [22, 22] == [len(page.body) for page in middle_pages(pdf(name))][:2]


@pytest.mark.parametrize("name", ["pure", "literal"])
def test_a_full_line_of_chinese_characters_has_28(pdf: Open, name: str) -> None:
    lines = [line for page in middle_pages(pdf(name)) for line in full_lines(page) if line.left < 30]

    assert len(lines) > 36
    assert {28} == {len(line.glyphs) for line in lines}


@pytest.mark.parametrize("name", ["pure", "literal"])
def test_advance_boxes_reach_from_28_to_184_millimetres(pdf: Open, name: str) -> None:
    lines = [line for page in middle_pages(pdf(name)) for line in full_lines(page) if line.left < 30]

    assert [] == [line.left for line in lines if abs(line.left - 28) > 0.5]
    assert [] == [line.right for line in lines if abs(line.right - 184) > 0.5]


def test_a_paragraph_begins_two_characters_in(pdf: Open) -> None:
    first = next(line for line in pdf("pure")[0].body if line.left > 34 and line.right > 180)

    assert 28 + 2 * CHARACTER == pytest.approx(first.left, abs=0.5)
    assert len(first.glyphs) == 26


def test_ink_of_a_full_page_starts_at_37_and_ends_at_262_millimetres(pdf: Open) -> None:
    for page in middle_pages(pdf("pure")):
        ink = page.ink(Box(bottom=264))

        assert 37 == pytest.approx(ink.top, abs=1.5)
        assert 262 == pytest.approx(ink.bottom, abs=1.0)


def test_the_literal_geometry_keeps_within_the_type_area(pdf: Open) -> None:
    for page in middle_pages(pdf("literal")):
        ink = page.ink(Box(bottom=264))

        assert 37 < ink.top < 42
        assert 258 < ink.bottom < 262


@pytest.mark.parametrize("name", ["pure", "literal", "prose", "letterhead", "table"])
def test_page_numbers_lie_at_269_millimetres_odd_right_even_left(pdf: Open, name: str) -> None:
    pages = pdf(name)

    for number, page in enumerate(pages, 1):
        line = page.number
        assert line is not None
        assert f"—{number}—" == line.text
        dash = line.glyphs[0]
        assert 269 == pytest.approx(page.ink(Box(dash.left, 264, dash.right, 280)).middle, abs=0.5)
        if number % 2:
            assert 184 - ONE_IN == pytest.approx(line.right, abs=0.5)
        else:
            assert 28 + ONE_IN == pytest.approx(line.left, abs=0.5)
        assert {14.0} == {round(glyph.size, 1) for glyph in line.glyphs}


def test_the_page_number_stands_apart_from_its_dashes(pdf: Open) -> None:
    line = pdf("pure")[0].number

    assert line is not None
    assert line.glyphs[1].left - line.glyphs[0].right > 1.0
