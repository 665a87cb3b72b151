"""Whatever stands in a form when it leaves stands there when it comes back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.forms.form import Form, Question
from unit.forms.workbooks import FORM, QUESTIONS, came_back, sent

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), include_characters="\n_x0041=+@%余"), max_size=40
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=len(QUESTIONS), max_size=len(QUESTIONS)))
def test_what_nobody_changed_is_not_edited(texts: list[str]) -> None:
    questions = tuple(Question(each.field, text) for each, text in zip(QUESTIONS, texts, strict=True))
    form = Form("题", "", "科", "", "f.yaml", FORM.report, FORM.year, questions)
    returned = came_back(sent(form)).facts

    assert texts == [each.exported.text for each in returned]
    assert [False] * len(texts) == [each.is_edited for each in returned]
