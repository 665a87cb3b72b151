"""What a template can ask of facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.facts.fact import State
from template.facts_by_hand import REPORT, STUDY, Report, blank, count, list_of, render, text_of

FACTS = ("sessions", "pending", "campaign", "note")


@pytest.mark.parametrize(
    ("expected", "fact"),
    [
        (True, "study.sessions"),
        (True, "study.pending"),
        (False, "study.campaign"),
        (False, "study.note"),
        (True, "study.themes"),
        (False, "study.none"),
        (True, "study.unknown_list"),
        (False, "study.absent_list"),
        (True, "study"),
        (False, "press"),
    ],
)
def test_a_fact_is_true_when_it_can_be_printed(tmp_path: Path, expected: bool, fact: str) -> None:  # noqa: FBT001
    assert str(expected) == text_of(tmp_path, f"{{% if {fact} %}}True{{% else %}}False{{% endif %}}")


def test_zero_is_true(tmp_path: Path) -> None:
    report = REPORT.model_copy(update={"study": STUDY.model_copy(update={"sessions": count("study.sessions", "0")})})

    assert "0次" == text_of(tmp_path, "{% if study.sessions %}{{ study.sessions }}{% endif %}", report)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("blank", "pending"),
        ("known", "sessions"),
        ("applicable", "sessions pending note"),
        ("given", "sessions pending campaign"),
    ],
)
def test_the_states_can_be_asked(tmp_path: Path, question: str, expected: str) -> None:
    template = "".join(f"{{% if study.{fact} is {question} %}}{fact} {{% endif %}}" for fact in FACTS)

    assert expected == text_of(tmp_path, template).strip()


def test_a_section_is_asked_as_a_whole(tmp_path: Path) -> None:
    template = (
        "{% if press is applicable %}a{% endif %}{% if study is known %}b{% endif %}{% if study is blank %}c{% endif %}"
    )

    assert "b" == text_of(tmp_path, template)


@pytest.mark.parametrize(
    "condition",
    [
        "study.sessions == 20",
        "study.sessions == '20次'",
        "study.sessions >= 20",
        "study.sessions < 20.5",
        "study.sessions > study.themes | length",
        "19 < study.sessions",
        "study.rate > 98.5",
        "study.rate <= 98.7",
        "study.day > '2022-06-01'",
        "study.day == '2022-12-31'",
        "year != 2021",
        "study.themes[0] == '甲'",
        "'甲' in study.themes",
        "'a' in study.topic",
        "study.themes | length == 3",
        "study.themes[0] != study.themes[1]",
        "study.sessions is even",
        "study.sessions is divisibleby 5",
        "study.sessions is number",
        "study.topic is string",
        "study.note != 'x'",
        "not study.note == 'x'",
        "study.unknown_list | length == 1",
        "2 > study.unknown_list | length",
    ],
)
def test_known_facts_can_be_compared(tmp_path: Path, condition: str) -> None:
    assert "ja" == text_of(tmp_path, f"{{% if {condition} %}}ja{{% else %}}nein{{% endif %}}")


@pytest.mark.parametrize(
    "condition", ["study.pending > 3", "study.pending == 3", "3 < study.pending", "study.sessions == study.pending"]
)
def test_a_blank_cannot_be_compared(tmp_path: Path, condition: str) -> None:
    expected = '1 not-comparable: "study.pending" is not known yet and cannot be compared'

    assert expected == text_of(tmp_path, f"{{% if {condition} %}}ja{{% endif %}}")


@pytest.mark.parametrize(
    "expression", ["study.sessions + 1", "2 * study.sessions", "-study.sessions", "study.rate / 2"]
)
def test_a_template_does_not_calculate_with_facts(tmp_path: Path, expression: str) -> None:
    said = text_of(tmp_path, f"{{{{ {expression} }}}}")

    assert said.startswith('1 fact-arithmetic: a template does not calculate with "study.')


def test_a_blank_list_has_one_blank_item(tmp_path: Path) -> None:
    unknown = list_of("problems", state=State.BLANK, blank_item=REPORT.problems.blank_item)
    report = REPORT.model_copy(update={"problems": unknown})

    assert "〔待填：标签problems[0].text〕" == text_of(
        tmp_path, "{% for problem in problems %}{{ problem.text }}{% endfor %}", report
    )


def test_a_blank_list_of_texts_prints_one_blank(tmp_path: Path) -> None:
    assert "〔待填：标签study.unknown_list〕" * 2 == text_of(
        tmp_path, "{{ study.unknown_list }}{% for x in study.unknown_list %}{{ x }}{% endfor %}"
    )


def test_how_many_items_a_list_has_is_a_fact_too(tmp_path: Path) -> None:
    assert "3项" == text_of(tmp_path, "{{ study.themes | length }}项")
    assert "〔待填：标签study.unknown_list〕项" == text_of(tmp_path, "{{ study.unknown_list | length }}项")


def test_a_fact_tells_its_label_unit_and_provenance(tmp_path: Path) -> None:
    assert "标签study.sessions次无" == text_of(
        tmp_path, '{{ study.sessions.label }}{{ study.sessions.unit }}{{ study.sessions.source or "无" }}'
    )


def test_a_diagnostic_names_the_fact(tmp_path: Path) -> None:
    [diagnostic] = render(tmp_path, "\n\n{{ study.campaign }}").diagnostics

    assert ("study.campaign", 3) == (str(diagnostic.route), diagnostic.span.line)


def test_a_fact_hides_its_python_self(tmp_path: Path) -> None:
    for name in ("fact", "printed", "__class__", "_fact", "text"):
        assert "unknown-attribute" in text_of(tmp_path, f"{{{{ study.topic.{name} }}}}")


def test_the_facts_of_an_all_blank_report_print(tmp_path: Path) -> None:
    study = STUDY.model_copy(update={name: blank(f"study.{name}") for name in ("sessions", "topic", "rate")})
    report = Report.model_construct(**{**vars(REPORT), "study": study})

    assert 3 == text_of(tmp_path, "{{ study.sessions }}{{ study.topic }}{{ study.rate | upper }}", report).count(
        "〔待填"
    )
