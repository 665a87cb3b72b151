"""From what stands where a template prints a blank by a filter, back to the value."""

from __future__ import annotations

import pytest

from reportgen.template.filters.undoing import undone


@pytest.mark.parametrize(
    ("expected", "text", "filters"),
    [
        ("解放思想", "“解放思想”", "quoted"),
        ("解放思想", "解放思想", "quoted"),
        ("学“通”弄懂", "“学‘通’弄懂”", "quoted"),
        ("学‘通’弄懂", "学‘通’弄懂", "quoted"),
        ("“通”和“懂”", "“通”和“懂”", "quoted"),
        ("“", "“", "quoted"),
        ("办法", "《办法》", "titles"),
        ("《甲》《乙》", "《甲》《乙》", "titles"),
        ("甲", "“《甲》”", "titles|quoted"),
        ("“甲”", "“甲”", "upper"),
        (None, "增长3%", "yoy"),
        (None, "3", "length|chinese_number"),
    ],
)
def test_what_a_filter_puts_around_a_text_is_taken_off(expected, text, filters):
    assert expected == undone(text, filters)
