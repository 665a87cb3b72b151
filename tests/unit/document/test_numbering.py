from reportgen.document.nodes import Heading, Paragraph, Text
from reportgen.document.numbering import attachment_label, number_headings


def numbers(*levels: int) -> list[str]:
    return [number for _, number in number_headings([Heading(level, (Text("题"),)) for level in levels])]


def test_each_level_has_its_own_signs():
    assert ["一、", "（一）", "1.", "（1）"] == numbers(1, 2, 3, 4)


def test_a_heading_starts_the_levels_below_it_afresh():
    assert ["一、", "（一）", "1.", "（二）", "1.", "二、", "（一）"] == numbers(1, 2, 3, 2, 3, 1, 2)


def test_numbers_go_beyond_99():
    assert "一百零一、" == numbers(*[1] * 101)[-1]


def test_what_is_no_heading_has_no_number():
    paragraph = Paragraph((Text("文"),))

    assert [(paragraph, "")] == list(number_headings([paragraph]))


def test_attachments_are_numbered_when_there_are_several():
    assert ["附件", "附件2"] == [attachment_label(1, 1), attachment_label(2, 2)]
