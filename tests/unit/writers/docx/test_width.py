from __future__ import annotations

import pytest

from reportgen.writers.docx.width import lines_needed


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (1, ""),
        (1, "一二三四五六七八九十"),
        (2, "一二三四五六七八九十甲"),
        (2, "一二三四五六七八九十，"),
        (2, "甲\n乙"),
        # a word goes to the next line whole, or does not: then one line more is kept
        (3, "一二三四五六七 12345678"),
        # letters may be wider than digits
        (3 + 1, "A" * 40),
        # the white that some put beside digits counts
        (1, "一二三四五六七八12"),
        (2 + 1, "一二三四五六七八九12"),
    ],
)
def test_a_text_needs_so_many_lines_of_ten_characters(lines: int, text: str) -> None:
    assert lines == lines_needed(text, 10)
