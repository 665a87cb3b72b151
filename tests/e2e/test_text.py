"""Nothing of a document is lost on its way to the paper, and each role has its face."""

from collections.abc import Callable

import pytest

from e2e.documents import CASES
from e2e.measure import Line, Page
from e2e.rendering import FACES
from e2e.wording import DROPPED_AT_LINE_ENDS, compare
from reportgen.document.nodes import Table

Open = Callable[[str], tuple[Page, ...]]

IN_READING_ORDER = [
    name for name, case in CASES.items() if not any(isinstance(block, Table) for block in case.document.blocks)
]
ONE_IN = 400
"""At most one character of so many may fall to the renderer's known fault, and one more."""


def line_with(pages: tuple[Page, ...], text: str) -> Line:
    return next(line for page in pages for line in page.lines if text in line.text)


@pytest.mark.parametrize("name", IN_READING_ORDER)
def test_no_character_is_missing_save_by_the_known_fault_of_the_renderer(pdf: Open, name: str) -> None:
    compared = compare(CASES[name].document, pdf(name))

    assert () == compared.missing
    assert len(compared.dropped) <= 1 + compared.characters // ONE_IN


@pytest.mark.parametrize("name", CASES)
def test_no_character_stands_outside_the_type_area_save_by_the_same_fault(pdf: Open, name: str) -> None:
    glyphs = [glyph for page in pdf(name) for line in page.lines for glyph in line.glyphs]
    outside = [glyph.text for glyph in glyphs if glyph.left < 27.5 or glyph.right > 184.5]

    assert [] == [text for text in outside if text not in DROPPED_AT_LINE_ENDS]
    assert len(outside) <= 1 + len(glyphs) // ONE_IN


@pytest.mark.parametrize("name", CASES)
def test_no_face_but_the_chosen_ones_is_used(pdf: Open, name: str) -> None:
    used = {glyph.font for page in pdf(name) for line in page.lines for glyph in line.glyphs}

    assert {font for font in used if font.removesuffix("-Regular").removesuffix("-Bold")[:10] not in _PLAYERS} == set()


_PLAYERS = {family[:10] for family in FACES.values()}


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("某某市大数据和政务服务管理局", "方正小标宋简体", 22),
        ("今年以来，", "仿宋_GB2312", 16),
        ("一、工作开展情况", "黑体", 16),
        ("（一）提高政治站位", "楷体_GB2312", 16),
        ("1.健全学习制度", "仿宋_GB2312", 16),
        ("（1）分级分类开展学习", "仿宋_GB2312", 16),
    ],
)
def test_each_role_has_its_face_and_size(pdf: Open, text: str, face: str, size: float) -> None:
    glyph = line_with(pdf("prose"), text).glyphs[2]

    assert glyph.font.startswith(FACES[face])
    assert glyph.size == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("name", ["prose", "table", "blanks"])
def test_digits_are_in_the_face_of_the_text_whether_literal_or_fact(pdf: Open, name: str) -> None:
    glyphs = [glyph for page in pdf(name) for line in page.body for glyph in line.glyphs]

    assert {FACES["仿宋_GB2312"]} == {
        glyph.font.partition("-")[0] for glyph in glyphs if glyph.text.isdigit() and glyph.size < 20
    }


def test_a_run_in_heading_and_its_paragraph_share_a_line_in_two_faces(pdf: Open) -> None:
    line = line_with(pdf("prose"), "（一）提高政治站位，加强理论学习。")

    assert line.text.startswith("（一）提高政治站位，加强理论学习。今年以来")
    assert line.glyphs[0].font.startswith(FACES["楷体_GB2312"])
    assert line.glyphs[-1].font.startswith(FACES["仿宋_GB2312"])


def test_a_blank_shows_its_prompt_between_what_is_known(pdf: Open) -> None:
    said = "".join(line.text for line in pdf("blanks")[0].body)

    assert "发布信息近〔待填：信息〕条，" in said
    assert "〔待填：新闻发布会〕余场，" in said
    assert "一、关于〔待填：主题〕的情况" in said


def test_breaks_begin_new_lines(pdf: Open) -> None:
    lines = [line.text for line in pdf("breaks")[0].body]

    assert ["某某市大数据管理局", "关于年度工作的报告", "第一行", "第二行", "第三行"] == lines[:5]


def test_a_long_title_breaks_into_centred_lines_of_different_length(pdf: Open) -> None:
    lines = [line for line in pdf("prose")[0].body if round(line.glyphs[0].size) == 22]

    assert [
        "某某市大数据和政务服务管理局",
        "关于2022年度意识形态工作责任制",
        "落实情况及下一步工作打算的报告",
    ] == [line.text for line in lines]
    for line in lines:
        assert (line.left + line.right) / 2 == pytest.approx(106, abs=0.7)


def test_a_lent_look_is_worn_and_loses_no_number(pdf: Open) -> None:
    line = line_with(pdf("reference"), "一、工作开展情况")

    assert line.glyphs[0].font.startswith(FACES["楷体_GB2312"])
