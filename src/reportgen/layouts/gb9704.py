"""GB/T 9704-2012 党政机关公文格式, as numbers.

The clause that a number comes from stands beside it; "33476.2" is GB/T 33476.2-2016, which says how GB/T 9704 is
realised in a word processor.  Where the standard is silent, the comment says what was chosen and why.
"""

from __future__ import annotations

from typing import Literal, get_args

from reportgen.layouts.layout import Face, Layout, twips

__all__ = ["gb9704", "gb9704_variants"]

Geometry = Literal["gbt33476", "literal"]
Grid = Literal["portable", "word"]

_SMALL_TITLE_SONG = "方正小标宋简体"
_FANGSONG = "仿宋_GB2312"
_KAITI = "楷体_GB2312"
_HEITI = "黑体"
_SONG = "宋体"

_SIZE_2 = 44  # 2号, 22 pt
_SIZE_3 = 32  # 3号, 16 pt
_SIZE_4 = 28  # 4号, 14 pt
_SIZE_SMALL_4 = 24  # 小四, 12 pt

_PAGE = (11906, 16838)  # A4 (4)
_LEFT, _RIGHT = 1588, 1474  # 订口 28 mm; 210 - 28 - 156 = 26 mm (5.2.1); together they leave 8,844 twips, 156.0 mm
_VERTICAL = {
    # top, bottom, pitch, pitch of the grid: 34.58 and 32.58 mm (33476.2, 6.2) put the first and the last line's
    # characters, not their line boxes, on 天头 37 mm and on 225 mm of type area (5.2.1); 29.45 pt is 5.54 mm x 15/8
    # (3.2), 22 lines (5.2.3). LibreOffice puts lines on the grid and half of what the grid leaves over above the
    # first; 592 would leave nothing.  With 591 the ink of the first line and that of the last are equally far from
    # the bounds of 5.2.1; measured
    "gbt33476": (1960, 1847, 589, 591),
    # 37 and 35 mm taken as margins; 28.95 pt is the largest pitch that leaves 22 lines in 225 mm
    "literal": (2098, 1984, 579, 579),
}
_CHARACTERS = 28  # a line (5.2.3)


def _character_grid(width: int) -> int:
    """Return what Word's character grid adds to a 3号 character so that 28 fill the width, in 1/4096 pt."""
    return round((width / _CHARACTERS / 20 - _SIZE_3 / 2) * 4096)


def gb9704(
    *,
    geometry: Geometry = "gbt33476",
    grid: Grid = "portable",
    latin: str | None = None,
    bold_level_3: bool = False,
    page_number_space: bool = True,
    imprint_even_page: bool = False,
) -> Layout:
    """Return the layout of GB/T 9704-2012.

    Args:
        geometry: ``gbt33476`` puts the characters where the standard wants them; ``literal`` writes the standard's 37
            and 35 mm into the page settings, for offices that look for them there.
        grid: ``portable`` gets 28 characters a line by narrower spacing, which every word processor understands;
            ``word`` by Word's own character grid, which LibreOffice 7.4 sets wrong.
        latin: The family for letters and digits; None sets them in the Chinese face around them, as the standard
            names no other (5.2.2).
        bold_level_3: Whether headings of level 3 are bold: a widespread habit that the standard does not know (7.3.3).
        page_number_space: Whether a space stands between the page number and its dashes: the standard is silent (7.5).
        imprint_even_page: Whether a break to a new even page is put before 版记 (33476.2, 7.3.1): always, also where
            the text ends on an even page with room for it, because only a word processor knows where pages end.
    """
    top, bottom, line, grid_line = _VERTICAL[geometry]
    width = _PAGE[0] - _LEFT - _RIGHT

    def face(family: str, size: int, *, bold: bool = False) -> Face:
        return Face(family, latin or family, size, bold)

    return Layout(
        name="gb9704",
        page_width=_PAGE[0],
        page_height=_PAGE[1],
        margin_top=top,
        margin_bottom=bottom,
        margin_left=_LEFT,
        margin_right=_RIGHT,
        footer=1446,  # puts the dash of the page number at 269 mm: 7 mm under the type area (7.5); measured
        line=line,
        grid="linesAndChars" if grid == "word" else "lines",
        grid_line=grid_line,
        grid_spacing=_character_grid(width) if grid == "word" else 0,
        character_spacing=0 if grid == "word" else -5,  # 28 x 315 = 8,820 of 8,844 twips
        body=face(_FANGSONG, _SIZE_3),  # 5.2.2, 7.3.3
        headings=(
            face(_HEITI, _SIZE_3),  # 7.3.3
            face(_KAITI, _SIZE_3),  # 7.3.3
            face(_FANGSONG, _SIZE_3, bold=bold_level_3),  # 7.3.3
            face(_FANGSONG, _SIZE_3),  # 7.3.3
        ),
        title=face(_SMALL_TITLE_SONG, _SIZE_2),  # 7.3.1
        title_line=720,  # 36 pt: silent; 22 pt and 14 of white, as common practice
        emphasis=face(_KAITI, _SIZE_3),  # silent; 楷体 is what emphasis looks like in Chinese type
        secrecy=face(_HEITI, _SIZE_3),  # 7.2.2, 7.2.3
        signatory=face(_KAITI, _SIZE_3),  # 7.2.6
        issuer=face(_SMALL_TITLE_SONG, 112),  # 7.2.4: the face is recommended, the size free
        attachment_label=face(_HEITI, _SIZE_3),  # 7.3.7
        imprint=face(_FANGSONG, _SIZE_4),  # 7.4.2, 7.4.3
        page_number=Face(_SONG, _SONG, _SIZE_4),  # 7.5: 4号半角宋体, whatever the text's digits are
        table=face(_FANGSONG, _SIZE_SMALL_4),  # silent
        table_head=face(_HEITI, _SIZE_SMALL_4),  # silent
        issuer_top=twips(72),  # 35 mm under the upper edge of the type area at 37 mm (7.2.4)
        issuer_gap=twips(20.78),  # 空二行 (7.2.5; 33476.2, 7.1.2)
        issuer_colour="FF0000",  # red (7.2.4)
        rule_gap=twips(4),  # 7.2.7
        rule_thickness=8,  # 0.35 mm: silent; as thick as the first line of 版记
        imprint_bottom=twips(262),  # the last line lies on the lower edge of the type area (7.4.1)
        imprint_thick=8,  # 0.35 mm (7.4.1)
        imprint_thin=6,  # 0.25 mm (7.4.1)
        imprint_even_page=imprint_even_page,
        page_number_dash="— " if page_number_space else "—",  # 7.5
    )


def gb9704_variants() -> tuple[Layout, ...]:
    """Return the layout in both geometries and by both ways to 28 characters a line: each is right."""
    geometries, grids = get_args(Geometry), get_args(Grid)
    return tuple(gb9704(geometry=geometry, grid=grid) for geometry in geometries for grid in grids)
