from __future__ import annotations

import pytest

from reportgen.layouts import LAYOUTS, Layout, gb9704
from reportgen.layouts.layout import twips

EVERY_LAYOUT = [
    gb9704(geometry=geometry, grid=grid) for geometry in ("gbt33476", "literal") for grid in ("portable", "word")
]


def test_a_length_in_millimetres_becomes_twips() -> None:
    assert [1440, 2098, 8844] == [twips(25.4), twips(37), twips(156)]


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_a_page_holds_22_lines_and_no_more(layout: Layout) -> None:
    assert 22 == layout.text_height // layout.line == layout.text_height // layout.grid_line


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_a_line_holds_28_characters_and_no_more(layout: Layout) -> None:
    assert 28 == layout.text_width // layout.character


def test_the_type_area_is_156_millimetres_wide_and_begins_28_from_the_left() -> None:
    layout = gb9704()

    assert (twips(156), 1588) == (layout.text_width, layout.margin_left)


def test_the_literal_geometry_shows_37_and_35_millimetres_in_the_page_settings() -> None:
    layout = gb9704(geometry="literal")

    assert (twips(37), twips(35)) == (layout.margin_top, layout.margin_bottom)


def test_digits_stand_in_the_face_around_them_unless_another_is_asked_for() -> None:
    assert "仿宋_GB2312" == gb9704().body.latin
    assert ("Times New Roman", "宋体") == (
        gb9704(latin="Times New Roman").body.latin,
        gb9704(latin="Times New Roman").page_number.latin,
    )


def test_no_heading_is_bold_unless_level_3_is_asked_for() -> None:
    assert [False] * 4 == [face.bold for face in gb9704().headings]
    assert [False, False, True, False] == [face.bold for face in gb9704(bold_level_3=True).headings]


def test_a_layout_is_found_by_its_own_name() -> None:
    assert list(LAYOUTS) == [make().name for make in LAYOUTS.values()]
